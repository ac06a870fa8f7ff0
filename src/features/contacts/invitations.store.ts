import { and, asc, count, desc, eq, gt, inArray, isNull, lt, or } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { invitations } from "./contacts.tables.ts";

export type InvitationRow = typeof invitations.$inferSelect;

export const findInvitation = async (db: Db, id: string): Promise<InvitationRow | undefined> =>
  (await db.select().from(invitations).where(eq(invitations.id, id)).limit(1))[0];

export const findByTokenHash = async (db: Db, tokenHash: string): Promise<InvitationRow | undefined> =>
  (await db.select().from(invitations).where(eq(invitations.tokenHash, tokenHash)).limit(1))[0];

/** The inviter's last one to this person, or to this address. */
export const lastInvitation = async (
  db: Db,
  inviterId: string,
  to: { readonly inviteeId: string } | { readonly addressIndex: string },
): Promise<InvitationRow | undefined> =>
  (
    await db
      .select()
      .from(invitations)
      .where(
        and(
          eq(invitations.inviterId, inviterId),
          "inviteeId" in to
            ? and(eq(invitations.inviteeId, to.inviteeId), isNull(invitations.addressIndex))
            : eq(invitations.addressIndex, to.addressIndex),
        ),
      )
      .orderBy(desc(invitations.sentAt))
      .limit(1)
  )[0];

/** Open ones of either kind from one person to another. */
export const openBetween = (db: Db, inviterId: string, inviteeId: string, now: number): Promise<InvitationRow[]> =>
  db
    .select()
    .from(invitations)
    .where(
      and(
        eq(invitations.inviterId, inviterId),
        eq(invitations.inviteeId, inviteeId),
        eq(invitations.state, "pending"),
        gt(invitations.expiresAt, now),
      ),
    );

export const openFor = (db: Db, inviteeId: string, now: number): Promise<InvitationRow[]> =>
  db
    .select()
    .from(invitations)
    .where(and(eq(invitations.inviteeId, inviteeId), eq(invitations.state, "pending"), gt(invitations.expiresAt, now)))
    .orderBy(desc(invitations.sentAt));

export const inviteesOf = async (db: Db, inviterId: string, now: number): Promise<string[]> =>
  (
    await db
      .selectDistinct({ id: invitations.inviteeId })
      .from(invitations)
      .where(
        and(eq(invitations.inviterId, inviterId), eq(invitations.state, "pending"), gt(invitations.expiresAt, now)),
      )
  ).flatMap(({ id }) => id ?? []);

/** Of these people, those who have an invitation waiting for this person. */
export const invitersAmong = async (
  db: Db,
  inviteeId: string,
  ids: readonly string[],
  now: number,
): Promise<string[]> =>
  (
    await db
      .selectDistinct({ id: invitations.inviterId })
      .from(invitations)
      .where(
        and(
          eq(invitations.inviteeId, inviteeId),
          inArray(invitations.inviterId, [...ids]),
          eq(invitations.state, "pending"),
          gt(invitations.expiresAt, now),
        ),
      )
  ).map(({ id }) => id);

/** What the inviter is still shown: what waits or ran out, and what was refused a while ago. */
export const sentBy = (db: Db, inviterId: string, refusedAfter: number): Promise<InvitationRow[]> =>
  db
    .select()
    .from(invitations)
    .where(
      and(
        eq(invitations.inviterId, inviterId),
        or(
          eq(invitations.state, "pending"),
          and(eq(invitations.state, "refused"), gt(invitations.decidedAt, refusedAfter)),
        ),
      ),
    )
    .orderBy(desc(invitations.sentAt));

/** How many a person sent since then, whatever became of them. */
export async function countSentSince(
  db: Db,
  inviterId: string,
  since: number,
): Promise<{ all: number; mailed: number }> {
  const [row] = await db
    .select({ all: count(), mailed: count(invitations.tokenHash) })
    .from(invitations)
    .where(and(eq(invitations.inviterId, inviterId), gt(invitations.sentAt, since)));
  return row ?? { all: 0, mailed: 0 };
}

/** Open ones to addresses that no account had so far. */
export const unclaimedTo = (db: Db, addressIndexes: readonly string[], now: number): Promise<InvitationRow[]> =>
  db
    .select()
    .from(invitations)
    .where(
      and(
        inArray(invitations.addressIndex, [...addressIndexes]),
        isNull(invitations.inviteeId),
        eq(invitations.state, "pending"),
        gt(invitations.expiresAt, now),
      ),
    )
    .orderBy(asc(invitations.sentAt));

/** @returns false when the id is known */
export const insertInvitationOnce = async (tx: Tx, row: InvitationRow): Promise<boolean> =>
  (await tx.insert(invitations).values(row).onConflictDoNothing({ target: invitations.id })).rowsAffected === 1;

export const changeInvitation = (
  tx: Tx,
  id: string,
  change: Partial<Pick<InvitationRow, "state" | "decidedAt" | "inviteeId">>,
) => tx.update(invitations).set(change).where(eq(invitations.id, id));

/** Those that are over for so long that no rest or cap counts them any more. */
export const deleteInvitationsBefore = (tx: Tx, sentAt: number) =>
  tx.delete(invitations).where(lt(invitations.sentAt, sentAt));
