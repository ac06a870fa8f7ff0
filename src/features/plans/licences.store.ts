import { and, count, eq, inArray, ne, sql } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { companyLicences, licenceHolders } from "./plans.tables.ts";

const ofCompany = (companyId: string, planId: string) =>
  and(eq(companyLicences.companyId, companyId), eq(companyLicences.planId, planId));

export const boughtBy = async (db: Db, companyId: string, planId: string): Promise<number> =>
  (await db.select({ bought: companyLicences.bought }).from(companyLicences).where(ofCompany(companyId, planId)))[0]
    ?.bought ?? 0;

export const assignedBy = async (db: Db, companyId: string, planId: string): Promise<number> =>
  (
    await db
      .select({ holders: count() })
      .from(licenceHolders)
      .where(and(eq(licenceHolders.companyId, companyId), eq(licenceHolders.planId, planId)))
  )[0]?.holders ?? 0;

export interface LicenceCount {
  readonly companyId: string;
  readonly planId: string;
  readonly bought: number;
  readonly assigned: number;
}

/** Licences by company and plan, of one company or (the operator's view) of all. */
export const licenceCounts = (db: Db, companyId?: string): Promise<LicenceCount[]> => {
  const assigned = sql<number>`(select count(*) from ${licenceHolders}
    where ${licenceHolders.companyId} = ${companyLicences.companyId}
      and ${licenceHolders.planId} = ${companyLicences.planId})`;
  return db
    .select({
      companyId: companyLicences.companyId,
      planId: companyLicences.planId,
      bought: companyLicences.bought,
      assigned,
    })
    .from(companyLicences)
    .where(companyId === undefined ? undefined : eq(companyLicences.companyId, companyId));
};

export const planHasLicences = async (db: Db, planId: string): Promise<boolean> =>
  (
    await db
      .select({ planId: companyLicences.planId })
      .from(companyLicences)
      .where(eq(companyLicences.planId, planId))
      .limit(1)
  ).length > 0;

/** None bought: no row, so that a plan nobody has can be withdrawn. */
export async function saveBought(tx: Tx, companyId: string, planId: string, bought: number): Promise<void> {
  if (bought === 0) await tx.delete(companyLicences).where(ofCompany(companyId, planId));
  else
    await tx
      .insert(companyLicences)
      .values({ companyId, planId, bought })
      .onConflictDoUpdate({ target: [companyLicences.companyId, companyLicences.planId], set: { bought } });
}

/** The plan that this company gave the person. */
export const licensedPlan = async (db: Db, accountId: string, companyId: string): Promise<string | undefined> =>
  (
    await db
      .select({ planId: licenceHolders.planId })
      .from(licenceHolders)
      .where(and(eq(licenceHolders.accountId, accountId), eq(licenceHolders.companyId, companyId)))
  )[0]?.planId;

export const licensedPlans = async (db: Db, accountIds: readonly string[], companyId: string) =>
  new Map(
    (
      await db
        .select({ accountId: licenceHolders.accountId, planId: licenceHolders.planId })
        .from(licenceHolders)
        .where(and(inArray(licenceHolders.accountId, [...accountIds]), eq(licenceHolders.companyId, companyId)))
    ).map(({ accountId, planId }) => [accountId, planId]),
  );

export const saveHolder = (tx: Tx, row: typeof licenceHolders.$inferInsert) =>
  tx
    .insert(licenceHolders)
    .values(row)
    .onConflictDoUpdate({
      target: licenceHolders.accountId,
      set: { companyId: row.companyId, planId: row.planId, assignedAt: row.assignedAt },
    });

export const deleteHolder = (tx: Tx, accountId: string, companyId: string) =>
  tx
    .delete(licenceHolders)
    .where(and(eq(licenceHolders.accountId, accountId), eq(licenceHolders.companyId, companyId)));

/** What another company gave them, or (null) any. */
export const deleteForeignHolder = (tx: Tx, accountId: string, companyId: string | null) =>
  tx
    .delete(licenceHolders)
    .where(
      and(
        eq(licenceHolders.accountId, accountId),
        companyId === null ? undefined : ne(licenceHolders.companyId, companyId),
      ),
    );

export async function deleteLicencesOf(tx: Tx, companyId: string): Promise<void> {
  await tx.delete(licenceHolders).where(eq(licenceHolders.companyId, companyId));
  await tx.delete(companyLicences).where(eq(companyLicences.companyId, companyId));
}
