import { desc, eq, inArray, sql } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { noticeObjections, notices } from "./notices.tables.ts";

type NoticeRow = typeof notices.$inferSelect;

const shown = 50;

/** @returns false when it was there already */
export const insertNoticeOnce = async (tx: Tx, row: typeof notices.$inferInsert): Promise<boolean> =>
  (await tx.insert(notices).values(row).onConflictDoNothing()).rowsAffected > 0;

export const findNotice = async (db: Db, id: string): Promise<NoticeRow | undefined> =>
  (await db.select().from(notices).where(eq(notices.id, id)))[0];

/** The newest first. */
export const newestNotices = (db: Db): Promise<NoticeRow[]> =>
  db.select().from(notices).orderBy(desc(notices.writtenAt)).limit(shown);

export const noteQueued = (tx: Tx, id: string, queuedThrough: string, count: number) =>
  tx
    .update(notices)
    .set({ queuedThrough, recipients: sql`${notices.recipients} + ${count}` })
    .where(eq(notices.id, id));

export const noteDone = (tx: Tx, id: string, doneAt: number) =>
  tx.update(notices).set({ doneAt }).where(eq(notices.id, id));

export const objectedAt = async (db: Db, accountId: string): Promise<number | null> =>
  (await db.select().from(noticeObjections).where(eq(noticeObjections.accountId, accountId)))[0]?.objectedAt ?? null;

export const objectorsAmong = async (db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await db
        .select()
        .from(noticeObjections)
        .where(inArray(noticeObjections.accountId, [...ids]))
    ).map(({ accountId }) => accountId),
  );

/** @returns false when they had objected already */
export const insertObjectionOnce = async (tx: Tx, row: typeof noticeObjections.$inferInsert): Promise<boolean> =>
  (await tx.insert(noticeObjections).values(row).onConflictDoNothing()).rowsAffected > 0;

/** @returns false when there was none */
export const deleteObjection = async (tx: Tx, accountId: string): Promise<boolean> =>
  (await tx.delete(noticeObjections).where(eq(noticeObjections.accountId, accountId))).rowsAffected > 0;
