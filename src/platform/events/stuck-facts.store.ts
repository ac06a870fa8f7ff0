import { and, asc, count, eq, gte, lte, sql } from "drizzle-orm";
import type { Fact } from "../../facts.ts";
import type { Db, Tx } from "../storage/database.ts";
import { stuckFacts } from "./facts.tables.ts";

export interface StuckFact {
  readonly subscriber: string;
  readonly fact: Fact;
  readonly attempts: number;
}

export const insertStuck = (tx: Tx, subscriber: string, { cursor, kind, payload, at }: Fact, dueAt: number) =>
  tx
    .insert(stuckFacts)
    .values({ subscriber, cursor, kind, payload: JSON.stringify(payload), at, attempts: 1, dueAt })
    .onConflictDoNothing();

export const dueStuck = async (db: Db, now: number, limit: number): Promise<StuckFact[]> =>
  (
    await db
      .select()
      .from(stuckFacts)
      .where(lte(stuckFacts.dueAt, now))
      .orderBy(asc(stuckFacts.dueAt), asc(stuckFacts.cursor))
      .limit(limit)
  ).map(({ subscriber, attempts, cursor, kind, payload, at }) => ({
    subscriber,
    attempts,
    fact: { cursor, kind, payload: JSON.parse(payload), at } as Fact,
  }));

const isStuck = ({ subscriber, fact }: StuckFact) =>
  and(eq(stuckFacts.subscriber, subscriber), eq(stuckFacts.cursor, fact.cursor));

export const postponeStuck = (tx: Tx, stuck: StuckFact, dueAt: number) =>
  tx
    .update(stuckFacts)
    .set({ attempts: stuck.attempts + 1, dueAt })
    .where(isStuck(stuck));

export const deleteStuck = (tx: Tx, stuck: StuckFact) => tx.delete(stuckFacts).where(isStuck(stuck));

/** The program was started anew: perhaps what kept them is mended. */
export const makeAllDue = (tx: Tx, now: number) => tx.update(stuckFacts).set({ dueAt: now });

export const nextStuckDueAt = async (db: Db): Promise<number | undefined> =>
  (await db.select({ at: sql<number | null>`min(${stuckFacts.dueAt})` }).from(stuckFacts))[0]?.at ?? undefined;

/** @param atLeast rounds of tries */
export const countStuck = async (db: Db, atLeast: number): Promise<number> =>
  (await db.select({ count: count() }).from(stuckFacts).where(gte(stuckFacts.attempts, atLeast)))[0]?.count ?? 0;
