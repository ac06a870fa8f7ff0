import type { Host, Platform } from "../../platform/platform.ts";
import { routeAffected } from "./affected.routes.ts";
import type { BreachesDeps, BreachesDoors } from "./breaches.deps.ts";
import { openReports, routeBreaches } from "./breaches.routes.ts";
import { forgetPerson } from "./breaches.store.ts";
import { routeRegister } from "./register.routes.ts";

/** Data breaches: anybody reports one, the operator finds out, decides within three days whom to tell, and tells them (S60). */
export function mountBreaches(platform: Platform, host: Host, doors: BreachesDoors) {
  const deps: BreachesDeps = { ...platform, ...doors };
  routeBreaches(host, deps);
  routeRegister(host, deps);
  routeAffected(host, deps);
  return {
    openReports: () => openReports(deps),
    /** Of somebody who is going for good: what they reported stays in the register, without them. */
    erase: (accountId: string) => platform.db.transaction(async (tx) => void (await forgetPerson(tx, accountId))),
  };
}
