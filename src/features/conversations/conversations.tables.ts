import { sql } from "drizzle-orm";
import { foreignKey, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { blindIndex, encryptedJson, encryptedText, timestamp } from "../../platform/storage/columns.ts";
import type { MessageContent, NewcomersSee, Role } from "../../protocol/conversations.ts";

export const conversations = sqliteTable(
  "conversations",
  {
    id: text("id").primaryKey(),
    kind: text("kind").$type<"direct" | "bubble">().notNull(),
    name: encryptedText("name").notNull(),
    topic: encryptedText("topic").notNull(),
    /** Of the two people of a direct chat: there is one chat per pair. null for a bubble. */
    pairIndex: blindIndex("pair_index"),
    createdBy: text("created_by").notNull(),
    createdAt: timestamp("created_at").notNull(),
    lastSeq: integer("last_seq").notNull().default(0),
    /** What stands up to there every side has deleted: it is destroyed, and newcomers begin after it. */
    goneSeq: integer("gone_seq").notNull().default(0),
    /** Of a bubble: since when nothing is written in it. */
    archivedAt: timestamp("archived_at"),
    /** Of a bubble: only organiser and moderators write. */
    announcesOnly: integer("announces_only", { mode: "boolean" }).notNull().default(false),
    newcomersSee: text("newcomers_see").$type<NewcomersSee>().notNull().default("all"),
    tags: encryptedJson<string[]>("tags"),
    /** Version of a bubble's picture. */
    picture: text("picture"),
  },
  (t) => [uniqueIndex("conversations_pair").on(t.pairIndex)],
);

export const conversationMembers = sqliteTable(
  "conversation_members",
  {
    conversationId: text("conversation_id")
      .notNull()
      .references(() => conversations.id, { onDelete: "cascade" }),
    accountId: text("account_id").notNull(),
    role: text("role").$type<Role>().notNull(),
    joinedAt: timestamp("joined_at").notNull(),
    /** They see what stands after this position: what was said before they came, or what they deleted, is not there for them. */
    fromSeq: integer("from_seq").notNull().default(0),
    /** They closed the chat when it ended there: it is in their list again once it goes on. null: they did not. */
    closedSeq: integer("closed_seq"),
    deliveredSeq: integer("delivered_seq").notNull().default(0),
    seenSeq: integer("seen_seq").notNull().default(0),
    deliveredAt: timestamp("delivered_at"),
    seenAt: timestamp("seen_at"),
  },
  (t) => [
    primaryKey({ columns: [t.conversationId, t.accountId] }),
    index("conversation_members_account").on(t.accountId),
  ],
);

/**
 * Conversations that are gone for everybody: keys and files go next, then it is said, and their messages' rows go in slices. A row
 * lasts as long as that takes, over a crash too.
 */
export const endingConversations = sqliteTable("ending_conversations", {
  id: text("id").primaryKey(),
  /** Who is told. */
  accountIds: text("account_ids", { mode: "json" }).$type<string[]>().notNull(),
  /** null: they were not told yet. */
  toldAt: timestamp("told_at"),
});

/** Who left or was removed: their messages stay, and with them their names for those who read them. Ids alone. */
export const formerMembers = sqliteTable(
  "former_members",
  {
    conversationId: text("conversation_id")
      .notNull()
      .references(() => conversations.id, { onDelete: "cascade" }),
    accountId: text("account_id").notNull(),
    /** Whether they went by themselves. */
    state: text("state").$type<"left" | "removed">().notNull().default("left"),
    at: timestamp("at"),
  },
  (t) => [primaryKey({ columns: [t.conversationId, t.accountId] }), index("former_members_account").on(t.accountId)],
);

/**
 * How far members have got without others being told, because they are invisible: moved into their membership when they
 * show themselves.
 */
export const heldMarks = sqliteTable(
  "held_marks",
  {
    conversationId: text("conversation_id").notNull(),
    accountId: text("account_id").notNull(),
    deliveredSeq: integer("delivered_seq").notNull(),
    seenSeq: integer("seen_seq").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.conversationId, t.accountId] }),
    foreignKey({
      columns: [t.conversationId, t.accountId],
      foreignColumns: [conversationMembers.conversationId, conversationMembers.accountId],
    }).onDelete("cascade"),
    index("held_marks_account").on(t.accountId),
  ],
);

/**
 * Stored in the order of its primary key (`WITHOUT ROWID`, see scripts/migrations.ts): what is read together lies together, so a
 * page of history costs the same in a million messages as in ten thousand.
 */
export const messages = sqliteTable(
  "messages",
  {
    /** Made by the sender's client: a retry finds the first. */
    id: text("id").notNull(),
    /** No reference: a long conversation's messages go in slices after it. Without its row nobody comes to them. */
    conversationId: text("conversation_id").notNull(),
    /** From 1 upwards without gaps: what clients page and resume by. */
    seq: integer("seq").notNull(),
    senderId: text("sender_id").notNull(),
    sentAt: timestamp("sent_at").notNull(),
    editedAt: timestamp("edited_at"),
    /** Position of the message that this one answers, and of the one with which their thread began. */
    replyTo: integer("reply_to"),
    threadSeq: integer("thread_seq"),
    content: encryptedJson<MessageContent>("content").notNull(),
    /** Something hangs on it (reactions, a pin, replies …): only then is it looked for. See messages/messages.tables.ts. */
    hasExtras: integer("has_extras", { mode: "boolean" }).notNull().default(false),
    /** Who had blocked the sender when it was said: for everybody but them it is like any other, and it never reaches them. */
    withheldFrom: text("withheld_from"),
  },
  (t) => [
    primaryKey({ columns: [t.conversationId, t.seq] }),
    uniqueIndex("messages_id").on(t.id),
    index("messages_thread").on(t.conversationId, t.threadSeq).where(sql`${t.threadSeq} is not null`),
  ],
);
