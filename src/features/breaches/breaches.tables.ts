import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { encryptedJson, timestamp } from "../../platform/storage/columns.ts";
import type { BreachChange, BreachDetails, BreachState } from "../../protocol/breaches.ts";

export interface BreachDecision {
  readonly tellsAuthority: boolean;
  readonly tellsPeople: boolean;
  readonly reason: string;
}

/** Breaches that people reported, sealed with the instance's key: the register outlives whoever reported. A decision is made once. */
export const breaches = sqliteTable(
  "breaches",
  {
    /** Made by the reporter's client: a retry finds the first. */
    id: text("id").primaryKey(),
    /** null: an operator entered it, or whoever reported it is gone. */
    accountId: text("account_id"),
    isReport: integer("is_report", { mode: "boolean" }).notNull().default(true),
    /** Since when the operators could know of it: the clock's beginning. */
    at: timestamp("at").notNull(),
    report: encryptedJson<{ readonly text: string }>("report").notNull(),
    state: text("state").$type<BreachState>().notNull().default("open"),
    /** null: nothing is entered yet. */
    details: encryptedJson<BreachDetails>("details"),
    decision: encryptedJson<BreachDecision>("decision"),
    decidedAt: timestamp("decided_at"),
    decidedBy: text("decided_by"),
  },
  (t) => [index("breaches_account").on(t.accountId, t.at)],
);

/** What operators did with an entry. Rows are added, never changed. */
export const breachChanges = sqliteTable(
  "breach_changes",
  {
    id: text("id").primaryKey(),
    breachId: text("breach_id").notNull(),
    at: timestamp("at").notNull(),
    /** null: the operator is gone. */
    actorId: text("actor_id"),
    change: encryptedJson<BreachChange["change"]>("change").notNull(),
  },
  (t) => [index("breach_changes_breach").on(t.breachId, t.at)],
);
