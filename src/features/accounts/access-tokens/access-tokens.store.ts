import { and, desc, eq, isNull } from "drizzle-orm";
import type { Db, Tx } from "../../../platform/storage/database.ts";
import { accounts } from "../accounts.tables.ts";
import { hasSecondFactor } from "../sessions.store.ts";
import { accessTokens } from "./access-tokens.tables.ts";

export type AccessTokenRow = typeof accessTokens.$inferSelect;

export const accessTokensOf = (db: Db, accountId: string): Promise<AccessTokenRow[]> =>
  db.select().from(accessTokens).where(eq(accessTokens.accountId, accountId)).orderBy(desc(accessTokens.createdAt));

export const insertAccessToken = (tx: Tx, row: typeof accessTokens.$inferInsert) => tx.insert(accessTokens).values(row);

/** @returns whether the account had it */
export const removeAccessToken = async (tx: Tx, accountId: string, id: string): Promise<boolean> =>
  (
    await tx
      .delete(accessTokens)
      .where(and(eq(accessTokens.id, id), eq(accessTokens.accountId, accountId)))
      .returning({ id: accessTokens.id })
  ).length > 0;

export const noteUse = (tx: Tx, id: string, lastUsedAt: number) =>
  tx.update(accessTokens).set({ lastUsedAt }).where(eq(accessTokens.id, id));

/** The token and whom it speaks for; nobody who is gone or kept out. */
export const findByTokenHash = async (db: Db, tokenHash: string) =>
  (
    await db
      .select({
        ...{ id: accessTokens.id, accountId: accessTokens.accountId, scopes: accessTokens.scopes },
        ...{ expiresAt: accessTokens.expiresAt, lastUsedAt: accessTokens.lastUsedAt },
        ...{ companyId: accounts.companyId, language: accounts.language, termsVersion: accounts.termsVersion },
        hasSecondFactor,
      })
      .from(accessTokens)
      .innerJoin(accounts, eq(accounts.id, accessTokens.accountId))
      .where(
        and(
          eq(accessTokens.tokenHash, tokenHash),
          isNull(accounts.deletedAt),
          isNull(accounts.deactivatedAt),
          isNull(accounts.restrictedAt),
        ),
      )
      .limit(1)
  )[0];
