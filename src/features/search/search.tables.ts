import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { encryptedBytes, timestamp } from "../../platform/storage/columns.ts";

/** How far a conversation's messages are in the index. */
export const searchIndexes = sqliteTable(
  "search_indexes",
  {
    /** Never given a second time: what is left of an index that was given up is no other's. */
    number: integer("number").primaryKey({ autoIncrement: true }),
    /** No reference: an index goes after its conversation, in slices. null: it was given up, and its shelves are going. */
    conversationId: text("conversation_id"),
    throughSeq: integer("through_seq").notNull().default(0),
    /** Up to here they have left the shelf of the new, and the shelves of the middle. */
    middleSeq: integer("middle_seq").notNull().default(0),
    oldSeq: integer("old_seq").notNull().default(0),
    /** When the last message of each of these three was sent, or one before it that was later. */
    throughAt: timestamp("through_at").notNull().default(0),
    middleAt: timestamp("middle_at").notNull().default(0),
    /** Of each block as far as it is old. */
    oldAt: text("old_at", { mode: "json" }).$type<readonly number[]>().notNull().default([]),
    /** Of the way words are taken from messages and kept: an index of another version is made anew. */
    version: integer("version").notNull(),
  },
  (t) => [
    uniqueIndex("search_indexes_conversation").on(t.conversationId),
    index("search_indexes_given_up").on(t.number).where(sql`${t.conversationId} is null`),
  ],
);

/**
 * Which words stand in which messages of a conversation, by blocks of 4,096 positions. Which words are on which shelf only the
 * conversation's key tells.
 */
export const searchShelves = sqliteTable(
  "search_shelves",
  {
    /** Index, shelf and block in one number (see `placeNumber` in search.store.ts): there are many rows, and each is looked for. */
    place: integer("place").notNull(),
    /** Of the conversation's key: words are sealed with the version that sealed their messages, so that both go together. */
    keyVersion: integer("key_version").notNull(),
    parts: encryptedBytes("parts").notNull(),
  },
  (t) => [primaryKey({ columns: [t.place, t.keyVersion] })],
);
