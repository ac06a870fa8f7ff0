import { and, eq } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { heldMarks } from "./conversations.tables.ts";

export type HeldMarks = typeof heldMarks.$inferSelect;

/** What is held back for somebody, in all of their conversations or in one. */
export const heldMarksOf = (db: Db, accountId: string, conversationId?: string): Promise<HeldMarks[]> =>
  db
    .select()
    .from(heldMarks)
    .where(
      and(
        eq(heldMarks.accountId, accountId),
        conversationId === undefined ? undefined : eq(heldMarks.conversationId, conversationId),
      ),
    );

export const saveHeldMarks = (tx: Tx, held: HeldMarks) =>
  tx
    .insert(heldMarks)
    .values(held)
    .onConflictDoUpdate({ target: [heldMarks.conversationId, heldMarks.accountId], set: held });

export const deleteHeldMarks = (tx: Tx, { accountId, conversationId }: HeldMarks) =>
  tx.delete(heldMarks).where(and(eq(heldMarks.accountId, accountId), eq(heldMarks.conversationId, conversationId)));

export const deleteAllHeldMarksOf = (tx: Tx, accountId: string) =>
  tx.delete(heldMarks).where(eq(heldMarks.accountId, accountId));
