import { type SQL, sql } from "drizzle-orm";
import type { Db, Tx } from "../storage/database.ts";
import type { KeySubject } from "./keys.ts";

export interface KeyInventory {
  /** Since when the master key of now wraps the others. */
  readonly masterSince: number;
  readonly kinds: readonly {
    /** What stands before the colon in a subject. */
    readonly kind: string;
    readonly subjects: number;
    readonly keys: number;
    readonly oldestAt: number | null;
    readonly newestAt: number | null;
    readonly destroyed: number;
  }[];
}

/** No subject is called so. */
const master = "master key";
const kindOf = sql`substr(subject, 1, instr(subject, ':') - 1)`;

/** Within the transaction that destroys them. */
export const countDestroyed = (tx: Tx, subject: KeySubject, which: SQL, at: number) =>
  tx.run(
    sql`INSERT INTO key_counts (kind, destroyed, at)
        SELECT ${subject.slice(0, subject.indexOf(":"))}, count(*), ${at} FROM wrapped_keys WHERE ${which}
        ON CONFLICT (kind) DO UPDATE SET destroyed = destroyed + excluded.destroyed, at = excluded.at`,
  );

export const noteMasterKey = (tx: Tx, at: number) =>
  tx.run(
    sql`INSERT INTO key_counts (kind, destroyed, at) VALUES (${master}, 0, ${at})
        ON CONFLICT (kind) DO UPDATE SET at = excluded.at`,
  );

interface Ages {
  readonly kind: string;
  readonly subjects: number;
  readonly keys: number;
  readonly oldestAt: number;
  readonly newestAt: number;
}

export async function takeInventory(db: Db): Promise<KeyInventory> {
  const ages = await db.all<Ages>(
    sql`SELECT ${kindOf} AS kind, count(DISTINCT subject) AS subjects, count(*) AS keys,
               min(made_at) AS oldestAt, max(made_at) AS newestAt
        FROM wrapped_keys GROUP BY 1 ORDER BY 1`,
  );
  const counts = await db.all<{ kind: string; destroyed: number; at: number }>(
    sql`SELECT kind, destroyed, at FROM key_counts`,
  );
  const destroyedOf = new Map(counts.map(({ kind, destroyed }) => [kind, destroyed]));
  const rotatedAt = counts.find(({ kind }) => kind === master)?.at;
  const gone = counts.filter(({ kind, destroyed }) => destroyed > 0 && !ages.some((age) => age.kind === kind));
  return {
    // The store's first key is as old as the master key with which it was made.
    masterSince: rotatedAt ?? Math.min(...ages.map(({ oldestAt }) => oldestAt)),
    kinds: [
      ...ages.map((age) => ({ ...age, destroyed: destroyedOf.get(age.kind) ?? 0 })),
      ...gone.map(({ kind, destroyed }) => ({
        ...{ kind, destroyed, subjects: 0, keys: 0, oldestAt: null, newestAt: null },
      })),
    ],
  };
}
