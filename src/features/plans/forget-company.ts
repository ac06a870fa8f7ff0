import type { Platform } from "../../platform/platform.ts";
import type { Entitlements } from "./entitlements.ts";
import { deleteFunctionsOf } from "./functions.store.ts";
import { deleteLicencesOf } from "./licences.store.ts";

/** A company that is gone has no licences, groups and switches. Idempotent. */
export async function forgetCompany(
  { db, entitlements }: Pick<Platform, "db"> & { readonly entitlements: Entitlements },
  companyId: string,
): Promise<void> {
  await db.transaction(async (tx) => {
    await deleteLicencesOf(tx, companyId);
    await deleteFunctionsOf(tx, companyId);
  });
  entitlements.forgetAll();
}
