import { index, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { encryptedText, timestamp } from "../../platform/storage/columns.ts";
import type { RestrictionBy } from "../../protocol/rights.ts";

/** When somebody's data was only kept (Art. 18 GDPR), on whose word, and when that ended. Reasons are sealed with `person:<id>`. */
export const restrictions = sqliteTable(
  "restrictions",
  {
    id: text("id").primaryKey(),
    accountId: text("account_id").notNull(),
    by: text("by").$type<RestrictionBy>().notNull(),
    actorId: text("actor_id").notNull(),
    reason: encryptedText("reason").notNull(),
    since: timestamp("since").notNull(),
    /** When the person asked by the mailed link to be released. */
    releaseAskedAt: timestamp("release_asked_at"),
    releasedAt: timestamp("released_at"),
    releasedBy: text("released_by").$type<RestrictionBy>(),
    releaseReason: encryptedText("release_reason"),
  },
  (t) => [index("restrictions_account").on(t.accountId), index("restrictions_released").on(t.releasedAt)],
);

/** Links with which a person who cannot sign in ends their restriction, or asks for it. */
export const restrictionLinks = sqliteTable(
  "restriction_links",
  {
    /** SHA-256 of what was mailed. */
    tokenHash: text("token_hash").primaryKey(),
    accountId: text("account_id").notNull(),
    expiresAt: timestamp("expires_at").notNull(),
  },
  (t) => [index("restriction_links_account").on(t.accountId)],
);
