import { open } from "../../platform/crypto/seal.ts";
import type { Platform } from "../../platform/platform.ts";
import { findCompanies } from "./companies.store.ts";

export const namePlace = (companyId: string) => ({ table: "companies", column: "name", row: companyId });

/** Names by company id; kept in memory, since few companies are asked for again and again. */
export function createCompanyNames({ db, keys }: Pick<Platform, "db" | "keys">) {
  const known = new Map<string, string>();
  return async (ids: readonly string[]): Promise<ReadonlyMap<string, string>> => {
    const missing = [...new Set(ids)].filter((id) => !known.has(id));
    if (missing.length > 0) {
      for (const row of await findCompanies(db.reader, missing)) {
        known.set(row.id, open(await keys.get(`company:${row.id}`), namePlace(row.id), row.name));
      }
    }
    return known;
  };
}
