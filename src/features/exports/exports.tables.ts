import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { timestamp } from "../../platform/storage/columns.ts";
import type { DataExport } from "../../protocol/exports.ts";

/** Before an export's id in the name of its blob: it is no file. */
export const exportPrefix = "export-";

/** The one export that somebody has: being prepared, or ready for some days. The ZIP is the blob `export-<id>` under its own key. */
export const dataExports = sqliteTable("exports", {
  accountId: text("account_id").primaryKey(),
  id: text("id").notNull(),
  state: text("state").$type<DataExport["state"]>().notNull(),
  requestedAt: timestamp("requested_at").notNull(),
  /** How often it was begun: one that ends the program each time is given up. */
  attempts: integer("attempts").notNull().default(0),
  sizeBytes: integer("size_bytes"),
  expiresAt: timestamp("expires_at"),
});
