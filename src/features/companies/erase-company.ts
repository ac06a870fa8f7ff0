import type { Platform } from "../../platform/platform.ts";
import { deleteCompany } from "./companies.store.ts";
import type { CompanyNames } from "./company-names.ts";

/** The end of a terminated company's own record: its key first, so that no copy of it opens. Idempotent. */
export async function eraseCompany(
  { db, keys, names }: Pick<Platform, "db" | "keys"> & { readonly names: CompanyNames },
  companyId: string,
): Promise<void> {
  await keys.destroy(`company:${companyId}`);
  await db.transaction(async (tx) => void (await deleteCompany(tx, companyId)));
  names.forget(companyId);
}
