import { eq } from "drizzle-orm";
import type { Db } from "../../platform/storage/database.ts";
import { retentionPolicies } from "./retention.tables.ts";

/** Storage times that somebody was the last to set. */
export const policiesSetBy = (db: Db, accountId: string) =>
  db
    .select({
      scope: retentionPolicies.scope,
      scopeId: retentionPolicies.scopeId,
      messagesDays: retentionPolicies.messagesDays,
      filesDays: retentionPolicies.filesDays,
      historyDays: retentionPolicies.historyDays,
      changedAt: retentionPolicies.changedAt,
    })
    .from(retentionPolicies)
    .where(eq(retentionPolicies.changedBy, accountId));
