import { and, asc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { type AccountRow, findByEmailIndex } from "./accounts.store.ts";
import { accounts } from "./accounts.tables.ts";
import { furtherEmails } from "./profiles.tables.ts";

export type FurtherEmailRow = typeof furtherEmails.$inferSelect;

export const furtherEmailsOf = (db: Db, accountId: string): Promise<FurtherEmailRow[]> =>
  db.select().from(furtherEmails).where(eq(furtherEmails.accountId, accountId)).orderBy(asc(furtherEmails.createdAt));

export const provedEmailsOf = (db: Db, accountId: string): Promise<FurtherEmailRow[]> =>
  db
    .select()
    .from(furtherEmails)
    .where(and(eq(furtherEmails.accountId, accountId), isNotNull(furtherEmails.provedIndex)))
    .orderBy(asc(furtherEmails.createdAt));

export const findFurtherEmail = async (db: Db, accountId: string, id: string): Promise<FurtherEmailRow | undefined> =>
  (
    await db
      .select()
      .from(furtherEmails)
      .where(and(eq(furtherEmails.id, id), eq(furtherEmails.accountId, accountId)))
      .limit(1)
  )[0];

export const findFurtherEmailByToken = async (
  db: Db,
  accountId: string,
  tokenHash: string,
): Promise<FurtherEmailRow | undefined> =>
  (
    await db
      .select()
      .from(furtherEmails)
      .where(and(eq(furtherEmails.tokenHash, tokenHash), eq(furtherEmails.accountId, accountId)))
      .limit(1)
  )[0];

/** Whose address it is, whether they sign in with it or proved it later; undefined while it is nobody's. */
export async function findOwnerOfEmail(db: Db, emailIndex: string): Promise<AccountRow | undefined> {
  const owner = await findByEmailIndex(db, emailIndex);
  if (owner) return owner;
  const [found] = await db
    .select({ account: accounts })
    .from(furtherEmails)
    .innerJoin(accounts, eq(accounts.id, furtherEmails.accountId))
    .where(and(eq(furtherEmails.provedIndex, emailIndex), isNull(accounts.deletedAt)))
    .limit(1);
  return found?.account;
}

export const insertFurtherEmail = (tx: Tx, row: FurtherEmailRow) => tx.insert(furtherEmails).values(row);

export const renewFurtherProof = (
  tx: Tx,
  id: string,
  proof: Pick<FurtherEmailRow, "tokenHash" | "codeHash" | "expiresAt">,
) =>
  tx
    .update(furtherEmails)
    .set({ ...proof, wrongCodes: 0 })
    .where(eq(furtherEmails.id, id));

export const countWrongFurtherCode = (tx: Tx, id: string) =>
  tx
    .update(furtherEmails)
    .set({ wrongCodes: sql`${furtherEmails.wrongCodes} + 1` })
    .where(eq(furtherEmails.id, id));

/** What others noted of the address stays as it is: that it went away would tell them whose it is. */
export const markProved = (tx: Tx, { id, emailIndex }: FurtherEmailRow) =>
  tx.update(furtherEmails).set({ provedIndex: emailIndex }).where(eq(furtherEmails.id, id));

/** @returns whether there was such a one */
export const removeFurtherEmailRow = async (tx: Tx, accountId: string, id: string): Promise<boolean> =>
  (
    await tx
      .delete(furtherEmails)
      .where(and(eq(furtherEmails.id, id), eq(furtherEmails.accountId, accountId)))
      .returning({ id: furtherEmails.id })
  ).length > 0;

/** It is the one they sign in with now. */
export const removeFurtherEmailOf = (tx: Tx, accountId: string, emailIndex: string) =>
  tx.delete(furtherEmails).where(and(eq(furtherEmails.accountId, accountId), eq(furtherEmails.emailIndex, emailIndex)));
