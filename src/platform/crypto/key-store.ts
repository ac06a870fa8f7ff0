import { createHmac, hkdfSync, randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { CannotStart } from "../cannot-start.ts";
import type { Log } from "../platform.ts";
import type { Db, Tx } from "../storage/database.ts";
import type { Migration } from "../storage/migrate.ts";
import { openStorage } from "../storage/open-storage.ts";
import { CannotOpen, KeyGone } from "./errors.ts";
import { countDestroyed, type KeyInventory, noteMasterKey, takeInventory } from "./key-inventory.store.ts";
import type { DataKey, KeySubject, Keys, Sealed } from "./keys.ts";
import { keyEncryptionKey, loadMasterKey, type MasterKeySource } from "./master-key.ts";
import { openBytes, sealBytes } from "./seal.ts";
import { isRemembered, saveTombstone, tombstoneOf, tombstonesSql } from "./tombstones.ts";

/** A database of its own, so that backups of the data carry no keys and a destroyed key is gone from every copy. */
const migrations: readonly Migration[] = [
  {
    name: "0000_wrapped_keys",
    sql: "CREATE TABLE wrapped_keys (subject TEXT NOT NULL, version INTEGER NOT NULL, wrapped BLOB NOT NULL, made_at INTEGER NOT NULL, PRIMARY KEY (subject, version)) WITHOUT ROWID",
  },
  { name: "0001_tombstones", sql: tombstonesSql },
  {
    // What was, in numbers: how many of a kind were destroyed, and since when a master key wraps the rest.
    name: "0001_key_counts",
    sql: "CREATE TABLE key_counts (kind TEXT NOT NULL PRIMARY KEY, destroyed INTEGER NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID",
  },
];

/** Unwrapped keys held in memory. */
const maxCached = 20_000;
const indexSubject: KeySubject = "system:blind-index";

export interface KeyStoreOptions extends Omit<MasterKeySource, "mayCreate"> {
  readonly log: Log;
  readonly now: () => number;
}

export interface OpenKeys extends Keys {
  /** Wraps every data key anew, in one transaction. Afterwards only `newMasterKey` opens the store. */
  rotateMasterKey(newMasterKey: Uint8Array): Promise<void>;
  /** How many keys of each kind there are and how old they are. */
  inventory(): Promise<KeyInventory>;
  /** All that have a key, in no order. */
  subjects(): Promise<KeySubject[]>;
  close(): Promise<void>;
}

/**
 * Opens `<data>/keys.db` with the master key; both are made on the first start.
 * @throws CannotStart `keys.wrong` when the store was wrapped with another master key, and what `loadMasterKey` throws
 */
export async function openKeys({ data, keys, log, now }: KeyStoreOptions): Promise<OpenKeys> {
  const file = join(data, "keys.db");
  let wrapping = keyEncryptionKey(loadMasterKey({ data, keys, mayCreate: !existsSync(file) }));
  const storage = await openStorage({ file, log, now, migrations });
  const cache = createCache();
  const loading = new Map<KeySubject, Promise<DataKey>>();
  /** Destroyed and renewed: what was read before one may not be kept after it. */
  let changes = 0;

  const load = async (db: Db, subject: KeySubject): Promise<DataKey | undefined> => {
    const rows = await db.all<WrappedRow>(
      sql`SELECT version, wrapped FROM wrapped_keys WHERE subject = ${subject} ORDER BY version`,
    );
    return unwrapAll(wrapping, subject, rows);
  };

  const insert = async (tx: Tx, subject: KeySubject, version = 1): Promise<DataKey> => {
    const key: DataKey = { subject, version, bytes: randomBytes(32) };
    await tx.run(
      sql`INSERT INTO wrapped_keys (subject, version, wrapped, made_at)
          VALUES (${subject}, ${key.version}, ${wrap(wrapping, key)}, ${now()})`,
    );
    return key;
  };

  const create = async (subject: KeySubject): Promise<DataKey> => {
    const known = cache.get(subject);
    if (known !== undefined) return known;
    const changesBefore = changes;
    const key = await storage.transaction(async (tx) => (await load(tx, subject)) ?? (await insert(tx, subject)));
    if (changes === changesBefore) cache.set(key);
    return key;
  };

  const fetch = async (subject: KeySubject): Promise<DataKey> => {
    const key = await load(storage.reader, subject);
    if (key === undefined) throw new KeyGone(`The key of ${subject} is gone.`);
    // Destroying a key withdraws the load that is under way, so that it is not kept after all.
    if (loading.has(subject)) cache.set(key);
    return key;
  };

  let indexRoot: DataKey;
  try {
    indexRoot = await create(indexSubject);
  } catch (error) {
    await storage.close();
    throw error instanceof CannotOpen ? wrongMasterKey() : error;
  }
  const indexKeys = new Map<string, Uint8Array>();
  const indexKey = (column: string): Uint8Array => {
    let key = indexKeys.get(column);
    if (key === undefined) {
      key = new Uint8Array(hkdfSync("sha256", indexRoot.bytes, "iris", `blind-index:${column}`, 32));
      indexKeys.set(column, key);
    }
    return key;
  };

  return {
    create,
    async get(subject) {
      const known = cache.get(subject);
      if (known !== undefined) return known;
      let key = loading.get(subject);
      if (key === undefined) {
        key = fetch(subject).finally(() => loading.delete(subject));
        loading.set(subject, key);
      }
      return key;
    },
    peek: cache.get,
    async preload(subjects) {
      const missing = subjects.filter((subject) => cache.get(subject) === undefined);
      if (missing.length === 0) return;
      const changesBefore = changes;
      const rows = await storage.reader.all<WrappedRow & { subject: KeySubject }>(
        sql`SELECT subject, version, wrapped FROM wrapped_keys
            WHERE subject IN (SELECT value FROM json_each(${JSON.stringify(missing)})) ORDER BY version`,
      );
      // One that was destroyed meanwhile must not come back; who needs the others loads them then.
      if (changes !== changesBefore) return;
      for (const [subject, versions] of Map.groupBy(rows, (row) => row.subject)) {
        const key = unwrapAll(wrapping, subject, versions);
        if (key !== undefined) cache.set(key);
      }
    },
    async renew(subject) {
      changes += 1;
      const key = await storage.transaction(async (tx) => {
        const last = await load(tx, subject);
        if (last === undefined) throw new KeyGone(`The key of ${subject} is gone.`);
        const { version, bytes } = await insert(tx, subject, last.version + 1);
        return { subject, version, bytes, older: new Map(last.older).set(last.version, last.bytes) };
      });
      changes += 1;
      // A load that is under way brings the versions that were.
      loading.delete(subject);
      cache.set(key);
      return key;
    },
    async destroy(subject, through = Number.MAX_SAFE_INTEGER) {
      changes += 1;
      await storage.transaction(async (tx) => {
        const which = sql`subject = ${subject} AND version <= ${through}`;
        await countDestroyed(tx, subject, which, now());
        await tx.run(sql`UPDATE wrapped_keys SET wrapped = zeroblob(length(wrapped)) WHERE ${which}`);
        await tx.run(sql`DELETE FROM wrapped_keys WHERE ${which}`);
        if (isRemembered(subject)) await saveTombstone(tx, { tombstone: tombstoneOf(subject), through, at: now() });
      });
      changes += 1;
      loading.delete(subject);
      cache.delete(subject);
      await storage.emptyLog();
    },
    blindIndex: (column, value) =>
      createHmac("sha256", indexKey(column)).update(value.normalize("NFC")).digest("base64url"),
    async rotateMasterKey(newMasterKey) {
      const next = keyEncryptionKey(newMasterKey);
      await storage.transaction(async (tx) => {
        const rows = await tx.all<WrappedRow & { subject: KeySubject }>(
          sql`SELECT subject, version, wrapped FROM wrapped_keys`,
        );
        for (const row of rows) {
          const wrapped = wrap(next, unwrap(wrapping, row.subject, row));
          await tx.run(
            sql`UPDATE wrapped_keys SET wrapped = ${wrapped} WHERE subject = ${row.subject} AND version = ${row.version}`,
          );
        }
        await noteMasterKey(tx, now());
      });
      wrapping = next;
      await storage.emptyLog();
    },
    inventory: () => takeInventory(storage.reader),
    subjects: async () =>
      (await storage.reader.all<{ subject: KeySubject }>(sql`SELECT DISTINCT subject FROM wrapped_keys`)).map(
        ({ subject }) => subject,
      ),
    close: storage.close,
  };
}

interface WrappedRow {
  readonly version: number;
  readonly wrapped: Uint8Array | ArrayBuffer;
}

const wrappedPlace = (subject: KeySubject, version: number) => ({
  table: "wrapped_keys",
  column: "wrapped",
  row: `${subject}#${version}`,
});

const wrap = (wrapping: DataKey, key: DataKey): Uint8Array =>
  sealBytes(wrapping, wrappedPlace(key.subject, key.version), key.bytes);

function unwrap(wrapping: DataKey, subject: KeySubject, { version, wrapped }: WrappedRow): DataKey {
  const sealed = new Uint8Array(wrapped) as Sealed<Uint8Array>;
  return { subject, version, bytes: openBytes(wrapping, wrappedPlace(subject, version), sealed) };
}

/** The newest of a subject's versions with those before it; undefined when there is none. */
function unwrapAll(wrapping: DataKey, subject: KeySubject, rows: readonly WrappedRow[]): DataKey | undefined {
  const keys = rows.map((row) => unwrap(wrapping, subject, row));
  const newest = keys.pop();
  if (newest === undefined || keys.length === 0) return newest;
  return { ...newest, older: new Map(keys.map(({ version, bytes }) => [version, bytes])) };
}

const wrongMasterKey = () =>
  new CannotStart(
    "keys.wrong",
    "The master key is not the one this data folder was made with.",
    "Give the right one: keys.master_key_file, keys.master_key_command or IRIS_KEYS_MASTER_KEY.",
  );

/** Bounded: the key loaded longest ago makes room for a new one. */
function createCache() {
  const keys = new Map<KeySubject, DataKey>();
  return {
    get: (subject: KeySubject): DataKey | undefined => keys.get(subject),
    set: (key: DataKey): void => {
      const oldest = keys.size >= maxCached ? keys.keys().next().value : undefined;
      if (oldest !== undefined) keys.delete(oldest);
      keys.set(key.subject, key);
    },
    delete: (subject: KeySubject): void => void keys.delete(subject),
  };
}
