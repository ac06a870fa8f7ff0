import { and, asc, eq, gt, gte, inArray, isNotNull, isNull } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { accounts, operatorLinks } from "./accounts.tables.ts";

export type AccountRow = typeof accounts.$inferSelect;

export const findAccount = async (db: Db, id: string): Promise<AccountRow | undefined> =>
  (await db.select().from(accounts).where(eq(accounts.id, id)).limit(1))[0];

export const findAccounts = (db: Db, ids: readonly string[]): Promise<AccountRow[]> =>
  db
    .select()
    .from(accounts)
    .where(inArray(accounts.id, [...ids]));

/** The living account with that address. */
export const findByEmailIndex = async (db: Db, emailIndex: string): Promise<AccountRow | undefined> =>
  (
    await db
      .select()
      .from(accounts)
      .where(and(eq(accounts.emailIndex, emailIndex), isNull(accounts.deletedAt)))
      .limit(1)
  )[0];

/** A page of all accounts in the order of their ids, for who must see every one. */
export const accountsAfter = (db: Db, id: string, limit: number): Promise<AccountRow[]> =>
  db.select().from(accounts).where(gt(accounts.id, id)).orderBy(asc(accounts.id)).limit(limit);

/** Accounts made since then, the oldest first. */
export const accountIdsSince = async (db: Db, createdAt: number, limit: number): Promise<string[]> =>
  (
    await db
      .select({ id: accounts.id })
      .from(accounts)
      .where(gte(accounts.createdAt, createdAt))
      .orderBy(asc(accounts.createdAt))
      .limit(limit)
  ).map(({ id }) => id);

export const accountIdsIn = async (db: Db, companyId: string): Promise<string[]> =>
  (
    await db
      .select({ id: accounts.id })
      .from(accounts)
      .where(and(eq(accounts.companyId, companyId), isNull(accounts.deletedAt)))
      .orderBy(asc(accounts.id))
  ).map(({ id }) => id);

export const allAccountIds = async (db: Db): Promise<string[]> =>
  (await db.select({ id: accounts.id }).from(accounts).where(isNull(accounts.deletedAt))).map(({ id }) => id);

export const hasOperator = async (db: Db): Promise<boolean> =>
  (
    await db
      .select({ id: accounts.id })
      .from(accounts)
      .where(and(eq(accounts.isOperator, true), isNull(accounts.deletedAt)))
      .limit(1)
  ).length > 0;

export const operatorsOf = (db: Db): Promise<AccountRow[]> =>
  db
    .select()
    .from(accounts)
    .where(and(eq(accounts.isOperator, true), isNull(accounts.deletedAt)));

/** Those among them whose data is only kept. */
export const restrictedIds = async (db: Db, ids: readonly string[]): Promise<string[]> =>
  (
    await db
      .select({ id: accounts.id })
      .from(accounts)
      .where(and(inArray(accounts.id, [...ids]), isNotNull(accounts.restrictedAt)))
  ).map(({ id }) => id);

export const insertAccount = (tx: Tx, row: typeof accounts.$inferInsert) => tx.insert(accounts).values(row);

export const changeAccount = (
  tx: Tx,
  id: string,
  change: Partial<
    Pick<
      AccountRow,
      | "firstName"
      | "lastName"
      | "language"
      | "passwordHash"
      | "email"
      | "emailIndex"
      | "companyId"
      | "companyRole"
      | "deactivatedAt"
      | "restrictedAt"
      | "termsVersion"
      | "termsAcceptedAt"
      | "termsLanguage"
    >
  >,
) => tx.update(accounts).set(change).where(eq(accounts.id, id));

export const replaceOperatorLink = (tx: Tx, tokenHash: string, createdAt: number) =>
  tx
    .insert(operatorLinks)
    .values({ id: 1, tokenHash, createdAt })
    .onConflictDoUpdate({ target: operatorLinks.id, set: { tokenHash, createdAt } });

export const operatorLinkIs = async (db: Db, tokenHash: string): Promise<boolean> =>
  (await db.select({ id: operatorLinks.id }).from(operatorLinks).where(eq(operatorLinks.tokenHash, tokenHash))).length >
  0;

export const removeOperatorLinks = (tx: Tx) => tx.delete(operatorLinks);

/** The row and all that hangs on it, replaced by one that bears nothing but the id. */
export async function replaceByTombstone(tx: Tx, { id, createdAt, verifiedAt }: AccountRow, deletedAt: number) {
  await tx.delete(accounts).where(eq(accounts.id, id));
  const nothing = new Uint8Array(0) as AccountRow["email"];
  await tx.insert(accounts).values({
    ...{ id, createdAt, verifiedAt, deletedAt },
    ...{ email: nothing, firstName: nothing, lastName: nothing },
    // No address leads here: it can be used for a new account.
    emailIndex: `gone:${id}`,
    ...{ passwordHash: "", language: "en", termsVersion: "", termsAcceptedAt: 0, termsLanguage: "en" },
  });
}
