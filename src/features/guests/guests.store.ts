import { and, asc, eq, gt, inArray, isNull, or, sql } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { admittedGuests, type GuestState, guestLinks, guests } from "./guests.tables.ts";

export type GuestLinkRow = typeof guestLinks.$inferSelect;
export type GuestRow = typeof guests.$inferSelect;

export const findLink = async (db: Db, conversationId: string): Promise<GuestLinkRow | undefined> =>
  (await db.select().from(guestLinks).where(eq(guestLinks.conversationId, conversationId)).limit(1))[0];

export const findLinkByToken = async (db: Db, tokenHash: string): Promise<GuestLinkRow | undefined> =>
  (await db.select().from(guestLinks).where(eq(guestLinks.tokenHash, tokenHash)).limit(1))[0];

export async function replaceLink(tx: Tx, row: GuestLinkRow): Promise<void> {
  await removeLink(tx, row.conversationId);
  await tx.insert(guestLinks).values(row);
}

/** @returns false when there was none */
export const removeLink = async (tx: Tx, conversationId: string): Promise<boolean> =>
  (await tx.delete(guestLinks).where(eq(guestLinks.conversationId, conversationId))).rowsAffected > 0;

/** Counted with the coming itself: two at once cannot share the last use. @returns false when it is closed, over or used up */
export const countUse = async (tx: Tx, tokenHash: string, at: number): Promise<boolean> =>
  (
    await tx
      .update(guestLinks)
      .set({ uses: sql`${guestLinks.uses} + 1` })
      .where(
        and(
          eq(guestLinks.tokenHash, tokenHash),
          or(isNull(guestLinks.expiresAt), gt(guestLinks.expiresAt, at)),
          or(isNull(guestLinks.maxUses), gt(guestLinks.maxUses, guestLinks.uses)),
        ),
      )
  ).rowsAffected > 0;

export const insertGuest = (tx: Tx, row: GuestRow) => tx.insert(guests).values(row);

export const findGuest = async (db: Db, id: string): Promise<GuestRow | undefined> =>
  (await db.select().from(guests).where(eq(guests.id, id)).limit(1))[0];

/** Everybody who is here, waits or is going, the longest first. */
export const allGuests = (db: Db): Promise<GuestRow[]> =>
  db.select().from(guests).orderBy(asc(guests.createdAt), asc(guests.id));

export const countGuests = async (db: Db, conversationId: string, state: GuestState): Promise<number> =>
  (
    await db
      .select({ count: sql<number>`count(*)` })
      .from(guests)
      .where(and(eq(guests.conversationId, conversationId), eq(guests.state, state)))
  )[0]?.count ?? 0;

/** @returns false when they were not in that state (any more) */
export const moveGuest = async (tx: Tx, id: string, from: readonly GuestState[], to: GuestState): Promise<boolean> =>
  (
    await tx
      .update(guests)
      .set({ state: to })
      .where(and(eq(guests.id, id), inArray(guests.state, [...from])))
  ).rowsAffected > 0;

export const deleteGuest = (tx: Tx, id: string) => tx.delete(guests).where(eq(guests.id, id));

export const insertAdmitted = (tx: Tx, id: string, conversationId: string) =>
  tx.insert(admittedGuests).values({ id, conversationId });

/** Which of these are, or were, guests of a bubble that is still there. */
export async function guestsAmong(db: Db, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const found = await db
    .select({ id: admittedGuests.id })
    .from(admittedGuests)
    .where(inArray(admittedGuests.id, [...ids]));
  return found.map(({ id }) => id);
}
