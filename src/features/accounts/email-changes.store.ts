import { eq, lte, sql } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { emailChanges, emailUndos } from "./security.tables.ts";

export type EmailChangeRow = typeof emailChanges.$inferSelect;
export type EmailUndoRow = typeof emailUndos.$inferSelect;

export const findEmailChange = async (db: Db, accountId: string): Promise<EmailChangeRow | undefined> =>
  (await db.select().from(emailChanges).where(eq(emailChanges.accountId, accountId)).limit(1))[0];

/** The newest wish counts. */
export async function replaceEmailChange(tx: Tx, row: typeof emailChanges.$inferInsert): Promise<void> {
  await tx.delete(emailChanges).where(eq(emailChanges.accountId, row.accountId));
  await tx.insert(emailChanges).values(row);
}

export const countWrongEmailCode = (tx: Tx, accountId: string) =>
  tx
    .update(emailChanges)
    .set({ wrongCodes: sql`${emailChanges.wrongCodes} + 1` })
    .where(eq(emailChanges.accountId, accountId));

export const removeEmailChange = (tx: Tx, accountId: string) =>
  tx.delete(emailChanges).where(eq(emailChanges.accountId, accountId));

export async function insertEmailUndo(tx: Tx, row: EmailUndoRow, now: number): Promise<void> {
  await tx.delete(emailUndos).where(lte(emailUndos.expiresAt, now));
  await tx.insert(emailUndos).values(row);
}

export const findEmailUndo = async (db: Db, tokenHash: string): Promise<EmailUndoRow | undefined> =>
  (await db.select().from(emailUndos).where(eq(emailUndos.tokenHash, tokenHash)).limit(1))[0];

export const emailUndosOf = (db: Db, accountId: string): Promise<EmailUndoRow[]> =>
  db.select().from(emailUndos).where(eq(emailUndos.accountId, accountId));

export const removeEmailUndosOf = (tx: Tx, accountId: string) =>
  tx.delete(emailUndos).where(eq(emailUndos.accountId, accountId));
