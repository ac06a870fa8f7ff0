import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { encryptedText, timestamp } from "../../platform/storage/columns.ts";
import type { Language } from "../../protocol/failures/index.ts";
import { conversations } from "../conversations/conversations.tables.ts";

/** At most one for a bubble. Sealed with the bubble's key for names, so that whoever may pass it on can read it again. */
export const guestLinks = sqliteTable(
  "guest_links",
  {
    conversationId: text("conversation_id")
      .primaryKey()
      .references(() => conversations.id, { onDelete: "cascade" }),
    token: encryptedText("token").notNull(),
    /** SHA-256 of the token: what a visitor shows is found by it. */
    tokenHash: text("token_hash").notNull(),
    createdBy: text("created_by").notNull(),
    createdAt: timestamp("created_at").notNull(),
    expiresAt: timestamp("expires_at"),
    uses: integer("uses").notNull(),
    maxUses: integer("max_uses"),
    maxGuests: integer("max_guests"),
    hasWaitingRoom: integer("has_waiting_room", { mode: "boolean" }).notNull(),
  },
  (t) => [uniqueIndex("guest_links_token").on(t.tokenHash)],
);

/** `ending`: out of the bubble and without a session; what is left of them is being deleted. */
export type GuestState = "waiting" | "inside" | "ending";

/**
 * People without an account, for a day. No foreign key to the bubble: when that goes, a guest's key and files must go too, and
 * their row says that this is still to be done.
 */
export const guests = sqliteTable(
  "guests",
  {
    /** Their session's too: a guest has one. */
    id: text("id").primaryKey(),
    conversationId: text("conversation_id").notNull(),
    /** Sealed with the key `person:<id>`. */
    name: encryptedText("name").notNull(),
    /** SHA-256 of the cookie's token. */
    tokenHash: text("token_hash").notNull(),
    language: text("language").$type<Language>().notNull(),
    state: text("state").$type<GuestState>().notNull(),
    createdAt: timestamp("created_at").notNull(),
  },
  (t) => [uniqueIndex("guests_token").on(t.tokenHash), index("guests_created").on(t.createdAt)],
);

/** Ids alone: that the author of what stays in a bubble is, or was, a guest. They go with the bubble. */
export const admittedGuests = sqliteTable(
  "admitted_guests",
  {
    id: text("id").primaryKey(),
    conversationId: text("conversation_id")
      .notNull()
      .references(() => conversations.id, { onDelete: "cascade" }),
  },
  (t) => [index("admitted_guests_conversation").on(t.conversationId)],
);
