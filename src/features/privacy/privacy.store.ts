import { and, desc, eq, lt } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { privacyEntries } from "./privacy.tables.ts";

export type EntryRow = typeof privacyEntries.$inferSelect;

export const insertEntryOnce = (tx: Tx, row: EntryRow) => tx.insert(privacyEntries).values(row).onConflictDoNothing();

export const entriesBefore = (db: Db, accountId: string, before: number, limit: number): Promise<EntryRow[]> =>
  db
    .select()
    .from(privacyEntries)
    .where(and(eq(privacyEntries.accountId, accountId), lt(privacyEntries.id, before)))
    .orderBy(desc(privacyEntries.id))
    .limit(limit);

export const deleteEntriesOf = (tx: Tx, accountId: string) =>
  tx.delete(privacyEntries).where(eq(privacyEntries.accountId, accountId));

export const deleteEntriesBefore = (tx: Tx, at: number) => tx.delete(privacyEntries).where(lt(privacyEntries.at, at));
