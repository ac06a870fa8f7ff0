import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { encryptedJson, timestamp } from "../../platform/storage/columns.ts";
import { conversations } from "../conversations/conversations.tables.ts";
import type { CallDetails } from "./call-details.ts";

/** Running calls and the history of those that are over. They go with their chat (S30). */
export const calls = sqliteTable(
  "calls",
  {
    /** Made by the caller's client: a retry finds the first. */
    id: text("id").primaryKey(),
    conversationId: text("conversation_id")
      .notNull()
      .references(() => conversations.id, { onDelete: "cascade" }),
    callerId: text("caller_id").notNull(),
    calleeId: text("callee_id").notNull(),
    /** The callee had blocked the caller, and never hears of it. */
    isSilenced: integer("is_silenced", { mode: "boolean" }).notNull().default(false),
    /** Who deleted what they had of it, with the chat: it is not in their history, and without both not at all. */
    callerDeleted: integer("caller_deleted", { mode: "boolean" }).notNull().default(false),
    calleeDeleted: integer("callee_deleted", { mode: "boolean" }).notNull().default(false),
    startedAt: timestamp("started_at").notNull(),
    /** null: the call runs, and is taken up again after a restart. */
    endedAt: timestamp("ended_at"),
    /** What it was and how it went, sealed with the chat's key. */
    details: encryptedJson<CallDetails>("details").notNull(),
  },
  (t) => [
    index("calls_caller").on(t.callerId, t.startedAt),
    index("calls_callee").on(t.calleeId, t.startedAt),
    index("calls_conversation").on(t.conversationId),
  ],
);
