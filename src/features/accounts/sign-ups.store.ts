import { eq, lt, sql } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { signUps } from "./accounts.tables.ts";

export type SignUpRow = typeof signUps.$inferSelect;

export const findSignUpByEmailIndex = async (db: Db, emailIndex: string): Promise<SignUpRow | undefined> =>
  (await db.select().from(signUps).where(eq(signUps.emailIndex, emailIndex)).limit(1))[0];

export const findSignUpByTokenHash = async (db: Db, tokenHash: string): Promise<SignUpRow | undefined> =>
  (await db.select().from(signUps).where(eq(signUps.tokenHash, tokenHash)).limit(1))[0];

/** The newest request for an address is the one that counts. */
export async function replaceSignUp(tx: Tx, row: typeof signUps.$inferInsert): Promise<void> {
  await tx.delete(signUps).where(eq(signUps.emailIndex, row.emailIndex));
  await tx.insert(signUps).values(row);
}

export const renewProof = (tx: Tx, id: string, proof: Pick<SignUpRow, "tokenHash" | "codeHash" | "expiresAt">) =>
  tx
    .update(signUps)
    .set({ ...proof, wrongCodes: 0 })
    .where(eq(signUps.id, id));

export const countWrongCode = (tx: Tx, id: string) =>
  tx
    .update(signUps)
    .set({ wrongCodes: sql`${signUps.wrongCodes} + 1` })
    .where(eq(signUps.id, id));

export const removeSignUp = (tx: Tx, emailIndex: string) =>
  tx.delete(signUps).where(eq(signUps.emailIndex, emailIndex));

export const removeSignUpsAskedBefore = (tx: Tx, at: number) => tx.delete(signUps).where(lt(signUps.askedAt, at));

/** Requests for an account with the address of somebody who is going for good. */
export const removeSignUpsFor = (tx: Tx, emailIndex: string) =>
  tx.delete(signUps).where(eq(signUps.emailIndex, emailIndex));
