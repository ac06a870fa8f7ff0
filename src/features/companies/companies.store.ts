import { inArray } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { companies } from "./companies.tables.ts";

export type CompanyRow = typeof companies.$inferSelect;

export const findCompanies = (db: Db, ids: readonly string[]): Promise<CompanyRow[]> =>
  db
    .select()
    .from(companies)
    .where(inArray(companies.id, [...ids]));

export const insertCompany = (tx: Tx, row: CompanyRow) => tx.insert(companies).values(row);
