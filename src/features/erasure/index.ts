import type { Host, Platform } from "../../platform/platform.ts";
import { afterRestore } from "./after-restore.ts";
import { openRequests } from "./ask-for-erasure.ts";
import { createErasures } from "./create-erasures.ts";
import type { ErasureDeps, ErasureDoors } from "./erasure.deps.ts";
import { routeErasure } from "./erasure.routes.ts";
import { isHeld } from "./legal-holds.ts";

export { checkCertificate } from "./certificate.ts";
export { partsOf } from "./erasure-parts.ts";

/** How an account goes for good: who may decide it, what it takes along, and the proof that it did. */
export function mountErasure(platform: Platform & Pick<ErasureDeps, "db">, host: Host, doors: ErasureDoors) {
  const deps = { ...platform, doors };
  const erasures = createErasures(deps);
  routeErasure(host, deps, erasures);
  host.onStart(erasures.resume);
  host.onStart(() => afterRestore(deps, erasures, doors.restored));
  host.onStop(erasures.stop);
  return {
    ...{ erase: erasures.erase, eraseMember: erasures.eraseMember, resume: erasures.resume, idle: erasures.idle },
    isHeld: (accountId: string) => isHeld(deps, accountId),
    openRequests: () => openRequests(deps),
  };
}
