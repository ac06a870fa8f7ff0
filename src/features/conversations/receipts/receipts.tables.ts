import { blob, foreignKey, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { conversationMembers } from "../conversations.tables.ts";

/**
 * When a member's marks moved, the newest steps first, each as position and minute (see mark-steps.ts). The marks themselves are in
 * the membership.
 */
export const markSteps = sqliteTable(
  "mark_steps",
  {
    conversationId: text("conversation_id").notNull(),
    accountId: text("account_id").notNull(),
    delivered: blob("delivered", { mode: "buffer" }).$type<Uint8Array>().notNull(),
    seen: blob("seen", { mode: "buffer" }).$type<Uint8Array>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.conversationId, t.accountId] }),
    foreignKey({
      columns: [t.conversationId, t.accountId],
      foreignColumns: [conversationMembers.conversationId, conversationMembers.accountId],
    }).onDelete("cascade"),
  ],
);

/** Who does not show others how far they have read. */
export const seenMarksOff = sqliteTable("seen_marks_off", { accountId: text("account_id").primaryKey() });
