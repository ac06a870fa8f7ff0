import { and, asc, count, eq, gte, isNotNull, isNull, lt, sql } from "drizzle-orm";
import type { Db, Tx } from "../../../platform/storage/database.ts";
import { authenticators, passkeys, recoveryCodes } from "../security.tables.ts";

export type AuthenticatorRow = typeof authenticators.$inferSelect;
export type PasskeyRow = typeof passkeys.$inferSelect;

export const findAuthenticator = async (db: Db, accountId: string): Promise<AuthenticatorRow | undefined> =>
  (await db.select().from(authenticators).where(eq(authenticators.accountId, accountId)).limit(1))[0];

/** A set-up that was begun and not confirmed makes way for the next one. */
export async function beginAuthenticatorRow(
  tx: Tx,
  row: Pick<AuthenticatorRow, "accountId" | "secret" | "createdAt">,
): Promise<void> {
  await tx
    .delete(authenticators)
    .where(and(eq(authenticators.accountId, row.accountId), isNull(authenticators.confirmedAt)));
  await tx.insert(authenticators).values(row);
}

export const confirmAuthenticatorRow = (tx: Tx, accountId: string, confirmedAt: number) =>
  tx.update(authenticators).set({ confirmedAt }).where(eq(authenticators.accountId, accountId));

/** @returns false when a code of this step or a later one was taken meanwhile */
export const takeStep = async (tx: Tx, accountId: string, step: number): Promise<boolean> =>
  (
    await tx
      .update(authenticators)
      .set({ lastStep: step })
      .where(and(eq(authenticators.accountId, accountId), lt(authenticators.lastStep, step)))
      .returning({ accountId: authenticators.accountId })
  ).length > 0;

/** @returns false when there was none */
export const removeAuthenticatorRow = async (tx: Tx, accountId: string): Promise<boolean> =>
  (
    await tx
      .delete(authenticators)
      .where(eq(authenticators.accountId, accountId))
      .returning({ confirmedAt: authenticators.confirmedAt })
  ).some(({ confirmedAt }) => confirmedAt !== null);

export const passkeysOf = (db: Db, accountId: string): Promise<PasskeyRow[]> =>
  db.select().from(passkeys).where(eq(passkeys.accountId, accountId)).orderBy(asc(passkeys.createdAt));

export const findPasskey = async (db: Db, accountId: string, id: string): Promise<PasskeyRow | undefined> =>
  (
    await db
      .select()
      .from(passkeys)
      .where(and(eq(passkeys.id, id), eq(passkeys.accountId, accountId)))
      .limit(1)
  )[0];

export const findPasskeyByCredential = async (db: Db, credentialIndex: string): Promise<PasskeyRow | undefined> =>
  (await db.select().from(passkeys).where(eq(passkeys.credentialIndex, credentialIndex)).limit(1))[0];

export const insertPasskey = (tx: Tx, row: PasskeyRow) => tx.insert(passkeys).values(row);

export const changePasskey = (
  tx: Tx,
  id: string,
  change: Partial<Pick<PasskeyRow, "name" | "counter" | "lastUsedAt">>,
) => tx.update(passkeys).set(change).where(eq(passkeys.id, id));

export const removePasskeyRow = (tx: Tx, id: string) => tx.delete(passkeys).where(eq(passkeys.id, id));

export const countRecoveryCodes = async (db: Db, accountId: string): Promise<number> =>
  (await db.select({ codes: count() }).from(recoveryCodes).where(eq(recoveryCodes.accountId, accountId)))[0]?.codes ??
  0;

export async function replaceRecoveryCodes(tx: Tx, accountId: string, hashes: readonly string[]): Promise<void> {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.accountId, accountId));
  if (hashes.length > 0) await tx.insert(recoveryCodes).values(hashes.map((codeHash) => ({ accountId, codeHash })));
}

/** @returns false when there was no such code (any more) */
export const takeRecoveryCode = async (tx: Tx, accountId: string, codeHash: string): Promise<boolean> =>
  (
    await tx
      .delete(recoveryCodes)
      .where(and(eq(recoveryCodes.accountId, accountId), eq(recoveryCodes.codeHash, codeHash)))
      .returning({ accountId: recoveryCodes.accountId })
  ).length > 0;

/** Factors set up since then go. @returns whether there were any */
export async function removeFactorsSince(tx: Tx, accountId: string, at: number): Promise<boolean> {
  const apps = await tx
    .delete(authenticators)
    .where(and(eq(authenticators.accountId, accountId), gte(authenticators.createdAt, at)))
    .returning({ confirmedAt: authenticators.confirmedAt });
  const keys = await tx
    .delete(passkeys)
    .where(and(eq(passkeys.accountId, accountId), gte(passkeys.createdAt, at)))
    .returning({ id: passkeys.id });
  return keys.length > 0 || apps.some(({ confirmedAt }) => confirmedAt !== null);
}

export const hasSecondFactor = async (db: Db, accountId: string): Promise<boolean> => {
  const app = db
    .select({ one: sql<number>`1` })
    .from(authenticators)
    .where(and(eq(authenticators.accountId, accountId), isNotNull(authenticators.confirmedAt)))
    .limit(1);
  const key = db.select({ one: sql<number>`1` }).from(passkeys).where(eq(passkeys.accountId, accountId)).limit(1);
  return (await app).length > 0 || (await key).length > 0;
};
