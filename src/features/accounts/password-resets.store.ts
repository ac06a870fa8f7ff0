import { eq, lte } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { passwordResets } from "./security.tables.ts";

export type PasswordResetRow = typeof passwordResets.$inferSelect;

export async function insertPasswordReset(tx: Tx, row: PasswordResetRow, now: number): Promise<void> {
  await tx.delete(passwordResets).where(lte(passwordResets.expiresAt, now));
  await tx.insert(passwordResets).values(row);
}

export const findPasswordReset = async (db: Db, tokenHash: string): Promise<PasswordResetRow | undefined> =>
  (await db.select().from(passwordResets).where(eq(passwordResets.tokenHash, tokenHash)).limit(1))[0];

/** The others go with the one that was used. */
export const removePasswordResetsOf = (tx: Tx, accountId: string) =>
  tx.delete(passwordResets).where(eq(passwordResets.accountId, accountId));
