import { foreignKey, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { encryptedText, timestamp } from "../../platform/storage/columns.ts";
import type { Urgency } from "../../protocol/conversations.ts";
import { conversationMembers } from "../conversations/conversations.tables.ts";

/** What somebody wrote and did not send; sealed with `person:<id>`. Goes with their membership. */
export const drafts = sqliteTable(
  "drafts",
  {
    accountId: text("account_id").notNull(),
    conversationId: text("conversation_id").notNull(),
    text: encryptedText("text").notNull(),
    at: timestamp("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.conversationId] }),
    foreignKey({
      columns: [t.conversationId, t.accountId],
      foreignColumns: [conversationMembers.conversationId, conversationMembers.accountId],
    }).onDelete("cascade"),
  ],
);

/**
 * Messages that go out by themselves; sealed with `person:<id>`. They outlive a membership: that they were not sent is told to
 * their author.
 */
export const scheduledMessages = sqliteTable(
  "scheduled_messages",
  {
    /** Will be the message's. */
    id: text("id").primaryKey(),
    accountId: text("account_id").notNull(),
    conversationId: text("conversation_id").notNull(),
    text: encryptedText("text").notNull(),
    /** Of the author's own; it cannot be deleted while it waits here. */
    fileId: text("file_id"),
    /** Position of the message that it answers. */
    replyTo: integer("reply_to"),
    urgency: text("urgency").$type<Urgency>(),
    dueAt: timestamp("due_at").notNull(),
    /** Counts its changes: one that is being sent does not end another's. */
    revision: integer("revision").notNull().default(0),
    /** Code of why it was not sent; null: it waits for its time. */
    failure: text("failure"),
  },
  (t) => [
    index("scheduled_messages_account").on(t.accountId),
    index("scheduled_messages_due").on(t.dueAt),
    index("scheduled_messages_file").on(t.fileId),
  ],
);
