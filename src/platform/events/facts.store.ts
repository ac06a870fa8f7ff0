import { and, asc, gt, inArray, lte, sql } from "drizzle-orm";
import type { Fact, FactKind } from "../../facts.ts";
import type { Scope } from "../platform.ts";
import type { Db, Tx } from "../storage/database.ts";
import { prepared } from "../storage/prepared.ts";
import { factPositions, facts } from "./facts.tables.ts";

type FactRow = Pick<typeof facts.$inferSelect, "cursor" | "kind" | "payload" | "at">;

const { placeholder } = sql;
const columns = { cursor: facts.cursor, kind: facts.kind, payload: facts.payload, at: facts.at };

/** What was stored under a kind is what `record` was given for it. */
const asFact = ({ cursor, kind, payload, at }: FactRow): Fact =>
  ({ cursor, kind, payload: JSON.parse(payload), at }) as Fact;

const insert = prepared((db) =>
  db
    .insert(facts)
    .values({
      kind: placeholder("kind"),
      scope: placeholder("scope"),
      payload: placeholder("payload"),
      at: placeholder("at"),
    })
    .prepare(),
);

/** @returns the fact's cursor */
export const insertFact = async (
  tx: Tx,
  fact: { kind: string; scope: Scope; payload: string; at: number },
): Promise<number> => (await insert(tx).run(fact)).lastInsertRowid;

/** The first and the last cursor; undefined when nothing has happened yet. The newest fact is always kept. */
export async function factBounds(db: Db): Promise<{ first: number; last: number } | undefined> {
  const [row] = await db.values<[number | null, number | null]>(
    sql`SELECT (SELECT min(cursor) FROM facts), (SELECT max(cursor) FROM facts)`,
  );
  const [first, last] = row ?? [];
  return first == null || last == null ? undefined : { first, last };
}

/** All of these kinds with cursors in `(after, through]`. */
export const factsOfKinds = async (
  db: Db,
  { after, through, kinds }: { after: number; through: number; kinds: readonly FactKind[] },
): Promise<Fact[]> =>
  (
    await db
      .select(columns)
      .from(facts)
      .where(and(gt(facts.cursor, after), lte(facts.cursor, through), inArray(facts.kind, [...kinds])))
      .orderBy(asc(facts.cursor))
  ).map(asFact);

/**
 * @param few whether so few facts lie after the cursor that reading them all beats a look-up per scope
 */
export const factsInScopes = async (
  db: Db,
  { cursor, scopes, limit, few }: { cursor: number; scopes: readonly Scope[]; limit: number; few: boolean },
): Promise<Fact[]> => {
  const wanted = sql`(SELECT value FROM json_each(${JSON.stringify(scopes)}))`;
  // The unary plus keeps SQLite from using the index on scope.
  const inScope = few ? sql`+${facts.scope} IN ${wanted}` : sql`${facts.scope} IN ${wanted}`;
  const rows = await db
    .select(columns)
    .from(facts)
    .where(sql`${facts.cursor} > ${cursor} AND ${inScope}`)
    .orderBy(asc(facts.cursor))
    .limit(limit);
  return rows.map(asFact);
};

export const positionsOf = async (db: Db): Promise<Map<string, number>> =>
  new Map((await db.select().from(factPositions)).map((row) => [row.subscriber, row.cursor]));

export const savePosition = (tx: Tx, subscriber: string, cursor: number) =>
  tx
    .insert(factPositions)
    .values({ subscriber, cursor })
    .onConflictDoUpdate({ target: factPositions.subscriber, set: { cursor } });

/** @returns the oldest facts, to find how far those older than a moment reach */
export const oldestFacts = (db: Db, limit: number) =>
  db.select({ cursor: facts.cursor, at: facts.at }).from(facts).orderBy(asc(facts.cursor)).limit(limit);

export const deleteFactsThrough = (tx: Tx, cursor: number) => tx.delete(facts).where(lte(facts.cursor, cursor));
