import type { Platform } from "../../platform/platform.ts";
import { findCompanies } from "./companies.store.ts";
import { companyKey, openName } from "./company-record.ts";

/** Names by company id; kept in memory, since few companies are asked for again and again. */
export function createCompanyNames({ db, keys }: Pick<Platform, "db" | "keys">) {
  const known = new Map<string, string>();
  return {
    async of(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
      const missing = [...new Set(ids)].filter((id) => !known.has(id));
      if (missing.length > 0) {
        for (const row of await findCompanies(db.reader, missing)) {
          known.set(row.id, openName(await companyKey(keys, row.id), row));
        }
      }
      return known;
    },
    /** After a company got another name. */
    forget: (id: string): void => void known.delete(id),
  };
}
export type CompanyNames = ReturnType<typeof createCompanyNames>;
