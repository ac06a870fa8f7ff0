import { and, asc, count, desc, eq, gt, inArray, lte } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { companyInvitations } from "./companies.tables.ts";

export type InvitationRow = typeof companyInvitations.$inferSelect;
const ofCompany = (companyId: string) => eq(companyInvitations.companyId, companyId);

export const pageOfInvitations = (
  db: Db,
  companyId: string,
  { offset, limit }: { offset: number; limit: number },
): Promise<InvitationRow[]> =>
  db
    .select()
    .from(companyInvitations)
    .where(ofCompany(companyId))
    .orderBy(desc(companyInvitations.sentAt), asc(companyInvitations.id))
    .limit(limit)
    .offset(offset);

export const countInvitations = async (db: Db, companyId: string): Promise<number> =>
  (await db.select({ open: count() }).from(companyInvitations).where(ofCompany(companyId)))[0]?.open ?? 0;

export const findInvitation = async (db: Db, companyId: string, id: string): Promise<InvitationRow | undefined> =>
  (
    await db
      .select()
      .from(companyInvitations)
      .where(and(ofCompany(companyId), eq(companyInvitations.id, id)))
      .limit(1)
  )[0];

export const findInvitationByAddress = async (
  db: Db,
  companyId: string,
  emailIndex: string,
): Promise<InvitationRow | undefined> =>
  (
    await db
      .select()
      .from(companyInvitations)
      .where(and(ofCompany(companyId), eq(companyInvitations.emailIndex, emailIndex)))
      .limit(1)
  )[0];

export const findInvitationByToken = async (db: Db, tokenHash: string): Promise<InvitationRow | undefined> =>
  (await db.select().from(companyInvitations).where(eq(companyInvitations.tokenHash, tokenHash)).limit(1))[0];

/** Which of these addresses have an invitation that still works. */
export const invitedAmong = async (
  db: Db,
  companyId: string,
  emailIndexes: readonly string[],
  at: number,
): Promise<string[]> =>
  (
    await db
      .select({ emailIndex: companyInvitations.emailIndex })
      .from(companyInvitations)
      .where(
        and(
          ofCompany(companyId),
          gt(companyInvitations.expiresAt, at),
          inArray(companyInvitations.emailIndex, [...emailIndexes]),
        ),
      )
  ).map(({ emailIndex }) => emailIndex);

export const insertInvitation = (tx: Tx, row: InvitationRow) => tx.insert(companyInvitations).values(row);

export const changeInvitation = (tx: Tx, id: string, change: Partial<Omit<InvitationRow, "id" | "companyId">>) =>
  tx.update(companyInvitations).set(change).where(eq(companyInvitations.id, id));

/** @returns false when it was not there (any more) */
export const removeInvitation = async (tx: Tx, companyId: string, id: string): Promise<boolean> =>
  (
    await tx
      .delete(companyInvitations)
      .where(and(ofCompany(companyId), eq(companyInvitations.id, id)))
      .returning({ id: companyInvitations.id })
  ).length > 0;

export const removeInvitationsOf = (tx: Tx, companyId: string) =>
  tx.delete(companyInvitations).where(ofCompany(companyId));

export const removeInvitationTo = (tx: Tx, companyId: string, emailIndex: string) =>
  tx.delete(companyInvitations).where(and(ofCompany(companyId), eq(companyInvitations.emailIndex, emailIndex)));

/** Addresses of people who never came are not kept for long after their link ran out. */
export const removeInvitationsExpiredBefore = (tx: Tx, at: number) =>
  tx.delete(companyInvitations).where(lte(companyInvitations.expiresAt, at));

/** Of every company. */
export const deleteInvitationsTo = (tx: Tx, emailIndexes: readonly string[]) =>
  tx.delete(companyInvitations).where(inArray(companyInvitations.emailIndex, [...emailIndexes]));
