import { and, asc, eq, gte, inArray, isNull, lt, ne, sql } from "drizzle-orm";
import type { Sealed } from "../../platform/crypto/keys.ts";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { prepared } from "../../platform/storage/prepared.ts";
import { searchIndexes, searchShelves } from "./search.tables.ts";

type Row = typeof searchIndexes.$inferSelect;
export type IndexRow = Row & { readonly conversationId: string };
/** Where a shelf stands; there is one for each version of the key. */
export interface ShelfPlace {
  /** Of the index. */
  readonly number: number;
  readonly block: number;
  readonly shelf: number;
}
export interface OneShelf extends ShelfPlace {
  readonly keyVersion: number;
}
export interface ShelfRow extends OneShelf {
  readonly parts: Sealed<Uint8Array>;
}

const given = sql.placeholder;

// 53 bits hold a number exactly: 26 for the index, 11 for the shelf, 16 for the block. The blocks of one shelf are neighbours.
const blocks = 2 ** 16;
const shelvesOfIndex = 2 ** 11;
export const placeNumber = ({ number, block, shelf }: ShelfPlace): number =>
  (number * shelvesOfIndex + shelf) * blocks + block;

// One row with everything: handing a row out of the engine costs more than looking it up.
const indexes = prepared((db) => {
  const { conversationId, number, throughSeq, middleSeq, oldSeq, throughAt, middleAt, oldAt, version } = searchIndexes;
  const all = sql<string>`json_group_array(json_object('conversationId', ${conversationId}, 'number', ${number},
    'throughSeq', ${throughSeq}, 'middleSeq', ${middleSeq}, 'oldSeq', ${oldSeq}, 'throughAt', ${throughAt},
    'middleAt', ${middleAt}, 'oldAt', json(${oldAt}), 'version', ${version}))`;
  return db
    .select({ all })
    .from(searchIndexes)
    .where(inArray(conversationId, sql`(select value from json_each(${given("ids")}))`))
    .prepare();
});
/** How far these conversations are in the index; those that are not in it are left out. */
export const indexesOf = async (db: Db, conversationIds: readonly string[]): Promise<IndexRow[]> =>
  JSON.parse((await indexes(db).get({ ids: JSON.stringify(conversationIds) }))?.all ?? "[]") as IndexRow[];

const shelves = prepared((db) =>
  db
    .select({ at: sql<number>`key`, keyVersion: searchShelves.keyVersion, parts: searchShelves.parts })
    .from(sql`json_each(${given("places")})`)
    // Read from left to right: each place is looked up in the index.
    .crossJoin(searchShelves)
    .where(sql`${searchShelves.place} = value`)
    .prepare(),
);
export interface FoundShelf {
  /** Which of the places that were asked for. */
  readonly at: number;
  readonly keyVersion: number;
  readonly parts: Sealed<Uint8Array>;
}
/** What stands at these places, in their order. */
export const shelvesAt = async (db: Db, places: readonly ShelfPlace[]): Promise<FoundShelf[]> =>
  places.length === 0 ? [] : shelves(db).all({ places: JSON.stringify(places.map(placeNumber)) });

export const insertIndex = async (tx: Tx, conversationId: string, version: number): Promise<void> =>
  void (await tx.insert(searchIndexes).values({ conversationId, version }).onConflictDoNothing());

const indexUpdate = prepared((db) =>
  db
    .update(searchIndexes)
    .set({
      throughSeq: sql`${given("throughSeq")}`,
      middleSeq: sql`${given("middleSeq")}`,
      oldSeq: sql`${given("oldSeq")}`,
      throughAt: sql`${given("throughAt")}`,
      middleAt: sql`${given("middleAt")}`,
      oldAt: sql`${given("oldAt")}`,
    })
    .where(eq(searchIndexes.number, given("number")))
    .prepare(),
);
export type Extent = Pick<Row, "throughSeq" | "middleSeq" | "oldSeq" | "throughAt" | "middleAt" | "oldAt">;
export const saveExtent = (tx: Tx, number: number, extent: Extent) =>
  indexUpdate(tx).run({ ...extent, number, oldAt: JSON.stringify(extent.oldAt) });

const shelfUpsert = prepared((db) =>
  db
    .insert(searchShelves)
    .values({ place: given("place"), keyVersion: given("keyVersion"), parts: given("parts") })
    .onConflictDoUpdate({
      target: [searchShelves.place, searchShelves.keyVersion],
      set: { parts: sql`excluded.parts` },
    })
    .prepare(),
);
export const saveShelf = (tx: Tx, { keyVersion, parts, ...place }: ShelfRow) =>
  shelfUpsert(tx).run({ place: placeNumber(place), keyVersion, parts });

const shelfDeletion = prepared((db) =>
  db
    .delete(searchShelves)
    .where(and(eq(searchShelves.place, given("place")), eq(searchShelves.keyVersion, given("keyVersion"))))
    .prepare(),
);
export const deleteShelf = (tx: Tx, { keyVersion, ...place }: OneShelf) =>
  shelfDeletion(tx).run({ place: placeNumber(place), keyVersion });

/** From here on it is no conversation's. */
export const giveUpIndex = (tx: Tx, conversationId: string) =>
  tx.update(searchIndexes).set({ conversationId: null }).where(eq(searchIndexes.conversationId, conversationId));

export const givenUpIndexes = async (db: Db): Promise<number[]> =>
  (
    await db.select({ number: searchIndexes.number }).from(searchIndexes).where(isNull(searchIndexes.conversationId))
  ).map(({ number }) => number);

/** @returns how many went: fewer than `limit` when none are left */
export async function deleteSomeShelves(tx: Tx, number: number, limit: number): Promise<number> {
  const first = (of: number) => placeNumber({ number: of, shelf: 0, block: 0 });
  const some = tx
    .select({ id: sql`rowid` })
    .from(searchShelves)
    .where(and(gte(searchShelves.place, first(number)), lt(searchShelves.place, first(number + 1))))
    .limit(limit);
  return (await tx.delete(searchShelves).where(inArray(sql`rowid`, some))).rowsAffected;
}

export const deleteIndex = (tx: Tx, number: number) => tx.delete(searchIndexes).where(eq(searchIndexes.number, number));

export const outdatedIndexes = async (db: Db, version: number, limit: number): Promise<string[]> =>
  (
    await db
      .select({ id: searchIndexes.conversationId })
      .from(searchIndexes)
      .where(and(ne(searchIndexes.version, version), sql`${searchIndexes.conversationId} is not null`))
      .orderBy(asc(searchIndexes.number))
      .limit(limit)
  ).flatMap(({ id }) => id ?? []);
