import { and, desc, eq, gt, inArray, isNull, lt, lte, ne, or, sql } from "drizzle-orm";
import type { Db, Tx } from "../../../platform/storage/database.ts";
import { conversationMembers, conversations, messages } from "../conversations.tables.ts";
import { hiddenMessages } from "../messages/messages.tables.ts";
import { destructions, keyEpochs } from "./sides.tables.ts";

export type Destruction = typeof destructions.$inferSelect;

const isMember = (conversationId: string, accountId: string) =>
  and(eq(conversationMembers.conversationId, conversationId), eq(conversationMembers.accountId, accountId));

export const setFromSeq = (tx: Tx, conversationId: string, accountId: string, fromSeq: number) =>
  tx.update(conversationMembers).set({ fromSeq }).where(isMember(conversationId, accountId));

export const setClosedSeq = (tx: Tx, conversationId: string, accountId: string, closedSeq: number | null) =>
  tx.update(conversationMembers).set({ closedSeq }).where(isMember(conversationId, accountId));

/** The last position that no side sees any more: for each it ends before the first message that they still get. */
export async function goneThrough(db: Db, conversationId: string): Promise<number> {
  const { id, lastSeq } = conversations;
  const { accountId, fromSeq } = conversationMembers;
  const firstSeen = sql`(select min(${messages.seq}) from ${messages} where ${messages.conversationId} = ${id}
    and ${messages.seq} > ${fromSeq} and ${messages.withheldFrom} is not ${accountId})`;
  const [row] = await db
    .select({ through: sql<number>`min(coalesce(${firstSeen} - 1, ${lastSeq}))` })
    .from(conversationMembers)
    .innerJoin(conversations, eq(id, conversationMembers.conversationId))
    .where(eq(id, conversationId));
  return row?.through ?? 0;
}

const reaching = (conversationId: string, readerId: string, fromSeq: number) =>
  and(
    eq(messages.conversationId, conversationId),
    gt(messages.seq, fromSeq),
    or(isNull(messages.withheldFrom), ne(messages.withheldFrom, readerId)),
  );

/** The last message after a position that was for this reader, hidden since or not. */
export const lastReaching = async (
  db: Db,
  conversationId: string,
  readerId: string,
  fromSeq: number,
): Promise<number | undefined> =>
  (
    await db
      .select({ seq: messages.seq })
      .from(messages)
      .where(reaching(conversationId, readerId, fromSeq))
      .orderBy(desc(messages.seq))
      .limit(1)
  )[0]?.seq;

/** How many messages of others and one's own somebody sees after a position. */
export const countSeen = async (db: Db, conversationId: string, readerId: string, fromSeq: number): Promise<number> =>
  (
    await db
      .select({ count: sql<number>`count(*)` })
      .from(messages)
      .where(reaching(conversationId, readerId, fromSeq))
  )[0]?.count ?? 0;

const through = (conversationId: string, seq: number) =>
  and(eq(messages.conversationId, conversationId), lte(messages.seq, seq));

export const countThrough = async (db: Db, conversationId: string, seq: number): Promise<number> =>
  (await db.select({ count: sql<number>`count(*)` }).from(messages).where(through(conversationId, seq)))[0]?.count ?? 0;

/** @returns how many were deleted: fewer than `limit` when none are left */
export async function deleteThrough(tx: Tx, conversationId: string, seq: number, limit: number): Promise<number> {
  const some = tx.select({ id: messages.id }).from(messages).where(through(conversationId, seq)).limit(limit);
  return (await tx.delete(messages).where(inArray(messages.id, some))).rowsAffected;
}

/** What people had hidden of it for themselves alone. */
export const deleteHiddenThrough = (tx: Tx, conversationId: string, seq: number) =>
  tx.delete(hiddenMessages).where(and(eq(hiddenMessages.conversationId, conversationId), lte(hiddenMessages.seq, seq)));

export const setGoneSeq = (tx: Tx, conversationId: string, goneSeq: number) =>
  tx
    .update(conversations)
    .set({ goneSeq })
    .where(and(eq(conversations.id, conversationId), lt(conversations.goneSeq, goneSeq)));

export const insertEpoch = (tx: Tx, epoch: typeof keyEpochs.$inferInsert) => tx.insert(keyEpochs).values(epoch);

const newestEpoch = (conversationId: string, seq: number) =>
  and(eq(keyEpochs.conversationId, conversationId), lte(keyEpochs.throughSeq, seq));

/** Where the newest version ended; undefined when there was only one. */
export const lastEpochEnd = async (db: Db, conversationId: string): Promise<number | undefined> =>
  (
    await db
      .select({ seq: sql<number | null>`max(${keyEpochs.throughSeq})` })
      .from(keyEpochs)
      .where(eq(keyEpochs.conversationId, conversationId))
  )[0]?.seq ?? undefined;

/** The newest version that opens nothing after a position; 0 when there is none. */
export const versionThrough = async (db: Db, conversationId: string, seq: number): Promise<number> =>
  (
    await db
      .select({ version: sql<number>`coalesce(max(${keyEpochs.version}), 0)` })
      .from(keyEpochs)
      .where(newestEpoch(conversationId, seq))
  )[0]?.version ?? 0;

export const deleteEpochs = (tx: Tx, conversationId: string, version: number) =>
  tx.delete(keyEpochs).where(and(eq(keyEpochs.conversationId, conversationId), lte(keyEpochs.version, version)));

export const findDestruction = async (db: Db, conversationId: string): Promise<Destruction | undefined> =>
  (await db.select().from(destructions).where(eq(destructions.conversationId, conversationId)).limit(1))[0];

export const unfinishedDestructions = async (db: Db): Promise<string[]> =>
  (await db.select({ id: destructions.conversationId }).from(destructions)).map(({ id }) => id);

export const saveDestruction = (tx: Tx, row: Destruction) =>
  tx.insert(destructions).values(row).onConflictDoUpdate({ target: destructions.conversationId, set: row });

export const noteKeyDestroyed = (tx: Tx, conversationId: string, keyDestroyedAt: number) =>
  tx.update(destructions).set({ keyDestroyedAt }).where(eq(destructions.conversationId, conversationId));

export const deleteDestruction = (tx: Tx, conversationId: string) =>
  tx.delete(destructions).where(eq(destructions.conversationId, conversationId));
