import { desc, eq, gt, lte } from "drizzle-orm";
import type { Db, Tx } from "../../../platform/storage/database.ts";
import type { Guesses } from "./guesses.policy.ts";
import { guesses } from "./guesses.tables.ts";

/** The newest ones, the oldest of them first. */
export const guessesSince = async (db: Db, at: number, limit: number) =>
  (
    await db.select().from(guesses).where(gt(guesses.lastAt, at)).orderBy(desc(guesses.lastAt)).limit(limit)
  ).toReversed();

export async function putGuesses(tx: Tx, whoIndex: string, counted: Guesses | null): Promise<void> {
  if (counted === null) await tx.delete(guesses).where(eq(guesses.whoIndex, whoIndex));
  else
    await tx
      .insert(guesses)
      .values({ whoIndex, ...counted })
      .onConflictDoUpdate({ target: guesses.whoIndex, set: counted });
}

export const forgetGuessesUntil = (tx: Tx, at: number) => tx.delete(guesses).where(lte(guesses.lastAt, at));
