import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { encryptedBytes, encryptedText, timestamp } from "../../../platform/storage/columns.ts";
import { conversations } from "../conversations.tables.ts";

const conversationId = () =>
  text("conversation_id")
    .notNull()
    .references(() => conversations.id, { onDelete: "cascade" });

/** People who are not in a bubble but were asked to come, or ask to. Whoever comes in, or is turned away, leaves this list. */
export const bubbleCandidates = sqliteTable(
  "bubble_candidates",
  {
    conversationId: conversationId(),
    accountId: text("account_id").notNull(),
    state: text("state").$type<"invited" | "refused" | "requested">().notNull(),
    /** Who invited them. */
    byId: text("by_id"),
    at: timestamp("at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.conversationId, t.accountId] }),
    index("bubble_candidates_account").on(t.accountId, t.state),
  ],
);

/** One open link for each bubble at most, for people with an account. */
export const bubbleLinks = sqliteTable(
  "bubble_links",
  {
    conversationId: conversationId().primaryKey(),
    /** Sealed with the bubble's key, so that its organiser can read the link again. */
    token: encryptedText("token").notNull(),
    tokenHash: text("token_hash").notNull(),
    createdAt: timestamp("created_at").notNull(),
    expiresAt: timestamp("expires_at"),
    maxUses: integer("max_uses"),
    uses: integer("uses").notNull().default(0),
    needsApproval: integer("needs_approval", { mode: "boolean" }).notNull(),
  },
  (t) => [uniqueIndex("bubble_links_token").on(t.tokenHash)],
);

/** A bubble's picture as WebP, drawn anew by the server and sealed with the bubble's key: it goes with it. */
export const bubblePictures = sqliteTable("bubble_pictures", {
  conversationId: conversationId().primaryKey(),
  /** New with each picture. */
  version: text("version").notNull(),
  large: encryptedBytes("large").notNull(),
  small: encryptedBytes("small").notNull(),
});
