import { and, desc, eq, inArray, isNull, lt, ne, sql } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { accounts, sessions } from "./accounts.tables.ts";
import { authenticators, passkeys } from "./security.tables.ts";

export type SessionRow = typeof sessions.$inferSelect;

export const hasSecondFactor = sql`(
  exists (select 1 from ${authenticators}
    where ${authenticators.accountId} = ${accounts.id} and ${authenticators.confirmedAt} is not null)
  or exists (select 1 from ${passkeys} where ${passkeys.accountId} = ${accounts.id})
)`.mapWith(Boolean);

/** What is needed to know a caller by their token's hash. */
export const findSessionWithAccount = async (db: Db, tokenHash: string) =>
  (
    await db
      .select({
        sessionId: sessions.id,
        accountId: sessions.accountId,
        lastUsedAt: sessions.lastUsedAt,
        provedAt: sessions.provedAt,
        providerHadSecondFactor: sessions.providerHadSecondFactor,
        hasSecondFactor,
        isOperator: accounts.isOperator,
        companyId: accounts.companyId,
        companyRole: accounts.companyRole,
        language: accounts.language,
        termsVersion: accounts.termsVersion,
      })
      .from(sessions)
      .innerJoin(accounts, eq(accounts.id, sessions.accountId))
      .where(
        and(
          eq(sessions.tokenHash, tokenHash),
          isNull(accounts.deletedAt),
          isNull(accounts.deactivatedAt),
          isNull(accounts.restrictedAt),
        ),
      )
      .limit(1)
  )[0];
export type SessionWithAccount = NonNullable<Awaited<ReturnType<typeof findSessionWithAccount>>>;

export const sessionsOf = (db: Db, accountId: string): Promise<SessionRow[]> =>
  db.select().from(sessions).where(eq(sessions.accountId, accountId)).orderBy(desc(sessions.lastUsedAt));

export const insertSession = (tx: Tx, row: typeof sessions.$inferInsert) => tx.insert(sessions).values(row);

/** @returns true when the account had that session */
export const removeSession = async (tx: Tx, accountId: string, sessionId: string): Promise<boolean> =>
  (
    await tx
      .delete(sessions)
      .where(and(eq(sessions.id, sessionId), eq(sessions.accountId, accountId)))
      .returning({ id: sessions.id })
  ).length > 0;

/** @returns the ids of the sessions that ended */
export const removeSessionsOf = async (tx: Tx, accountId: string, exceptId = ""): Promise<string[]> =>
  (
    await tx
      .delete(sessions)
      .where(and(eq(sessions.accountId, accountId), ne(sessions.id, exceptId)))
      .returning({ id: sessions.id })
  ).map((row) => row.id);

/** @returns the ids of the sessions that ended */
export const removeSessionsBegunBy = async (tx: Tx, accountId: string, way: SessionRow["way"]): Promise<string[]> =>
  (
    await tx
      .delete(sessions)
      .where(and(eq(sessions.accountId, accountId), eq(sessions.way, way)))
      .returning({ id: sessions.id })
  ).map((row) => row.id);

export const wayOfSession = async (db: Db, sessionId: string): Promise<SessionRow["way"] | undefined> =>
  (await db.select({ way: sessions.way }).from(sessions).where(eq(sessions.id, sessionId)).limit(1))[0]?.way;

export const noteProof = (tx: Tx, sessionId: string, provedAt: number) =>
  tx.update(sessions).set({ provedAt }).where(eq(sessions.id, sessionId));

export const removeIdleSessions = (tx: Tx, lastUsedBefore: number) =>
  tx.delete(sessions).where(lt(sessions.lastUsedAt, lastUsedBefore));

export const touchSessions = (tx: Tx, ids: readonly string[], lastUsedAt: number) =>
  tx
    .update(sessions)
    .set({ lastUsedAt })
    .where(inArray(sessions.id, [...ids]));
