import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { encryptedJson, timestamp } from "../../platform/storage/columns.ts";
import type { MeetingAnswer, Recurrence } from "../../protocol/meetings.ts";
import { conversations } from "../conversations/conversations.tables.ts";

/** What people wrote about a meeting. */
export interface MeetingWords {
  readonly title: string;
  readonly notes: string;
  readonly invitees: readonly { readonly email: string }[];
}

/** Conferences that are planned. Their words are sealed with the bubble's key for names, `label:<id>`; they go with the bubble. */
export const meetings = sqliteTable(
  "meetings",
  {
    id: text("id").primaryKey(),
    conversationId: text("conversation_id")
      .notNull()
      .references(() => conversations.id, { onDelete: "cascade" }),
    organiserId: text("organiser_id").notNull(),
    words: encryptedJson<MeetingWords>("words").notNull(),
    /** As the clock on the wall shows it, `2026-12-01T09:00`: a weekly meeting stays at nine when the clocks change. */
    startsOn: text("starts_on").notNull(),
    timeZone: text("time_zone").notNull(),
    minutes: integer("minutes").notNull(),
    repeats: text("repeats", { mode: "json" }).$type<Recurrence>(),
    skipped: text("skipped", { mode: "json" }).$type<readonly string[]>().notNull(),
    mailsMembers: integer("mails_members", { mode: "boolean" }).notNull(),
    /** RFC 5545's SEQUENCE: calendars follow the highest. */
    sequence: integer("sequence").notNull(),
    /** Of the next one that nobody was reminded of; null: none comes any more. */
    remindsAt: timestamp("reminds_at"),
    /** When the last one known is over; the row goes some time after. */
    endsAt: timestamp("ends_at").notNull(),
    createdAt: timestamp("created_at").notNull(),
  },
  (t) => [index("meetings_conversation").on(t.conversationId), index("meetings_reminds").on(t.remindsAt)],
);

/** Whether a member comes; of one who joined after the invitation went out, that they were mailed it, too. */
export const meetingAnswers = sqliteTable(
  "meeting_answers",
  {
    meetingId: text("meeting_id")
      .notNull()
      .references(() => meetings.id, { onDelete: "cascade" }),
    accountId: text("account_id").notNull(),
    /** null: they were invited and have not answered. */
    answer: text("answer").$type<MeetingAnswer>(),
    at: timestamp("at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.meetingId, t.accountId] }), index("meeting_answers_account").on(t.accountId)],
);
