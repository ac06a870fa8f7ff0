import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { timestamp } from "../../platform/storage/columns.ts";

/** Companies that are being ended: a crash in the middle is gone on from. Personal: which operator did it. */
export const terminations = sqliteTable("terminations", {
  companyId: text("company_id").primaryKey(),
  /** The operator's account. */
  actorId: text("actor_id").notNull(),
  startedAt: timestamp("started_at").notNull(),
  /** How many people it had, for the record that it went. */
  members: integer("members").notNull(),
  finishedAt: timestamp("finished_at"),
});
