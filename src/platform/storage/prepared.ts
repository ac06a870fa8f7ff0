import type { Db } from "./database.ts";

/**
 * Builds a query once per connection instead of once per call; for queries on the hot path.
 * @example
 * const messageById = prepared((db) => db.select().from(messages).where(eq(messages.id, sql.placeholder("id"))).prepare());
 * const row = await messageById(tx).get({ id });
 */
export function prepared<Q>(build: (db: Db) => Q): (db: Db) => Q {
  const built = new WeakMap<Db, Q>();
  return (db) => {
    let query = built.get(db);
    if (query === undefined) {
      query = build(db);
      built.set(db, query);
    }
    return query;
  };
}
