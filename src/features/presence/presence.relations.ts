import type { Facts } from "../../platform/platform.ts";
import type { Watching } from "./watching.ts";

/** Who may see whom changes without anybody coming or going: a block, another company, another visibility. */
export function followRelations(
  facts: Facts,
  reconsider: (accountId: string) => Promise<void>,
  watching: Watching,
): void {
  const kinds = ["account.changed", "person.visibility_changed", "block.changed", "contact.changed"] as const;
  for (const kind of kinds) facts.on(kind, `presence-${kind}`, ({ payload }) => reconsider(payload.accountId));
  facts.on("company.visibility_changed", "presence-companies", async () => watching.everythingChanged());
}
