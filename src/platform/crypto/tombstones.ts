import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Tx } from "../storage/database.ts";

/**
 * That a key was destroyed is remembered beside the keys, by a hash of what it belonged to: ids have 126 bits of chance in them,
 * so that nobody finds one by its hash. An older copy of the key store is held against this list before it is used.
 */
export const tombstoneOf = (subject: string): string => createHash("sha256").update(`iris ${subject}`).digest("hex");

export const tombstonesSql =
  "CREATE TABLE destroyed_keys (tombstone TEXT PRIMARY KEY NOT NULL, through INTEGER NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID";

export interface Tombstone {
  readonly tombstone: string;
  /** Versions of the key up to this one are gone. */
  readonly through: number;
  readonly at: number;
}

/** A key that lived as long as one erasure is in no backup that matters. */
export const isRemembered = (subject: string): boolean => !subject.startsWith("system:erasure-");

export const saveTombstone = (tx: Tx, { tombstone, through, at }: Tombstone) =>
  tx.run(
    sql`INSERT INTO destroyed_keys (tombstone, through, at) VALUES (${tombstone}, ${through}, ${at})
        ON CONFLICT (tombstone) DO UPDATE SET through = max(through, excluded.through)`,
  );
