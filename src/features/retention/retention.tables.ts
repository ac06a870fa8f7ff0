import { integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { timestamp } from "../../platform/storage/columns.ts";

/** How long a company, or a bubble by itself, keeps things. A missing number: until somebody deletes them. */
export const retentionPolicies = sqliteTable(
  "retention_policies",
  {
    scope: text("scope").$type<"company" | "bubble">().notNull(),
    scopeId: text("scope_id").notNull(),
    messagesDays: integer("messages_days"),
    filesDays: integer("files_days"),
    historyDays: integer("history_days"),
    /** Personal: which administrator or organiser. */
    changedBy: text("changed_by").notNull(),
    changedAt: timestamp("changed_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.scope, t.scopeId] })],
);

/** What went by these policies, added up for each day; kept a year. No personal data. */
export const retentionRuns = sqliteTable("retention_runs", {
  /** `2026-11-24`, in UTC. */
  day: text("day").primaryKey(),
  /** The newest run of that day, and what it could not do: kept by a legal hold, and failed. */
  ranAt: timestamp("ran_at").notNull(),
  held: integer("held").notNull(),
  failed: integer("failed").notNull(),
  messages: integer("messages").notNull(),
  files: integer("files").notNull(),
  history: integer("history").notNull(),
});
