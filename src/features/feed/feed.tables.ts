import { index, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { timestamp } from "../../platform/storage/columns.ts";
import type { Dismissal } from "../../protocol/feed.ts";

/** Events that somebody took off their list. The events themselves are read from what they point to. */
export const feedDismissals = sqliteTable(
  "feed_dismissals",
  {
    accountId: text("account_id").notNull(),
    kind: text("kind").$type<Dismissal["kind"]>().notNull(),
    refId: text("ref_id").notNull(),
    /** What happened later shows again. */
    through: timestamp("through").notNull(),
  },
  (t) => [primaryKey({ columns: [t.accountId, t.kind, t.refId] }), index("feed_dismissals_through").on(t.through)],
);
