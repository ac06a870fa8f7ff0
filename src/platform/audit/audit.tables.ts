import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { AuditEntry } from "../platform.ts";
import { encryptedJson, timestamp } from "../storage/columns.ts";

/** Administrative and security acts, in order. Only ever inserted into. */
export const auditEntries = sqliteTable("audit_entries", {
  /** 1, 2, 3 … without a gap: a missing entry shows. */
  number: integer("number").primaryKey(),
  at: timestamp("at").notNull(),
  act: text("act").notNull(),
  actorId: text("actor_id"),
  companyId: text("company_id"),
  subjectId: text("subject_id"),
  /** Sealed with the key `system:audit`. */
  detail: encryptedJson<NonNullable<AuditEntry["detail"]>>("detail"),
  /** SHA-256 over the hash before it and this entry as stored: a changed entry breaks all that follow. */
  hash: text("hash").notNull(),
});
