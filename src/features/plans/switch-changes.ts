import { type SwitchSettings, switchNames } from "../../protocol/plans.ts";

/** What a new setting changes, for the audit log: `{ chat: "off", files: "inherit" }`. */
export function switchChanges(before: SwitchSettings, after: SwitchSettings): Record<string, string> {
  const changed = switchNames.filter((name) => before[name] !== after[name]);
  return Object.fromEntries(changed.map((name) => [name, after[name] ?? "inherit"]));
}
