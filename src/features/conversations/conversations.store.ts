import { and, asc, desc, eq, gt, gte, inArray, isNull, lt, ne, or, type Placeholder, sql } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { prepared } from "../../platform/storage/prepared.ts";
import type { Role } from "../../protocol/conversations.ts";
import {
  conversationMembers,
  conversations,
  endingConversations,
  formerMembers,
  heldMarks,
  messages,
} from "./conversations.tables.ts";
import { hiddenMessages } from "./messages/messages.tables.ts";

export type ConversationRow = typeof conversations.$inferSelect;
export type MemberRow = typeof conversationMembers.$inferSelect;
export type MessageRow = typeof messages.$inferSelect;

const given = sql.placeholder;

const conversationById = prepared((db) =>
  db
    .select()
    .from(conversations)
    .where(eq(conversations.id, given("id")))
    .prepare(),
);
export const findConversation = (db: Db, id: string): Promise<ConversationRow | undefined> =>
  conversationById(db).get({ id });

export const findByPair = async (db: Db, pairIndex: string): Promise<ConversationRow | undefined> =>
  (await db.select().from(conversations).where(eq(conversations.pairIndex, pairIndex)).limit(1))[0];

export const conversationsOf = async (db: Db, accountId: string): Promise<ConversationRow[]> =>
  (
    await db
      .select({ conversation: conversations })
      .from(conversationMembers)
      .innerJoin(conversations, eq(conversations.id, conversationMembers.conversationId))
      .where(eq(conversationMembers.accountId, accountId))
  ).map((row) => row.conversation);

export const conversationIdsOf = async (db: Db, accountId: string): Promise<string[]> =>
  (
    await db
      .select({ id: conversationMembers.conversationId })
      .from(conversationMembers)
      .where(eq(conversationMembers.accountId, accountId))
  ).map((row) => row.id);

/** Conversations of a person in which somebody else had the last word since then, the newest first. */
export const newestFor = (db: Db, accountId: string, since: number, limit: number) =>
  db
    .select({ conversationId: conversations.id, kind: conversations.kind, at: messages.sentAt })
    .from(conversationMembers)
    .innerJoin(conversations, eq(conversations.id, conversationMembers.conversationId))
    .innerJoin(messages, and(eq(messages.conversationId, conversations.id), eq(messages.seq, conversations.lastSeq)))
    .where(
      and(
        eq(conversationMembers.accountId, accountId),
        ne(messages.senderId, accountId),
        gte(messages.sentAt, since),
        gt(messages.seq, conversationMembers.fromSeq),
        reaches(accountId),
      ),
    )
    .orderBy(desc(messages.sentAt))
    .limit(limit);

export const membersOf = (db: Db, conversationId: string): Promise<MemberRow[]> =>
  db
    .select()
    .from(conversationMembers)
    .where(eq(conversationMembers.conversationId, conversationId))
    .orderBy(asc(conversationMembers.joinedAt), asc(conversationMembers.accountId));

export const membersOfAll = (db: Db, conversationIds: string[]): Promise<MemberRow[]> =>
  db
    .select()
    .from(conversationMembers)
    .where(inArray(conversationMembers.conversationId, conversationIds))
    .orderBy(asc(conversationMembers.joinedAt), asc(conversationMembers.accountId));

/** Of those that the reader gets and has not deleted for themselves. */
export const reaches = (readerId: string | Placeholder) =>
  and(or(isNull(messages.withheldFrom), ne(messages.withheldFrom, readerId)), isNotHiddenFor(readerId));
/** Looked up only where something hangs on a message at all. */
const isNotHiddenFor = (
  readerId: string | Placeholder,
) => sql`(${messages.hasExtras} = 0 or not exists (select 1 from ${hiddenMessages}
  where ${hiddenMessages.accountId} = ${readerId} and ${hiddenMessages.conversationId} = ${messages.conversationId}
    and ${hiddenMessages.seq} = ${messages.seq}))`;

/** The newest that the reader gets, after the position from which they see. */
export const lastMessageOf = async (
  db: Db,
  conversationId: string,
  readerId: string,
  fromSeq: number,
): Promise<MessageRow | undefined> =>
  (
    await db
      .select()
      .from(messages)
      .where(and(eq(messages.conversationId, conversationId), gt(messages.seq, fromSeq), reaches(readerId)))
      .orderBy(desc(messages.seq))
      .limit(1)
  )[0];

export const lastMessagesOf = async (db: Db, conversationIds: string[]): Promise<MessageRow[]> =>
  (
    await db
      .select({ message: messages })
      .from(conversations)
      .innerJoin(messages, and(eq(messages.conversationId, conversations.id), eq(messages.seq, conversations.lastSeq)))
      .where(inArray(conversations.id, conversationIds))
  ).map((row) => row.message);

/** Not one of a conversation that is gone and whose rows are going. */
export const findMessage = async (db: Db, id: string): Promise<MessageRow | undefined> =>
  (
    await db
      .select({ message: messages })
      .from(messages)
      .innerJoin(conversations, eq(conversations.id, messages.conversationId))
      .where(eq(messages.id, id))
      .limit(1)
  )[0]?.message;

