import { and, asc, eq, gt, isNull, or, sql } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { companyJoinLinks, companyJoinRequests } from "./companies.tables.ts";

export type JoinLinkRow = typeof companyJoinLinks.$inferSelect;
export type JoinRequestRow = typeof companyJoinRequests.$inferSelect;

export const findJoinLink = async (db: Db, companyId: string): Promise<JoinLinkRow | undefined> =>
  (await db.select().from(companyJoinLinks).where(eq(companyJoinLinks.companyId, companyId)).limit(1))[0];

export const findJoinLinkByToken = async (db: Db, tokenHash: string): Promise<JoinLinkRow | undefined> =>
  (await db.select().from(companyJoinLinks).where(eq(companyJoinLinks.tokenHash, tokenHash)).limit(1))[0];

export async function replaceJoinLink(tx: Tx, row: JoinLinkRow): Promise<void> {
  await removeJoinLink(tx, row.companyId);
  await tx.insert(companyJoinLinks).values(row);
}

/** @returns true when there was one */
export const removeJoinLink = async (tx: Tx, companyId: string): Promise<boolean> =>
  (
    await tx
      .delete(companyJoinLinks)
      .where(eq(companyJoinLinks.companyId, companyId))
      .returning({ companyId: companyJoinLinks.companyId })
  ).length > 0;

/** @returns false when it is closed, expired or used up */
export const countUseOfLink = async (tx: Tx, tokenHash: string, at: number): Promise<boolean> =>
  (
    await tx
      .update(companyJoinLinks)
      .set({ uses: sql`${companyJoinLinks.uses} + 1` })
      .where(
        and(
          eq(companyJoinLinks.tokenHash, tokenHash),
          or(isNull(companyJoinLinks.expiresAt), gt(companyJoinLinks.expiresAt, at)),
          or(isNull(companyJoinLinks.maxUses), gt(companyJoinLinks.maxUses, companyJoinLinks.uses)),
        ),
      )
      .returning({ companyId: companyJoinLinks.companyId })
  ).length > 0;

export const joinRequestsOf = (db: Db, companyId: string, limit: number): Promise<JoinRequestRow[]> =>
  db
    .select()
    .from(companyJoinRequests)
    .where(eq(companyJoinRequests.companyId, companyId))
    .orderBy(asc(companyJoinRequests.requestedAt))
    .limit(limit);

export const findJoinRequestOf = async (db: Db, accountId: string): Promise<JoinRequestRow | undefined> =>
  (await db.select().from(companyJoinRequests).where(eq(companyJoinRequests.accountId, accountId)).limit(1))[0];

/** The newest request of a person is the one that counts. */
export async function replaceJoinRequest(tx: Tx, row: JoinRequestRow): Promise<void> {
  await removeJoinRequestOf(tx, row.accountId);
  await tx.insert(companyJoinRequests).values(row);
}

/** @returns what was asked, or undefined when it is not (any more) there */
export const takeJoinRequest = async (tx: Tx, companyId: string, id: string): Promise<JoinRequestRow | undefined> =>
  (
    await tx
      .delete(companyJoinRequests)
      .where(and(eq(companyJoinRequests.companyId, companyId), eq(companyJoinRequests.id, id)))
      .returning()
  )[0];

export const removeJoinRequestOf = (tx: Tx, accountId: string) =>
  tx.delete(companyJoinRequests).where(eq(companyJoinRequests.accountId, accountId));

export const removeJoinRequestsTo = (tx: Tx, companyId: string) =>
  tx.delete(companyJoinRequests).where(eq(companyJoinRequests.companyId, companyId));
