import type { Facts, Host } from "../../platform/platform.ts";
import type { PeopleReader } from "../accounts/index.ts";
import type { Entitlements } from "./entitlements.ts";

export interface FunctionsAudience {
  readonly people: Pick<PeopleReader, "idsIn" | "allIds">;
  readonly entitlements: Entitlements;
}

/** Whoever is connected asks again for what they may use; whoever comes back later asks by themselves. */
export function broadcastPlans(host: Host, facts: Facts, { people, entitlements }: FunctionsAudience): void {
  host.broadcast("functions.changed", {
    audience: async ({ payload: { of, id } }) => {
      if (of === "person") return [id];
      return of === "company" ? people.idsIn(id) : people.allIds();
    },
    present: async () => ({ type: "functions.changed" }),
  });
  // Whoever changed company has its functions from then on.
  facts.on("account.changed", "plans-entitlements", async ({ payload }) => entitlements.forget(payload.accountId));
}
