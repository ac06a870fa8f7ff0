import { and, asc, desc, eq, gt, lte, ne } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { erasureRequests, erasures, legalHolds } from "./erasure.tables.ts";

export type ErasureRow = typeof erasures.$inferSelect;
export type RequestRow = typeof erasureRequests.$inferSelect;
export type HoldRow = typeof legalHolds.$inferSelect;

export const insertErasure = (tx: Tx, row: ErasureRow) => tx.insert(erasures).values(row);

export const findErasureOf = async (db: Db, accountId: string): Promise<ErasureRow | undefined> =>
  (await db.select().from(erasures).where(eq(erasures.accountId, accountId)).limit(1))[0];

export const findErasure = async (db: Db, number: string): Promise<ErasureRow | undefined> =>
  (await db.select().from(erasures).where(eq(erasures.number, number)).limit(1))[0];

export const erasureByToken = async (db: Db, tokenHash: string): Promise<ErasureRow | undefined> =>
  (await db.select().from(erasures).where(eq(erasures.tokenHash, tokenHash)).limit(1))[0];

export const unfinishedErasures = (db: Db): Promise<ErasureRow[]> =>
  db.select().from(erasures).where(ne(erasures.state, "done")).orderBy(asc(erasures.askedAt));

export const newestErasures = (db: Db, limit: number): Promise<ErasureRow[]> =>
  db.select().from(erasures).orderBy(desc(erasures.askedAt)).limit(limit);

export const changeErasure = (tx: Tx, number: string, change: Partial<ErasureRow>) =>
  tx.update(erasures).set(change).where(eq(erasures.number, number));

export const insertRequestOnce = (tx: Tx, row: RequestRow) =>
  tx.insert(erasureRequests).values(row).onConflictDoNothing();

export const findRequest = async (db: Db, accountId: string): Promise<RequestRow | undefined> =>
  (await db.select().from(erasureRequests).where(eq(erasureRequests.accountId, accountId)).limit(1))[0];

export const deleteRequest = (tx: Tx, accountId: string) =>
  tx.delete(erasureRequests).where(eq(erasureRequests.accountId, accountId));

/** The longest waiting first. */
export const requestsOf = (db: Db, companyId: string, limit: number): Promise<RequestRow[]> =>
  db
    .select()
    .from(erasureRequests)
    .where(eq(erasureRequests.companyId, companyId))
    .orderBy(asc(erasureRequests.askedAt))
    .limit(limit);

export const allRequests = (db: Db): Promise<RequestRow[]> =>
  db.select().from(erasureRequests).orderBy(asc(erasureRequests.askedAt));

export const findHold = async (db: Db, accountId: string, now: number): Promise<HoldRow | undefined> =>
  (
    await db
      .select()
      .from(legalHolds)
      .where(and(eq(legalHolds.accountId, accountId), gt(legalHolds.endsAt, now)))
      .limit(1)
  )[0];

export const holdsInForce = (db: Db, now: number): Promise<HoldRow[]> =>
  db.select().from(legalHolds).where(gt(legalHolds.endsAt, now)).orderBy(asc(legalHolds.endsAt));

export const saveHold = (tx: Tx, row: HoldRow) => {
  const { accountId: _, ...changing } = row;
  return tx.insert(legalHolds).values(row).onConflictDoUpdate({ target: legalHolds.accountId, set: changing });
};

export const deleteHold = async (tx: Tx, accountId: string): Promise<HoldRow | undefined> =>
  (await tx.delete(legalHolds).where(eq(legalHolds.accountId, accountId)).returning())[0];

export const endedHolds = async (tx: Tx, now: number): Promise<HoldRow[]> =>
  tx.delete(legalHolds).where(lte(legalHolds.endsAt, now)).returning();
