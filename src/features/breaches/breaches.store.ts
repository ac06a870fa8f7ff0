import { and, asc, desc, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { breachChanges, breaches } from "./breaches.tables.ts";

export type BreachRow = typeof breaches.$inferSelect;
type BreachChangeRow = typeof breachChanges.$inferSelect;

export const insertBreachOnce = (tx: Tx, row: BreachRow) => tx.insert(breaches).values(row).onConflictDoNothing();

export const findBreach = async (db: Db, id: string): Promise<BreachRow | undefined> =>
  (await db.select().from(breaches).where(eq(breaches.id, id)))[0];

export const countSince = async (db: Db, accountId: string, at: number): Promise<number> =>
  (
    await db
      .select({ count: sql<number>`count(*)` })
      .from(breaches)
      .where(and(eq(breaches.accountId, accountId), gt(breaches.at, at)))
  )[0]?.count ?? 0;

export const breachesOf = (db: Db, accountId: string): Promise<BreachRow[]> =>
  db.select().from(breaches).where(eq(breaches.accountId, accountId)).orderBy(desc(breaches.at)).limit(50);

/** Undecided first, the longest waiting at the top. */
export const allBreaches = (db: Db): Promise<BreachRow[]> =>
  db.select().from(breaches).orderBy(sql`${breaches.decidedAt} is not null`, asc(breaches.at)).limit(500);

/** @returns false when somebody had decided already */
export const saveDecision = async (
  tx: Tx,
  id: string,
  decided: Pick<BreachRow, "decision" | "decidedAt" | "decidedBy">,
): Promise<boolean> =>
  (
    await tx
      .update(breaches)
      .set(decided)
      .where(and(eq(breaches.id, id), isNull(breaches.decidedAt)))
  ).rowsAffected > 0;

export const saveDetails = (tx: Tx, id: string, said: Pick<BreachRow, "details" | "state">) =>
  tx.update(breaches).set(said).where(eq(breaches.id, id));

/** @returns false when it is there already */
export const insertChangeOnce = async (tx: Tx, row: BreachChangeRow): Promise<boolean> =>
  (await tx.insert(breachChanges).values(row).onConflictDoNothing()).rowsAffected > 0;

export const changesOf = (db: Db, breachIds: readonly string[]): Promise<BreachChangeRow[]> =>
  db
    .select()
    .from(breachChanges)
    .where(inArray(breachChanges.breachId, [...breachIds]))
    .orderBy(asc(breachChanges.at), sql`rowid`);

/** What they said and did stays in the register, without them. */
export async function forgetPerson(tx: Tx, accountId: string): Promise<void> {
  await tx.update(breaches).set({ accountId: null }).where(eq(breaches.accountId, accountId));
  await tx.update(breaches).set({ decidedBy: null }).where(eq(breaches.decidedBy, accountId));
  await tx.update(breachChanges).set({ actorId: null }).where(eq(breachChanges.actorId, accountId));
}
