import { index, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { encryptedJson, timestamp } from "../../platform/storage/columns.ts";

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
    /** null: whoever reported it is gone. */
    accountId: text("account_id"),
    at: timestamp("at").notNull(),
    report: encryptedJson<{ readonly text: string }>("report").notNull(),
    decision: encryptedJson<BreachDecision>("decision"),
    decidedAt: timestamp("decided_at"),
    decidedBy: text("decided_by"),
  },
  (t) => [index("breaches_account").on(t.accountId, t.at)],
);
