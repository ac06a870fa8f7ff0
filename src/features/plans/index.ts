import type { Host, Platform } from "../../platform/platform.ts";
import type { Companies } from "../companies/index.ts";
import type { Plans } from "./create-plans.ts";
import { forgetForeign } from "./forget-foreign.ts";
import { broadcastPlans } from "./plans.broadcast.ts";
import { routePlans } from "./plans.routes.ts";

export { createPlans, type Plans } from "./create-plans.ts";

/** What people may use: plans and licences, and what companies turned on or off. */
export function mountPlans(
  platform: Platform,
  host: Host,
  { plans, companies }: { plans: Plans; companies: Pick<Companies, "companyNames"> },
): void {
  const deps = { ...platform, ...plans, companies };
  routePlans(host, deps);
  broadcastPlans(host, deps);
  platform.facts.on("account.changed", "plans-entitlements", ({ payload }) => forgetForeign(deps, payload.accountId));
  host.onStart(async () => void (await plans.plans.all()));
}
