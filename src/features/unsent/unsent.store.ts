import { and, asc, count, eq, isNull, lte } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { drafts, scheduledMessages } from "./unsent.tables.ts";

export type DraftRow = typeof drafts.$inferSelect;
export type ScheduledRow = typeof scheduledMessages.$inferSelect;

export const draftsOf = (db: Db, accountId: string): Promise<DraftRow[]> =>
  db.select().from(drafts).where(eq(drafts.accountId, accountId));

export const upsertDraft = (tx: Tx, row: DraftRow) =>
  tx
    .insert(drafts)
    .values(row)
    .onConflictDoUpdate({ target: [drafts.accountId, drafts.conversationId], set: { text: row.text, at: row.at } });

export const deleteDraft = (tx: Tx, accountId: string, conversationId: string) =>
  tx.delete(drafts).where(and(eq(drafts.accountId, accountId), eq(drafts.conversationId, conversationId)));

export const deleteDraftsOf = (tx: Tx, accountId: string) => tx.delete(drafts).where(eq(drafts.accountId, accountId));

export const scheduledOf = (db: Db, accountId: string): Promise<ScheduledRow[]> =>
  db
    .select()
    .from(scheduledMessages)
    .where(eq(scheduledMessages.accountId, accountId))
    .orderBy(asc(scheduledMessages.dueAt));

export const findScheduled = async (db: Db, id: string): Promise<ScheduledRow | undefined> =>
  (await db.select().from(scheduledMessages).where(eq(scheduledMessages.id, id)).limit(1))[0];

export const countScheduled = async (db: Db, accountId: string): Promise<number> =>
  (await db.select({ count: count() }).from(scheduledMessages).where(eq(scheduledMessages.accountId, accountId)))[0]
    ?.count ?? 0;

/** Whether a message that waits carries this file. */
export const isCarried = async (db: Db, fileId: string): Promise<boolean> =>
  (
    await db
      .select({ id: scheduledMessages.id })
      .from(scheduledMessages)
      .where(eq(scheduledMessages.fileId, fileId))
      .limit(1)
  ).length > 0;

/** Those whose time has come, the longest waiting first. */
export const dueMessages = (db: Db, now: number, limit: number): Promise<ScheduledRow[]> =>
  db
    .select()
    .from(scheduledMessages)
    .where(and(lte(scheduledMessages.dueAt, now), isNull(scheduledMessages.failure)))
    .orderBy(asc(scheduledMessages.dueAt))
    .limit(limit);

export const upsertScheduled = (tx: Tx, row: ScheduledRow) => {
  const { id: _, accountId: __, conversationId: ___, ...changing } = row;
  return tx.insert(scheduledMessages).values(row).onConflictDoUpdate({ target: scheduledMessages.id, set: changing });
};

const inRevision = ({ id, revision }: Pick<ScheduledRow, "id" | "revision">) =>
  and(eq(scheduledMessages.id, id), eq(scheduledMessages.revision, revision));

export const deleteScheduled = (tx: Tx, row: Pick<ScheduledRow, "id" | "revision">) =>
  tx.delete(scheduledMessages).where(inRevision(row));

export const setFailure = (tx: Tx, row: Pick<ScheduledRow, "id" | "revision">, failure: string) =>
  tx.update(scheduledMessages).set({ failure }).where(inRevision(row));

export const deleteScheduledOf = (tx: Tx, accountId: string) =>
  tx.delete(scheduledMessages).where(eq(scheduledMessages.accountId, accountId));
