import { foreignKey, index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { encryptedJson, encryptedText, timestamp } from "../../../platform/storage/columns.ts";
import type { MessageContent } from "../../../protocol/conversations.ts";
import { companies } from "../../companies/companies.tables.ts";
import { conversationMembers, messages } from "../conversations.tables.ts";

/** One person's reaction. A blocked person's is not shown to who blocked them. */
export interface Reaction {
  readonly emoji: string;
  readonly at: number;
  readonly isWithheld?: true;
}

const ofMessage = () =>
  text("message_id")
    .notNull()
    .references(() => messages.id, { onDelete: "cascade" });

/** What somebody reacted with, oldest first. */
export const messageReactions = sqliteTable(
  "message_reactions",
  {
    messageId: ofMessage(),
    accountId: text("account_id").notNull(),
    reactions: encryptedJson<Reaction[]>("reactions").notNull(),
  },
  (t) => [primaryKey({ columns: [t.messageId, t.accountId] })],
);

export const messagePins = sqliteTable(
  "message_pins",
  {
    messageId: ofMessage().primaryKey(),
    conversationId: text("conversation_id").notNull(),
    accountId: text("account_id").notNull(),
    at: timestamp("at").notNull(),
    /** Who had blocked them when they pinned it. */
    withheldFrom: text("withheld_from"),
  },
  (t) => [index("message_pins_conversation").on(t.conversationId, t.at)],
);

/** Who said that they have read an urgent message. */
export const messageAcknowledgements = sqliteTable(
  "message_acknowledgements",
  {
    messageId: ofMessage(),
    accountId: text("account_id").notNull(),
    at: timestamp("at").notNull(),
    withheldFrom: text("withheld_from"),
  },
  (t) => [primaryKey({ columns: [t.messageId, t.accountId] })],
);

/** What a message said before it was edited, kept where the author's company wants it so. */
export const messageVersions = sqliteTable(
  "message_versions",
  {
    messageId: ofMessage(),
    /** When these words were said: `sentAt` or the edit before. */
    at: timestamp("at").notNull(),
    text: encryptedText("text").notNull(),
  },
  (t) => [primaryKey({ columns: [t.messageId, t.at] })],
);

/** What somebody goes on seeing of a message that was edited by a person whom they had blocked. */
export const withheldEdits = sqliteTable("withheld_edits", {
  messageId: ofMessage().primaryKey(),
  readerId: text("reader_id").notNull(),
  content: encryptedJson<MessageContent>("content").notNull(),
  editedAt: timestamp("edited_at"),
});

/** "Deleted for me". Goes with the membership. */
export const hiddenMessages = sqliteTable(
  "hidden_messages",
  {
    accountId: text("account_id").notNull(),
    conversationId: text("conversation_id").notNull(),
    seq: integer("seq").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.accountId, t.conversationId, t.seq] }),
    foreignKey({
      columns: [t.conversationId, t.accountId],
      foreignColumns: [conversationMembers.conversationId, conversationMembers.accountId],
    }).onDelete("cascade"),
    index("hidden_messages_place").on(t.conversationId, t.seq),
  ],
);

/** Companies that changed what becomes of edits by their people. Nothing personal. */
export const companyMessageRules = sqliteTable("company_message_rules", {
  companyId: text("company_id")
    .primaryKey()
    .references(() => companies.id, { onDelete: "cascade" }),
  keepsEdits: integer("keeps_edits", { mode: "boolean" }).notNull(),
  /** How long after sending a message may be edited; null: no end. */
  editMinutes: integer("edit_minutes"),
});
