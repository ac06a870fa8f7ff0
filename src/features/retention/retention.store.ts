import { and, desc, eq, gte, lt, sql } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { retentionPolicies, retentionRuns } from "./retention.tables.ts";

export type PolicyRow = typeof retentionPolicies.$inferSelect;
export type RunRow = typeof retentionRuns.$inferSelect;

export const allPolicies = (db: Db): Promise<PolicyRow[]> => db.select().from(retentionPolicies);

export const savePolicy = (tx: Tx, row: PolicyRow) =>
  tx
    .insert(retentionPolicies)
    .values(row)
    .onConflictDoUpdate({ target: [retentionPolicies.scope, retentionPolicies.scopeId], set: row });

export const deletePolicy = (tx: Tx, { scope, scopeId }: Pick<PolicyRow, "scope" | "scopeId">) =>
  tx.delete(retentionPolicies).where(and(eq(retentionPolicies.scope, scope), eq(retentionPolicies.scopeId, scopeId)));

/** Who decided is forgotten with them; what they decided holds on. */
export const forgetDeciders = (tx: Tx, accountId: string) =>
  tx.update(retentionPolicies).set({ changedBy: "" }).where(eq(retentionPolicies.changedBy, accountId));

const sum = (name: string) => sql.raw(`${name} + excluded.${name}`);

export const addRun = (tx: Tx, row: RunRow) =>
  tx
    .insert(retentionRuns)
    .values(row)
    .onConflictDoUpdate({
      target: retentionRuns.day,
      set: {
        ...{ ranAt: row.ranAt, held: row.held, failed: row.failed },
        ...{ messages: sum("messages"), files: sum("files"), history: sum("history") },
      },
    });

export const runsSince = (db: Db, day: string): Promise<RunRow[]> =>
  db.select().from(retentionRuns).where(gte(retentionRuns.day, day)).orderBy(desc(retentionRuns.day));

export const deleteRunsBefore = (tx: Tx, day: string) => tx.delete(retentionRuns).where(lt(retentionRuns.day, day));
