import type { Host, Platform } from "../../platform/platform.ts";
import { restrictionActOf } from "./list-restrictions.ts";
import { deleteLinksOf, deleteRestrictionsOf } from "./restrictions.store.ts";
import type { RightsDoors } from "./rights.deps.ts";
import { routeRights } from "./rights.routes.ts";

/** What people may ask for beside access and erasure: restriction, objection, their consents. */
export function mountRights(platform: Platform, host: Host, doors: RightsDoors) {
  const { db } = platform;
  const deps = { ...platform, doors };
  routeRights(host, deps);
  return {
    restrictionActOf: (restrictionId: string, isOn: boolean) => restrictionActOf(deps, restrictionId, isOn),
    /** Of somebody who is going for good. */
    erase: (accountId: string) =>
      db.transaction(async (tx) => {
        await deleteLinksOf(tx, accountId);
        await deleteRestrictionsOf(tx, accountId);
      }),
  };
}
