import { and, desc, eq, inArray, isNull, lt, notInArray } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { diagnosisConsents, networkReports } from "./diagnosis.tables.ts";

type ConsentRow = typeof diagnosisConsents.$inferSelect;
export type ReportRow = typeof networkReports.$inferSelect;

const standing = isNull(diagnosisConsents.withdrawnAt);

export const findConsent = async (db: Db, accountId: string): Promise<ConsentRow | undefined> =>
  (
    await db
      .select()
      .from(diagnosisConsents)
      .where(and(eq(diagnosisConsents.accountId, accountId), standing))
      .limit(1)
  )[0];

/** Withdrawn ones too. */
export const consentsOf = (db: Db, accountId: string): Promise<ConsentRow[]> =>
  db.select().from(diagnosisConsents).where(eq(diagnosisConsents.accountId, accountId));

/** Those among them who have consented. */
export async function consentingAmong(db: Db, accountIds: readonly string[]): Promise<string[]> {
  if (accountIds.length === 0) return [];
  const rows = await db
    .selectDistinct({ accountId: diagnosisConsents.accountId })
    .from(diagnosisConsents)
    .where(and(inArray(diagnosisConsents.accountId, [...accountIds]), standing));
  return rows.map(({ accountId }) => accountId);
}

export const insertConsent = (tx: Tx, row: ConsentRow) => tx.insert(diagnosisConsents).values(row);

export const endConsents = (tx: Tx, accountId: string, withdrawnAt: number) =>
  tx
    .update(diagnosisConsents)
    .set({ withdrawnAt })
    .where(and(eq(diagnosisConsents.accountId, accountId), standing));

export const upsertReport = (tx: Tx, row: ReportRow) =>
  tx
    .insert(networkReports)
    .values(row)
    .onConflictDoUpdate({
      target: [networkReports.accountId, networkReports.deviceId],
      set: { at: row.at, report: row.report },
    });

/** All but somebody's newest ones. */
export const deleteOlderReports = (tx: Tx, accountId: string, kept: number) =>
  tx
    .delete(networkReports)
    .where(
      and(
        eq(networkReports.accountId, accountId),
        notInArray(
          networkReports.deviceId,
          tx
            .select({ deviceId: networkReports.deviceId })
            .from(networkReports)
            .where(eq(networkReports.accountId, accountId))
            .orderBy(desc(networkReports.at))
            .limit(kept),
        ),
      ),
    );

export async function reportsOf(db: Db, accountIds: readonly string[], limit: number): Promise<ReportRow[]> {
  if (accountIds.length === 0) return [];
  return db
    .select()
    .from(networkReports)
    .where(inArray(networkReports.accountId, [...accountIds]))
    .orderBy(desc(networkReports.at))
    .limit(limit);
}

export const deleteReportsOf = (tx: Tx, accountId: string) =>
  tx.delete(networkReports).where(eq(networkReports.accountId, accountId));

export const deleteReportsBefore = (tx: Tx, at: number) => tx.delete(networkReports).where(lt(networkReports.at, at));

export const deleteConsentsOf = (tx: Tx, accountId: string) =>
  tx.delete(diagnosisConsents).where(eq(diagnosisConsents.accountId, accountId));
