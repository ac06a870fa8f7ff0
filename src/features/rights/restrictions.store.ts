import { and, desc, eq, gt, isNull, lt } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { restrictionLinks, restrictions } from "./rights.tables.ts";

export type RestrictionRow = typeof restrictions.$inferSelect;

export const insertRestriction = (tx: Tx, row: RestrictionRow) => tx.insert(restrictions).values(row);

export const standingOf = async (db: Db, accountId: string): Promise<RestrictionRow | undefined> =>
  (
    await db
      .select()
      .from(restrictions)
      .where(and(eq(restrictions.accountId, accountId), isNull(restrictions.releasedAt)))
      .limit(1)
  )[0];

export const restrictionById = async (db: Db, id: string): Promise<RestrictionRow | undefined> =>
  (await db.select().from(restrictions).where(eq(restrictions.id, id)).limit(1))[0];

/** The newest first. */
export const standingRestrictions = (db: Db): Promise<RestrictionRow[]> =>
  db.select().from(restrictions).where(isNull(restrictions.releasedAt)).orderBy(desc(restrictions.since));

export const changeRestriction = (tx: Tx, id: string, change: Partial<Omit<RestrictionRow, "id" | "accountId">>) =>
  tx.update(restrictions).set(change).where(eq(restrictions.id, id));

export const insertLink = async (tx: Tx, row: typeof restrictionLinks.$inferInsert, now: number) => {
  await tx.delete(restrictionLinks).where(lt(restrictionLinks.expiresAt, now));
  await tx.insert(restrictionLinks).values(row);
};

export const linkedAccount = async (db: Db, tokenHash: string, now: number): Promise<string | undefined> =>
  (
    await db
      .select({ accountId: restrictionLinks.accountId })
      .from(restrictionLinks)
      .where(and(eq(restrictionLinks.tokenHash, tokenHash), gt(restrictionLinks.expiresAt, now)))
      .limit(1)
  )[0]?.accountId;

export const deleteLinksOf = (tx: Tx, accountId: string) =>
  tx.delete(restrictionLinks).where(eq(restrictionLinks.accountId, accountId));

export const deleteRestrictionsOf = (tx: Tx, accountId: string) =>
  tx.delete(restrictions).where(eq(restrictions.accountId, accountId));
