import { and, asc, count, desc, eq, gt, inArray, lt, sql } from "drizzle-orm";
import type { Sealed } from "../../../platform/crypto/keys.ts";
import type { Db, Tx } from "../../../platform/storage/database.ts";
import type { MessageContent } from "../../../protocol/conversations.ts";
import { type MessageRow, reaches } from "../conversations.store.ts";
import { messages } from "../conversations.tables.ts";
import {
  hiddenMessages,
  messageAcknowledgements,
  messagePins,
  messageReactions,
  messageVersions,
  type Reaction,
  withheldEdits,
} from "./messages.tables.ts";

export type ReactionRow = typeof messageReactions.$inferSelect;
export type PinRow = typeof messagePins.$inferSelect;
export type AcknowledgementRow = typeof messageAcknowledgements.$inferSelect;
export type VersionRow = typeof messageVersions.$inferSelect;
export type WithheldEditRow = typeof withheldEdits.$inferSelect;

export const findMessageAt = async (db: Db, conversationId: string, seq: number): Promise<MessageRow | undefined> =>
  (
    await db
      .select()
      .from(messages)
      .where(and(eq(messages.conversationId, conversationId), eq(messages.seq, seq)))
      .limit(1)
  )[0];

export interface Thread {
  readonly conversationId: string;
  readonly readerId: string;
  readonly fromSeq: number;
  readonly rootSeq: number;
  readonly before: number;
  readonly limit: number;
}
/** The newest replies before a position, ascending. */
export const repliesBefore = async (db: Db, thread: Thread): Promise<MessageRow[]> =>
  (
    await db
      .select()
      .from(messages)
      .where(
        and(
          eq(messages.conversationId, thread.conversationId),
          eq(messages.threadSeq, thread.rootSeq),
          lt(messages.seq, thread.before),
          gt(messages.seq, thread.fromSeq),
          reaches(thread.readerId),
        ),
      )
      .orderBy(desc(messages.seq))
      .limit(thread.limit)
  ).reverse();

/** Says that something hangs on a message from now on. */
export const markExtras = (tx: Tx, conversationId: string, seq: number) =>
  tx
    .update(messages)
    .set({ hasExtras: true })
    .where(and(eq(messages.conversationId, conversationId), eq(messages.seq, seq)));

export const replaceContent = (
  tx: Tx,
  id: string,
  change: { content: Sealed<MessageContent>; editedAt: number | null },
) => tx.update(messages).set(change).where(eq(messages.id, id));

export const reactionsTo = (db: Db, messageIds: readonly string[]): Promise<ReactionRow[]> =>
  db
    .select()
    .from(messageReactions)
    .where(inArray(messageReactions.messageId, [...messageIds]));
export const saveReactions = (tx: Tx, row: ReactionRow) =>
  tx
    .insert(messageReactions)
    .values(row)
    .onConflictDoUpdate({
      target: [messageReactions.messageId, messageReactions.accountId],
      set: { reactions: row.reactions as Sealed<Reaction[]> },
    });
export const deleteReactions = (tx: Tx, messageId: string, accountId?: string) =>
  tx
    .delete(messageReactions)
    .where(
      and(
        eq(messageReactions.messageId, messageId),
        accountId === undefined ? undefined : eq(messageReactions.accountId, accountId),
      ),
    );
export const pinsOf = (db: Db, messageIds: readonly string[]): Promise<PinRow[]> =>
  db
    .select()
    .from(messagePins)
    .where(inArray(messagePins.messageId, [...messageIds]));
export const countPins = async (db: Db, conversationId: string): Promise<number> =>
  (await db.select({ n: count() }).from(messagePins).where(eq(messagePins.conversationId, conversationId)))[0]?.n ?? 0;
/** The pinned messages that the reader sees, the newest pin first. */
export const pinnedMessages = async (
  db: Db,
  { conversationId, readerId, fromSeq }: Pick<Thread, "conversationId" | "readerId" | "fromSeq">,
): Promise<MessageRow[]> =>
  (
    await db
      .select({ message: messages })
      .from(messagePins)
      .innerJoin(messages, eq(messages.id, messagePins.messageId))
      .where(
        and(
          eq(messagePins.conversationId, conversationId),
          sql`${messagePins.withheldFrom} is not ${readerId}`,
          gt(messages.seq, fromSeq),
          reaches(readerId),
        ),
      )
      .orderBy(desc(messagePins.at))
  ).map(({ message }) => message);