export interface Page {
  readonly conversationId: string;
  readonly readerId: string;
  /** The reader sees what stands after it. */
  readonly fromSeq: number;
  readonly limit: number;
}

export const pageBefore = async (db: Db, { conversationId, readerId, fromSeq, limit }: Page, before: number) =>
  (
    await db
      .select()
      .from(messages)
      .where(
        and(
          eq(messages.conversationId, conversationId),
          lt(messages.seq, before),
          gt(messages.seq, fromSeq),
          reaches(readerId),
        ),
      )
      .orderBy(desc(messages.seq))
      .limit(limit)
  ).reverse();

export const pageAfter = (db: Db, { conversationId, readerId, fromSeq, limit }: Page, after: number) =>
  db
    .select()
    .from(messages)
    .where(
      and(eq(messages.conversationId, conversationId), gt(messages.seq, Math.max(after, fromSeq)), reaches(readerId)),
    )
    .orderBy(asc(messages.seq))
    .limit(limit);

/** Beyond this many in a bubble an exact count is not worth its reads: positions are subtracted instead. */
const countedUnread = 500;

/** Messages of others after the person's own seen mark, per conversation. */
export async function unreadCounts(db: Db, accountId: string, conversationId?: string): Promise<Map<string, number>> {
  const seen = sql`max(${conversationMembers.seenSeq}, ${conversationMembers.fromSeq}, coalesce((select ${heldMarks.seenSeq} from ${heldMarks}
    where ${heldMarks.conversationId} = ${conversations.id} and ${heldMarks.accountId} = ${accountId}), 0))`;
  const count = sql<number>`case when ${conversations.kind} = 'bubble' and ${conversations.lastSeq} - ${seen} > ${countedUnread}
    then ${conversations.lastSeq} - ${seen}
    else (select count(*) from ${messages} where ${messages.conversationId} = ${conversations.id}
      and ${messages.seq} > ${seen} and ${messages.senderId} <> ${accountId}
      and ${messages.withheldFrom} is not ${accountId} and ${isNotHiddenFor(accountId)}) end`;
  const rows = await db
    .select({ id: conversations.id, count })
    .from(conversationMembers)
    .innerJoin(conversations, eq(conversations.id, conversationMembers.conversationId))
    .where(
      and(
        eq(conversationMembers.accountId, accountId),
        conversationId === undefined ? undefined : eq(conversations.id, conversationId),
      ),
    );
  return new Map(rows.map((row) => [row.id, row.count]));
}

export const insertConversation = (tx: Tx, row: typeof conversations.$inferInsert) =>
  tx.insert(conversations).values(row);

export type ConversationChange = Partial<
  Pick<ConversationRow, "name" | "topic" | "archivedAt" | "announcesOnly" | "newcomersSee" | "tags" | "picture">
>;
export const changeConversation = (tx: Tx, id: string, change: ConversationChange) =>
  tx.update(conversations).set(change).where(eq(conversations.id, id));

export const deleteConversation = (tx: Tx, id: string) => tx.delete(conversations).where(eq(conversations.id, id));

/**
 * Members of one conversation; what is destroyed there is before their time.
 * @returns the ids that were not members before
 */
export async function insertMembers(tx: Tx, rows: (typeof conversationMembers.$inferInsert)[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const inserted = await tx
    .insert(conversationMembers)
    .values(rows)
    .onConflictDoNothing()
    .returning({ accountId: conversationMembers.accountId });
  const [first] = rows;
  const goneSeq = sql`(select ${conversations.goneSeq} from ${conversations} where ${conversations.id} = ${first?.conversationId})`;
  await tx
    .update(conversationMembers)
    .set({ fromSeq: goneSeq })
    .where(
      and(
        eq(conversationMembers.conversationId, first?.conversationId ?? ""),
        sql`${conversationMembers.fromSeq} < ${goneSeq}`,
      ),
    );
  return inserted.map((row) => row.accountId);
}

const isMember = (conversationId: string, accountId: string) =>
  and(eq(conversationMembers.conversationId, conversationId), eq(conversationMembers.accountId, accountId));

const memberOfIds = prepared((db) =>
  db
    .select()
    .from(conversationMembers)
    .where(
      and(
        eq(conversationMembers.conversationId, given("conversationId")),
        eq(conversationMembers.accountId, given("accountId")),
      ),
    )
    .prepare(),
);
export const findMember = (db: Db, conversationId: string, accountId: string): Promise<MemberRow | undefined> =>
  memberOfIds(db).get({ conversationId, accountId });

/** Bubbles whose organiser somebody is. */
export const organisedBy = async (db: Db, accountId: string): Promise<string[]> =>
  (
    await db
      .select({ id: conversationMembers.conversationId })
      .from(conversationMembers)
      .where(and(eq(conversationMembers.accountId, accountId), eq(conversationMembers.role, "organiser")))
  ).map(({ id }) => id);

export const deleteMember = (tx: Tx, conversationId: string, accountId: string) =>
  tx.delete(conversationMembers).where(isMember(conversationId, accountId));

/** @param departure absent: of somebody who is not listed as one who was there (a guest) */
export const insertFormerMember = (
  tx: Tx,
  conversationId: string,
  accountId: string,
  departure: { readonly state: "left" | "removed"; readonly at: number | null } = { state: "left", at: null },
) =>
  tx
    .insert(formerMembers)
    .values({ conversationId, accountId, ...departure })
    .onConflictDoUpdate({ target: [formerMembers.conversationId, formerMembers.accountId], set: departure });

/** @returns undefined when there is no such ending (any more) */
export const findEnding = async (db: Db, id: string) =>
  (await db.select().from(endingConversations).where(eq(endingConversations.id, id)).limit(1))[0];

export const insertEnding = (tx: Tx, row: typeof endingConversations.$inferInsert) =>
  tx.insert(endingConversations).values(row).onConflictDoNothing();

/** @returns who is to be told; nobody when somebody else has told them */
export const noteEndingTold = async (tx: Tx, id: string, toldAt: number): Promise<string[]> =>
  (
    await tx
      .update(endingConversations)
      .set({ toldAt })
      .where(and(eq(endingConversations.id, id), isNull(endingConversations.toldAt)))
      .returning({ accountIds: endingConversations.accountIds })
  )[0]?.accountIds ?? [];

/** @returns false when somebody else has done it */
export const deleteEnding = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.delete(endingConversations).where(eq(endingConversations.id, id))).rowsAffected > 0;

