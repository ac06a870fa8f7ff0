import type { Host, Platform } from "../../platform/platform.ts";
import type { Plans } from "./create-plans.ts";
import { broadcastPlans } from "./plans.broadcast.ts";
import { routePlans } from "./plans.routes.ts";

export { createPlans, type Plans } from "./create-plans.ts";

/** What people may use: plans and licences, and what companies turned on or off. */
export function mountPlans(platform: Platform, host: Host, plans: Plans): void {
  routePlans(host, plans);
  broadcastPlans(host, platform.facts, plans);
  host.onStart(async () => void (await plans.plans.all()));
}
