import { and, eq, lte, sql } from "drizzle-orm";
import type { Db, Tx } from "../../../platform/storage/database.ts";
import { type ChallengeKind, challenges } from "../security.tables.ts";

export type ChallengeRow = typeof challenges.$inferSelect;

export const insertChallenge = (tx: Tx, row: typeof challenges.$inferInsert) => tx.insert(challenges).values(row);

export const findChallenge = async (db: Db, hash: string, kind: ChallengeKind): Promise<ChallengeRow | undefined> =>
  (
    await db
      .select()
      .from(challenges)
      .where(and(eq(challenges.hash, hash), eq(challenges.kind, kind)))
      .limit(1)
  )[0];

/** It is gone then, whatever comes of it. */
export const takeChallenge = async (tx: Tx, hash: string, kind: ChallengeKind): Promise<ChallengeRow | undefined> =>
  (
    await tx
      .delete(challenges)
      .where(and(eq(challenges.hash, hash), eq(challenges.kind, kind)))
      .returning()
  )[0];

export const countWrongAnswer = (tx: Tx, hash: string) =>
  tx
    .update(challenges)
    .set({ wrongAnswers: sql`${challenges.wrongAnswers} + 1` })
    .where(eq(challenges.hash, hash));

export const removeChallengesOf = (tx: Tx, accountId: string) =>
  tx.delete(challenges).where(eq(challenges.accountId, accountId));

export const removeExpiredChallenges = (tx: Tx, now: number) =>
  tx.delete(challenges).where(lte(challenges.expiresAt, now));
