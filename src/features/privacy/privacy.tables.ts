import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { encryptedJson, timestamp } from "../../platform/storage/columns.ts";
import type { PrivacyAct } from "../../protocol/privacy.ts";

/** What was done with somebody's data, for them alone: sealed with their own key. */
export const privacyEntries = sqliteTable(
  "privacy_entries",
  {
    /** Cursor of the fact that told of it: told again after a crash, it is noted once. */
    id: integer("id").primaryKey(),
    accountId: text("account_id").notNull(),
    at: timestamp("at").notNull(),
    act: encryptedJson<PrivacyAct>("act").notNull(),
  },
  (t) => [index("privacy_entries_account").on(t.accountId, t.id), index("privacy_entries_at").on(t.at)],
);
