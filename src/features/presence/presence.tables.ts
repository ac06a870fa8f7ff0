import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { encryptedJson } from "../../platform/storage/columns.ts";
import { accounts } from "../accounts/accounts.tables.ts";
import type { PresenceSettings } from "./presence-state.ts";

/** What people chose about their presence. Nobody's presence itself is stored: it ends with their last window. */
export const presenceSettings = sqliteTable("presence_settings", {
  accountId: text("account_id")
    .primaryKey()
    .references(() => accounts.id, { onDelete: "cascade" }),
  /** Choice, status text, whether and when they were last seen; sealed with the key `person:<id>`. */
  settings: encryptedJson<PresenceSettings>("settings").notNull(),
});

/** Companies that changed what their members may show. Nothing personal. */
export const presenceCompanies = sqliteTable("presence_companies", {
  companyId: text("company_id").primaryKey(),
  allowsLastSeen: integer("allows_last_seen", { mode: "boolean" }).notNull(),
});