/** @returns false when it was pinned already */
export const insertPin = async (tx: Tx, row: PinRow): Promise<boolean> =>
  (await tx.insert(messagePins).values(row).onConflictDoNothing()).rowsAffected === 1;
/** @returns false when it was not pinned */
export const deletePin = async (tx: Tx, messageId: string): Promise<boolean> =>
  (await tx.delete(messagePins).where(eq(messagePins.messageId, messageId))).rowsAffected > 0;

export const acknowledgementsOf = (db: Db, messageIds: readonly string[]): Promise<AcknowledgementRow[]> =>
  db
    .select()
    .from(messageAcknowledgements)
    .where(inArray(messageAcknowledgements.messageId, [...messageIds]))
    .orderBy(asc(messageAcknowledgements.at));
/** @returns false when they had said so before */
export const insertAcknowledgement = async (tx: Tx, row: AcknowledgementRow): Promise<boolean> =>
  (await tx.insert(messageAcknowledgements).values(row).onConflictDoNothing()).rowsAffected === 1;
export const deleteAcknowledgements = (tx: Tx, messageId: string) =>
  tx.delete(messageAcknowledgements).where(eq(messageAcknowledgements.messageId, messageId));

/** How many replies the reader sees of each thread. @param readerId null: whoever is not withheld anything */
export async function replyCounts(
  db: Db,
  conversationId: string,
  rootSeqs: readonly number[],
  readerId: string | null,
): Promise<ReadonlyMap<number, number>> {
  const rows = await db
    .select({ rootSeq: messages.threadSeq, n: count() })
    .from(messages)
    .where(
      and(
        eq(messages.conversationId, conversationId),
        inArray(messages.threadSeq, [...rootSeqs]),
        readerId === null ? undefined : reaches(readerId),
      ),
    )
    .groupBy(messages.threadSeq);
  return new Map(rows.map(({ rootSeq, n }) => [rootSeq ?? 0, n]));
}

export const versionsOf = (db: Db, messageId: string): Promise<VersionRow[]> =>
  db.select().from(messageVersions).where(eq(messageVersions.messageId, messageId)).orderBy(asc(messageVersions.at));
export const insertVersion = (tx: Tx, row: VersionRow) => tx.insert(messageVersions).values(row).onConflictDoNothing();
export const deleteVersions = (tx: Tx, messageId: string) =>
  tx.delete(messageVersions).where(eq(messageVersions.messageId, messageId));

export const withheldEditsOf = (db: Db, messageIds: readonly string[]): Promise<WithheldEditRow[]> =>
  db
    .select()
    .from(withheldEdits)
    .where(inArray(withheldEdits.messageId, [...messageIds]));
/** What the reader saw first stays. */
export const insertWithheldEdit = (tx: Tx, row: WithheldEditRow) =>
  tx.insert(withheldEdits).values(row).onConflictDoNothing();
export const deleteWithheldEdit = (tx: Tx, messageId: string) =>
  tx.delete(withheldEdits).where(eq(withheldEdits.messageId, messageId));

interface Place {
  readonly conversationId: string;
  readonly seq: number;
}
const isAt = (accountId: string, { conversationId, seq }: Place) =>
  and(
    eq(hiddenMessages.accountId, accountId),
    eq(hiddenMessages.conversationId, conversationId),
    eq(hiddenMessages.seq, seq),
  );
export const isHiddenFor = async (db: Db, accountId: string, place: Place): Promise<boolean> =>
  (await db.select({ seq: hiddenMessages.seq }).from(hiddenMessages).where(isAt(accountId, place)).limit(1)).length > 0;
/** Who deleted a message for themselves. */
export const hiddenBy = async (db: Db, { conversationId, seq }: Place): Promise<string[]> =>
  (
    await db
      .select({ accountId: hiddenMessages.accountId })
      .from(hiddenMessages)
      .where(and(eq(hiddenMessages.conversationId, conversationId), eq(hiddenMessages.seq, seq)))
  ).map(({ accountId }) => accountId);
/** @returns false when it was so already */
export const setHidden = async (
  tx: Tx,
  accountId: string,
  { conversationId, seq }: Place,
  isHidden: boolean,
): Promise<boolean> => {
  const done = isHidden
    ? await tx.insert(hiddenMessages).values({ accountId, conversationId, seq }).onConflictDoNothing()
    : await tx.delete(hiddenMessages).where(isAt(accountId, { conversationId, seq }));
  return done.rowsAffected > 0;
};
