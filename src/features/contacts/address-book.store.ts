import { and, asc, count, desc, eq, gt, isNull } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { addressBookConsents, addressBookEntries } from "./contacts.tables.ts";

export type EntryRow = typeof addressBookEntries.$inferSelect;
type ConsentRow = typeof addressBookConsents.$inferSelect;

/** The agreement in force. */
export const findConsent = async (db: Db, ownerId: string): Promise<ConsentRow | undefined> =>
  (
    await db
      .select()
      .from(addressBookConsents)
      .where(and(eq(addressBookConsents.ownerId, ownerId), isNull(addressBookConsents.withdrawnAt)))
      .orderBy(desc(addressBookConsents.givenAt))
      .limit(1)
  )[0];

/** Withdrawn ones too. */
export const consentsOf = (db: Db, ownerId: string): Promise<ConsentRow[]> =>
  db.select().from(addressBookConsents).where(eq(addressBookConsents.ownerId, ownerId));

export const insertConsent = (tx: Tx, row: ConsentRow) => tx.insert(addressBookConsents).values(row);

export const endConsent = (tx: Tx, id: string, withdrawnAt: number) =>
  tx.update(addressBookConsents).set({ withdrawnAt }).where(eq(addressBookConsents.id, id));

export const countEntries = async (db: Db, ownerId: string): Promise<number> =>
  (await db.select({ n: count() }).from(addressBookEntries).where(eq(addressBookEntries.ownerId, ownerId)))[0]?.n ?? 0;

export const entriesAfter = (db: Db, ownerId: string, after: string, limit: number): Promise<EntryRow[]> =>
  db
    .select()
    .from(addressBookEntries)
    .where(and(eq(addressBookEntries.ownerId, ownerId), gt(addressBookEntries.id, after)))
    .orderBy(asc(addressBookEntries.id))
    .limit(limit);

/** @returns how many were not there yet */
export async function insertEntries(tx: Tx, rows: EntryRow[]): Promise<number> {
  const inserted = await tx
    .insert(addressBookEntries)
    .values(rows)
    .onConflictDoNothing()
    .returning({ id: addressBookEntries.id });
  return inserted.length;
}

/** @returns whether it was theirs */
export const deleteEntry = async (tx: Tx, ownerId: string, id: string): Promise<boolean> =>
  (
    await tx
      .delete(addressBookEntries)
      .where(and(eq(addressBookEntries.ownerId, ownerId), eq(addressBookEntries.id, id)))
      .returning({ id: addressBookEntries.id })
  ).length > 0;

export const deleteEntriesOf = (tx: Tx, ownerId: string) =>
  tx.delete(addressBookEntries).where(eq(addressBookEntries.ownerId, ownerId));
