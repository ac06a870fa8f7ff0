import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { timestamp } from "../../../platform/storage/columns.ts";
import { conversations } from "../conversations.tables.ts";

/** Where a version of a conversation's key ended: what stands up to there is sealed with it or an earlier one. */
export const keyEpochs = sqliteTable(
  "key_epochs",
  {
    conversationId: text("conversation_id")
      .notNull()
      .references(() => conversations.id, { onDelete: "cascade" }),
    version: integer("version").notNull(),
    throughSeq: integer("through_seq").notNull(),
  },
  (t) => [primaryKey({ columns: [t.conversationId, t.version] })],
);

/**
 * What every side of a conversation has deleted and is being destroyed: key first, then row by row. Written with the last side's
 * deletion, gone when nothing is left; a start after a crash goes on with what it finds here.
 */
export const destructions = sqliteTable("destructions", {
  conversationId: text("conversation_id")
    .primaryKey()
    .references(() => conversations.id, { onDelete: "cascade" }),
  throughSeq: integer("through_seq").notNull(),
  /** Versions of the key up to this one go; 0: they open something that somebody still sees. */
  keyVersion: integer("key_version").notNull(),
  keyDestroyedAt: timestamp("key_destroyed_at"),
  messages: integer("messages").notNull(),
  files: integer("files").notNull(),
  /** Whose deletion was the last; null: they left, or are gone. */
  accountId: text("account_id"),
});
