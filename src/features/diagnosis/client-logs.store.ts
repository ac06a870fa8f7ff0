import { and, count, desc, eq, gt, isNull } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { clientLogs } from "./diagnosis.tables.ts";

export type ClientLogRow = typeof clientLogs.$inferSelect;

/** Sent after this time, and not withdrawn. */
const standing = (after: number) => and(gt(clientLogs.sentAt, after), isNull(clientLogs.withdrawnAt));

export const insertLogOnce = (tx: Tx, row: ClientLogRow) => tx.insert(clientLogs).values(row).onConflictDoNothing();

export const findLog = async (db: Db, id: string, after: number): Promise<ClientLogRow | undefined> =>
  (
    await db
      .select()
      .from(clientLogs)
      .where(and(eq(clientLogs.id, id), standing(after)))
  )[0];

export const isKnownLog = async (db: Db, id: string): Promise<boolean> =>
  (await db.select({ id: clientLogs.id }).from(clientLogs).where(eq(clientLogs.id, id))).length > 0;

export const countLogsOf = async (db: Db, accountId: string, after: number): Promise<number> =>
  (
    await db
      .select({ count: count() })
      .from(clientLogs)
      .where(and(eq(clientLogs.accountId, accountId), standing(after)))
  )[0]?.count ?? 0;

/** Withdrawn ones too. */
export const logsOf = (db: Db, accountId: string, after: number): Promise<ClientLogRow[]> =>
  db
    .select()
    .from(clientLogs)
    .where(and(eq(clientLogs.accountId, accountId), gt(clientLogs.sentAt, after)))
    .orderBy(desc(clientLogs.sentAt));

/** Without what stands in them. */
export const allLogs = (db: Db, after: number) =>
  db
    .select({ id: clientLogs.id, accountId: clientLogs.accountId, sentAt: clientLogs.sentAt })
    .from(clientLogs)
    .where(standing(after))
    .orderBy(desc(clientLogs.sentAt))
    .limit(500);

/** @returns false when they sent no such one, or withdrew it already */
export const withdrawLog = async (tx: Tx, { accountId, id, at }: { accountId: string; id: string; at: number }) =>
  (
    await tx
      .update(clientLogs)
      .set({ entries: null, withdrawnAt: at })
      .where(and(eq(clientLogs.id, id), eq(clientLogs.accountId, accountId), isNull(clientLogs.withdrawnAt)))
  ).rowsAffected > 0;

export const deleteLogsOf = (tx: Tx, accountId: string) =>
  tx.delete(clientLogs).where(eq(clientLogs.accountId, accountId));
