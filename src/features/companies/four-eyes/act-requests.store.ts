import { and, desc, eq, isNull, lt } from "drizzle-orm";
import type { Db, Tx } from "../../../platform/storage/database.ts";
import { companyActRequests } from "../companies.tables.ts";

export type ActRequestRow = typeof companyActRequests.$inferSelect;

/** @returns false when one with this id is there */
export const insertActRequest = async (tx: Tx, row: ActRequestRow): Promise<boolean> =>
  (await tx.insert(companyActRequests).values(row).onConflictDoNothing().returning({ id: companyActRequests.id }))
    .length > 0;

export const findActRequest = async (db: Db, id: string): Promise<ActRequestRow | undefined> =>
  (await db.select().from(companyActRequests).where(eq(companyActRequests.id, id)).limit(1))[0];

/** Newest first. */
export const actRequestsOf = (db: Db, companyId: string, limit: number): Promise<ActRequestRow[]> =>
  db
    .select()
    .from(companyActRequests)
    .where(eq(companyActRequests.companyId, companyId))
    .orderBy(desc(companyActRequests.requestedAt))
    .limit(limit);

export const decideActRequest = (
  tx: Tx,
  id: string,
  decision: Pick<ActRequestRow, "state" | "decidedById" | "decidedAt">,
) => tx.update(companyActRequests).set(decision).where(eq(companyActRequests.id, id));

/** Those who end with the rule. */
export const withdrawOpenRequests = (tx: Tx, companyId: string, at: number) =>
  tx
    .update(companyActRequests)
    .set({ state: "withdrawn", decidedAt: at })
    .where(and(eq(companyActRequests.companyId, companyId), isNull(companyActRequests.decidedAt)));

export const removeActRequestsExpiredBefore = (tx: Tx, at: number) =>
  tx.delete(companyActRequests).where(lt(companyActRequests.expiresAt, at));
