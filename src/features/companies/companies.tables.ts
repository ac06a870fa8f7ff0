import { sqliteTable, text } from "drizzle-orm/sqlite-core";
import { encryptedText, timestamp } from "../../platform/storage/columns.ts";

/** Tenants. Names are sealed with the key `company:<id>`. */
export const companies = sqliteTable("companies", {
  id: text("id").primaryKey(),
  name: encryptedText("name").notNull(),
  createdAt: timestamp("created_at").notNull(),
});
