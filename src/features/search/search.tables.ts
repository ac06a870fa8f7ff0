import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { encryptedBytes } from "../../platform/storage/columns.ts";
import { conversations } from "../conversations/conversations.tables.ts";

/** How far a conversation's messages are in the index. */
export const searchIndexes = sqliteTable("search_indexes", {
  conversationId: text("conversation_id")
    .primaryKey()
    .references(() => conversations.id, { onDelete: "cascade" }),
  throughSeq: integer("through_seq").notNull(),
  /** Up to here they have left the shelf of the new, and the shelves of the middle. */
  middleSeq: integer("middle_seq").notNull(),
  oldSeq: integer("old_seq").notNull(),
  /** Of the way words are taken from messages: an index of another version is made anew. */
  version: integer("version").notNull(),
});

/**
 * Which words stand in which messages of a conversation, by blocks of 4,096 positions. Which words are on which shelf only the
 * conversation's key tells.
 */
export const searchShelves = sqliteTable(
  "search_shelves",
  {
    conversationId: text("conversation_id")
      .notNull()
      .references(() => searchIndexes.conversationId, { onDelete: "cascade" }),
    block: integer("block").notNull(),
    shelf: integer("shelf").notNull(),
    /** Of the conversation's key: words are sealed with the version that sealed their messages, so that both go together. */
    keyVersion: integer("key_version").notNull(),
    parts: encryptedBytes("parts").notNull(),
  },
  (t) => [primaryKey({ columns: [t.conversationId, t.block, t.shelf, t.keyVersion] })],
);
