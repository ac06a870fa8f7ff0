import type { BaseSQLiteDatabase } from "drizzle-orm/sqlite-core";

/** What a statement without rows reports. */
export interface RunResult {
  readonly rowsAffected: number;
  readonly lastInsertRowid: number;
}

/** Drizzle's query builder over libsql: the reader or a transaction. Stores take this. */
export type Db = BaseSQLiteDatabase<"async", RunResult, Record<string, never>>;

declare const inTransaction: unique symbol;
/** A `Db` inside the write queue's transaction: what writes and facts need. */
export type Tx = Db & { readonly [inTransaction]: true };
