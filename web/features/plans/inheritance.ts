import type { DecidedBy, SwitchName, SwitchSettings } from "../../../src/protocol/plans.ts";

/** One level that says something of functions, from the company down to the person. */
export interface Level {
  readonly key: "company" | "group" | "person";
  readonly switches: SwitchSettings;
}

export interface Resolved {
  readonly isOn: boolean;
  readonly decidedBy: DecidedBy;
}

/**
 * What comes of the levels above and including the last one. The server decides by the same rule; this shows it before
 * the answer is there.
 */
export function resolved(name: SwitchName, levels: readonly Level[], isInPlan: boolean): Resolved {
  if (!isInPlan) return { isOn: false, decidedBy: "plan" };
  const decider = levels.findLast(({ switches }) => switches[name] !== undefined);
  return decider === undefined
    ? { isOn: true, decidedBy: null }
    : { isOn: decider.switches[name] === "on", decidedBy: decider.key };
}

/** The settings with one of them changed; null inherits. */
export function withSwitch(switches: SwitchSettings, name: SwitchName, state: "on" | "off" | null): SwitchSettings {
  const { [name]: _, ...others } = switches;
  return state === null ? others : { ...others, [name]: state };
}
