import { and, asc, count, eq, isNotNull, isNull, lt, or } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { companyDomains } from "./companies.tables.ts";

export type DomainRow = typeof companyDomains.$inferSelect;
const ofCompany = (companyId: string) => eq(companyDomains.companyId, companyId);

export const domainsOf = (db: Db, companyId: string): Promise<DomainRow[]> =>
  db.select().from(companyDomains).where(ofCompany(companyId)).orderBy(asc(companyDomains.createdAt));

export const countDomains = async (db: Db, companyId: string): Promise<number> =>
  (await db.select({ claimed: count() }).from(companyDomains).where(ofCompany(companyId)))[0]?.claimed ?? 0;

export const findDomain = async (db: Db, companyId: string, id: string): Promise<DomainRow | undefined> =>
  (
    await db
      .select()
      .from(companyDomains)
      .where(and(ofCompany(companyId), eq(companyDomains.id, id)))
      .limit(1)
  )[0];

export const findClaim = async (db: Db, companyId: string, domainIndex: string): Promise<DomainRow | undefined> =>
  (
    await db
      .select()
      .from(companyDomains)
      .where(and(ofCompany(companyId), eq(companyDomains.domainIndex, domainIndex)))
      .limit(1)
  )[0];

/** Whoever has proved the domain. */
export const findProved = async (db: Db, provedIndex: string): Promise<DomainRow | undefined> =>
  (await db.select().from(companyDomains).where(eq(companyDomains.provedIndex, provedIndex)).limit(1))[0];

/** Proved domains that nobody has looked after since then. */
export const domainsCheckedBefore = (db: Db, at: number, limit: number): Promise<DomainRow[]> =>
  db
    .select()
    .from(companyDomains)
    .where(
      and(isNotNull(companyDomains.verifiedAt), or(isNull(companyDomains.checkedAt), lt(companyDomains.checkedAt, at))),
    )
    .orderBy(asc(companyDomains.checkedAt))
    .limit(limit);

export const insertDomain = (tx: Tx, row: typeof companyDomains.$inferInsert) => tx.insert(companyDomains).values(row);

export const changeDomain = (
  tx: Tx,
  id: string,
  change: Partial<Pick<DomainRow, "provedIndex" | "verifiedAt" | "checkedAt" | "missingSince" | "joining">>,
) => tx.update(companyDomains).set(change).where(eq(companyDomains.id, id));

/** @returns false when it was not there (any more) */
export const removeDomain = async (tx: Tx, companyId: string, id: string): Promise<boolean> =>
  (
    await tx
      .delete(companyDomains)
      .where(and(ofCompany(companyId), eq(companyDomains.id, id)))
      .returning({ id: companyDomains.id })
  ).length > 0;

export const removeDomainsOf = (tx: Tx, companyId: string) => tx.delete(companyDomains).where(ofCompany(companyId));
