import { and, eq, inArray, ne, sql } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { prepared } from "../../platform/storage/prepared.ts";
import { searchIndexes, searchShelves } from "./search.tables.ts";

export type IndexRow = typeof searchIndexes.$inferSelect;
export type ShelfRow = typeof searchShelves.$inferSelect;
/** Where a shelf stands; there is one for each version of the key. */
export type ShelfPlace = Pick<ShelfRow, "conversationId" | "block" | "shelf">;
export type OneShelf = Omit<ShelfRow, "parts">;

const given = sql.placeholder;

const indexes = prepared((db) =>
  db
    .select()
    .from(searchIndexes)
    .where(inArray(searchIndexes.conversationId, sql`(select value from json_each(${given("ids")}))`))
    .prepare(),
);
/** How far these conversations are in the index; those that are not in it are left out. */
export const indexesOf = (db: Db, conversationIds: readonly string[]): Promise<IndexRow[]> =>
  indexes(db).all({ ids: JSON.stringify(conversationIds) });

const shelves = prepared((db) =>
  db
    .select({ at: sql<number>`key`, keyVersion: searchShelves.keyVersion, parts: searchShelves.parts })
    .from(sql`json_each(${given("places")})`)
    // Read from left to right: each place is looked up in the index.
    .crossJoin(searchShelves)
    .where(
      sql`${searchShelves.conversationId} = json_extract(value, '$[0]')
        and ${searchShelves.block} = json_extract(value, '$[1]') and ${searchShelves.shelf} = json_extract(value, '$[2]')`,
    )
    .prepare(),
);
export async function shelvesAt(db: Db, places: readonly ShelfPlace[]): Promise<ShelfRow[]> {
  if (places.length === 0) return [];
  const asJson = JSON.stringify(places.map(({ conversationId, block, shelf }) => [conversationId, block, shelf]));
  // Handing an id out of the engine costs as much as looking its row up: the place's number stands for it.
  return (await shelves(db).all({ places: asJson })).map(({ at, keyVersion, parts }) => ({
    ...(places[at] as ShelfPlace),
    keyVersion,
    parts,
  }));
}

const indexUpsert = prepared((db) =>
  db
    .insert(searchIndexes)
    .values({
      conversationId: given("conversationId"),
      throughSeq: given("throughSeq"),
      middleSeq: given("middleSeq"),
      oldSeq: given("oldSeq"),
      version: given("version"),
    })
    .onConflictDoUpdate({
      target: searchIndexes.conversationId,
      set: {
        throughSeq: sql`excluded.through_seq`,
        middleSeq: sql`excluded.middle_seq`,
        oldSeq: sql`excluded.old_seq`,
      },
    })
    .prepare(),
);
export const saveIndex = (tx: Tx, row: IndexRow) => indexUpsert(tx).run({ ...row });

const shelfUpsert = prepared((db) =>
  db
    .insert(searchShelves)
    .values({
      conversationId: given("conversationId"),
      block: given("block"),
      shelf: given("shelf"),
      keyVersion: given("keyVersion"),
      parts: given("parts"),
    })
    .onConflictDoUpdate({
      target: [searchShelves.conversationId, searchShelves.block, searchShelves.shelf, searchShelves.keyVersion],
      set: { parts: sql`excluded.parts` },
    })
    .prepare(),
);
export const saveShelf = (tx: Tx, row: ShelfRow) => shelfUpsert(tx).run({ ...row });

const shelfDeletion = prepared((db) =>
  db
    .delete(searchShelves)
    .where(
      and(
        eq(searchShelves.conversationId, given("conversationId")),
        eq(searchShelves.block, given("block")),
        eq(searchShelves.shelf, given("shelf")),
        eq(searchShelves.keyVersion, given("keyVersion")),
      ),
    )
    .prepare(),
);
export const deleteShelf = (tx: Tx, shelf: OneShelf) => shelfDeletion(tx).run({ ...shelf });

/** With all its shelves. */
export const deleteIndex = (tx: Tx, conversationId: string) =>
  tx.delete(searchIndexes).where(eq(searchIndexes.conversationId, conversationId));

export const outdatedIndexes = (db: Db, version: number, limit: number): Promise<{ conversationId: string }[]> =>
  db
    .select({ conversationId: searchIndexes.conversationId })
    .from(searchIndexes)
    .where(ne(searchIndexes.version, version))
    .limit(limit);
