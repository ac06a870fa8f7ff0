import { index, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { encryptedText, timestamp } from "../../../platform/storage/columns.ts";
import type { TokenScope } from "../../../protocol/endpoint.ts";
import { accounts } from "../accounts.tables.ts";

/** With which programs act for people. Personal: the name, sealed with `person:<id>`. The token itself is not kept. */
export const accessTokens = sqliteTable(
  "access_tokens",
  {
    id: text("id").primaryKey(),
    accountId: text("account_id")
      .notNull()
      .references(() => accounts.id, { onDelete: "cascade" }),
    name: encryptedText("name").notNull(),
    /** SHA-256. */
    tokenHash: text("token_hash").notNull(),
    scopes: text("scopes", { mode: "json" }).$type<TokenScope[]>().notNull(),
    createdAt: timestamp("created_at").notNull(),
    expiresAt: timestamp("expires_at"),
    lastUsedAt: timestamp("last_used_at"),
  },
  (t) => [uniqueIndex("access_tokens_hash").on(t.tokenHash), index("access_tokens_account").on(t.accountId)],
);
