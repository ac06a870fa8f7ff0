import type { Host } from "../../platform/platform.ts";
import type { PlansDeps } from "./plans.deps.ts";

/** Whoever is connected asks again for what they may use; whoever comes back later asks by themselves. */
export function broadcastPlans(host: Host, { people }: Pick<PlansDeps, "people">): void {
  host.broadcast("functions.changed", {
    audience: async ({ payload: { of, id } }) => {
      if (of === "person") return [id];
      return of === "company" ? people.idsIn(id) : people.allIds();
    },
    present: async () => ({ type: "functions.changed" }),
  });
}
