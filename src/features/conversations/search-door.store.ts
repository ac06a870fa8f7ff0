import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { Db } from "../../platform/storage/database.ts";
import { prepared } from "../../platform/storage/prepared.ts";
import { type MessageRow, reaches } from "./conversations.store.ts";
import { conversationMembers, conversations, messages } from "./conversations.tables.ts";

const given = sql.placeholder;

/** One message, by where it stands. */
export interface MessagePlace {
  readonly conversationId: string;
  readonly seq: number;
}

/** A conversation of somebody's, of which they see what stands after `fromSeq`. */
export interface ReadableConversation {
  readonly conversationId: string;
  readonly fromSeq: number;
  readonly lastSeq: number;
}

const readable = prepared((db) =>
  db
    .select({
      all: sql<string>`json_group_array(json_object('conversationId', ${conversations.id},
        'fromSeq', ${conversationMembers.fromSeq}, 'lastSeq', ${conversations.lastSeq}))`,
    })
    .from(conversationMembers)
    .innerJoin(conversations, eq(conversations.id, conversationMembers.conversationId))
    .where(eq(conversationMembers.accountId, given("accountId")))
    .prepare(),
);
export const readableBy = async (db: Db, accountId: string): Promise<ReadableConversation[]> =>
  JSON.parse((await readable(db).get({ accountId }))?.all ?? "[]");

/** Of every conversation, in the order of their ids. */
export const lengthsAfter = (db: Db, conversationId: string, limit: number) =>
  db
    .select({ conversationId: conversations.id, lastSeq: conversations.lastSeq })
    .from(conversations)
    .where(gt(conversations.id, conversationId))
    .orderBy(asc(conversations.id))
    .limit(limit);

const stretch = prepared((db) =>
  db
    .select()
    .from(messages)
    .where(and(eq(messages.conversationId, given("conversationId")), gt(messages.seq, given("after"))))
    .orderBy(asc(messages.seq))
    .limit(given("limit"))
    .prepare(),
);
/** A stretch of a conversation, whoever may see what of it. */
export const messagesAfter = (db: Db, place: { conversationId: string; after: number; limit: number }) =>
  stretch(db).all({ ...place });

// One query answers for many places. A cross join is read from left to right: each place is then looked up in the index, whereas
// the planner, which cannot know how few they are, would go through all messages.
const places = sql`json_each(${given("places")})`;
const asJson = (wanted: readonly MessagePlace[]) =>
  JSON.stringify(wanted.map(({ conversationId, seq }) => [conversationId, seq]));
const isSeen = and(
  sql`${messages.conversationId} = json_extract(value, '$[0]') and ${messages.seq} = json_extract(value, '$[1]')`,
  eq(conversationMembers.conversationId, messages.conversationId),
  eq(conversationMembers.accountId, given("readerId")),
  gt(messages.seq, conversationMembers.fromSeq),
  reaches(given("readerId")),
);

// One row with everything: handing a row out of the engine costs more than looking it up.
const timesSeen = prepared((db) =>
  db
    .select({ all: sql<string>`json_group_array(json_array(key, ${messages.sentAt}))` })
    .from(places)
    .crossJoin(messages)
    .crossJoin(conversationMembers)
    .where(isSeen)
    .prepare(),
);
/** When those of these messages were sent that the reader sees now, each beside the place's number. */
export const timesSeenBy = async (
  db: Db,
  readerId: string,
  wanted: readonly MessagePlace[],
): Promise<[at: number, sentAt: number][]> =>
  JSON.parse((await timesSeen(db).get({ readerId, places: asJson(wanted) }))?.all ?? "[]");

const seen = prepared((db) =>
  db
    .select({ message: messages })
    .from(places)
    .crossJoin(messages)
    .crossJoin(conversationMembers)
    .where(isSeen)
    .prepare(),
);
/** Of these messages those that the reader sees now. */
export const messagesSeenBy = async (
  db: Db,
  readerId: string,
  wanted: readonly MessagePlace[],
): Promise<MessageRow[]> => (await seen(db).all({ readerId, places: asJson(wanted) })).map(({ message }) => message);
