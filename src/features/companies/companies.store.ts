import { desc, eq, inArray } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { companies, companyAgreements, companyLogos } from "./companies.tables.ts";

export type CompanyRow = typeof companies.$inferSelect;
export type AgreementRow = typeof companyAgreements.$inferSelect;
type LogoRow = typeof companyLogos.$inferSelect;

export const findCompanies = (db: Db, ids: readonly string[]): Promise<CompanyRow[]> =>
  db
    .select()
    .from(companies)
    .where(inArray(companies.id, [...ids]));

export const findCompany = async (db: Db, id: string): Promise<CompanyRow | undefined> =>
  (await db.select().from(companies).where(eq(companies.id, id)).limit(1))[0];

export const insertCompany = (tx: Tx, row: typeof companies.$inferInsert) => tx.insert(companies).values(row);

export const changeCompany = (tx: Tx, id: string, change: Partial<Omit<CompanyRow, "id" | "createdAt">>) =>
  tx.update(companies).set(change).where(eq(companies.id, id));

export const insertAgreement = (tx: Tx, row: AgreementRow) => tx.insert(companyAgreements).values(row);

/** What the company accepted last. */
export const newestAgreement = async (db: Db, companyId: string): Promise<AgreementRow | undefined> =>
  (
    await db
      .select()
      .from(companyAgreements)
      .where(eq(companyAgreements.companyId, companyId))
      .orderBy(desc(companyAgreements.acceptedAt))
      .limit(1)
  )[0];

/** Those that one person accepted for their company. */
export const agreementsAcceptedBy = (db: Db, accountId: string): Promise<AgreementRow[]> =>
  db.select().from(companyAgreements).where(eq(companyAgreements.acceptedById, accountId));

export const findLogo = async (db: Db, companyId: string): Promise<LogoRow | undefined> =>
  (await db.select().from(companyLogos).where(eq(companyLogos.companyId, companyId)).limit(1))[0];

/** Without the picture itself. */
export const logoVersionOf = async (db: Db, companyId: string): Promise<string | null> =>
  (
    await db
      .select({ version: companyLogos.version })
      .from(companyLogos)
      .where(eq(companyLogos.companyId, companyId))
      .limit(1)
  )[0]?.version ?? null;

export const putLogo = (tx: Tx, row: LogoRow) =>
  tx
    .insert(companyLogos)
    .values(row)
    .onConflictDoUpdate({ target: companyLogos.companyId, set: { version: row.version, bytes: row.bytes } });

export const removeLogo = (tx: Tx, companyId: string) =>
  tx.delete(companyLogos).where(eq(companyLogos.companyId, companyId));

export const allCompanies = (db: Db): Promise<CompanyRow[]> => db.select().from(companies).orderBy(companies.createdAt);

export const deleteCompany = (tx: Tx, id: string) => tx.delete(companies).where(eq(companies.id, id));