/** Which of these people are, or once were, in a conversation that the person is in now. */
export async function metInConversations(
  db: Db,
  accountId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const own = db
    .select({ id: conversationMembers.conversationId })
    .from(conversationMembers)
    .where(eq(conversationMembers.accountId, accountId));
  const wanted = [...ids];
  const now = await db
    .selectDistinct({ id: conversationMembers.accountId })
    .from(conversationMembers)
    .where(and(inArray(conversationMembers.accountId, wanted), inArray(conversationMembers.conversationId, own)));
  const once = await db
    .selectDistinct({ id: formerMembers.accountId })
    .from(formerMembers)
    .where(and(inArray(formerMembers.accountId, wanted), inArray(formerMembers.conversationId, own)));
  return new Set([...now, ...once].map(({ id }) => id));
}

export const setRole = (tx: Tx, conversationId: string, accountId: string, role: Role) =>
  tx.update(conversationMembers).set({ role }).where(isMember(conversationId, accountId));

const progressUpdate = prepared((db) =>
  db
    .update(conversationMembers)
    .set({
      deliveredSeq: sql`${given("deliveredSeq")}`,
      seenSeq: sql`${given("seenSeq")}`,
      deliveredAt: sql`${given("deliveredAt")}`,
      seenAt: sql`${given("seenAt")}`,
    })
    .where(
      and(
        eq(conversationMembers.conversationId, given("conversationId")),
        eq(conversationMembers.accountId, given("accountId")),
      ),
    )
    .prepare(),
);
type Marks = Pick<MemberRow, "accountId" | "deliveredSeq" | "seenSeq" | "deliveredAt" | "seenAt">;
export const setProgress = async (tx: Tx, conversationId: string, marks: Marks): Promise<void> =>
  void (await progressUpdate(tx).run({ conversationId, ...marks }));

const nextSeq = prepared((db) =>
  db
    .update(conversations)
    .set({ lastSeq: sql`${conversations.lastSeq} + 1` })
    .where(eq(conversations.id, given("id")))
    .returning({ seq: conversations.lastSeq })
    .prepare(),
);
/** @returns the position taken, or undefined when the conversation is gone */
export const takeSeq = async (tx: Tx, id: string): Promise<number | undefined> => (await nextSeq(tx).get({ id }))?.seq;

const messageInsert = prepared((db) =>
  db
    .insert(messages)
    .values({
      id: given("id"),
      conversationId: given("conversationId"),
      seq: given("seq"),
      senderId: given("senderId"),
      sentAt: given("sentAt"),
      replyTo: given("replyTo"),
      threadSeq: given("threadSeq"),
      content: given("content"),
      withheldFrom: given("withheldFrom"),
    })
    .onConflictDoNothing({ target: messages.id })
    .prepare(),
);
/** @returns false when a message with this id is already there */
export const insertMessageOnce = async (tx: Tx, row: Omit<MessageRow, "editedAt" | "hasExtras">): Promise<boolean> =>
  (await messageInsert(tx).run({ ...row })).rowsAffected === 1;

/** How many direct chats these people have. */
export async function countChats(db: Db, accountIds: readonly string[]): Promise<number> {
  if (accountIds.length === 0) return 0;
  const [counted] = await db
    .select({ chats: sql<number>`count(distinct ${conversations.id})` })
    .from(conversationMembers)
    .innerJoin(conversations, eq(conversations.id, conversationMembers.conversationId))
    .where(and(eq(conversations.kind, "direct"), inArray(conversationMembers.accountId, [...accountIds])));
  return counted?.chats ?? 0;
}
