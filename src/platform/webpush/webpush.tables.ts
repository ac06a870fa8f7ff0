import { integer, sqliteTable } from "drizzle-orm/sqlite-core";
import { encryptedJson } from "../storage/columns.ts";
import type { VapidKeys } from "./vapid.ts";

/** The one key pair of this instance, made on the first start with push; sealed with `system:push`. */
export const pushKeys = sqliteTable("push_keys", {
  id: integer("id").primaryKey(),
  keys: encryptedJson<VapidKeys>("keys").notNull(),
});
