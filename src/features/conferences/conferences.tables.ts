import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { timestamp } from "../../platform/storage/columns.ts";
import { conversations } from "../conversations/conversations.tables.ts";

/** A bubble's conferences, running and past. They go with their bubble (S23). */
export const conferences = sqliteTable(
  "conferences",
  {
    id: text("id").primaryKey(),
    conversationId: text("conversation_id")
      .notNull()
      .references(() => conversations.id, { onDelete: "cascade" }),
    startedBy: text("started_by").notNull(),
    startedAt: timestamp("started_at").notNull(),
    /** null while it runs. */
    endedAt: timestamp("ended_at"),
    /** Nobody new comes in; kept, so that a restart opens no door. */
    isLocked: integer("is_locked", { mode: "boolean" }).notNull().default(false),
    hasWaitingRoom: integer("has_waiting_room", { mode: "boolean" }).notNull().default(false),
  },
  (t) => [index("conferences_conversation").on(t.conversationId, t.startedAt)],
);

/** Who was in it, and when. Somebody who comes again, or with a second device, has another row. */
export const conferenceParticipants = sqliteTable(
  "conference_participants",
  {
    participantId: text("participant_id").primaryKey(),
    conferenceId: text("conference_id")
      .notNull()
      .references(() => conferences.id, { onDelete: "cascade" }),
    accountId: text("account_id").notNull(),
    joinedAt: timestamp("joined_at").notNull(),
    leftAt: timestamp("left_at"),
    /** Sent out by whoever tends the bubble. */
    wasRemoved: integer("was_removed", { mode: "boolean" }).notNull().default(false),
    /** Deleted from their own history. */
    isForgotten: integer("is_forgotten", { mode: "boolean" }).notNull().default(false),
  },
  (t) => [
    index("conference_participants_conference").on(t.conferenceId),
    index("conference_participants_account").on(t.accountId),
  ],
);
