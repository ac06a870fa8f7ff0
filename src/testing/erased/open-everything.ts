import { sql } from "drizzle-orm";
import { personalData } from "../../personal-data.ts";
import { storedIds } from "../../platform/blobs/stored-ids.ts";
import { KeyGone } from "../../platform/crypto/errors.ts";
import type { DataKey, KeySubject, Sealed } from "../../platform/crypto/keys.ts";
import { openBytes } from "../../platform/crypto/seal.ts";
import { checkPersonalData } from "../../platform/personal-data/check.ts";
import type { TestApp } from "../test-app.ts";

export interface Opened {
  /** `table.column` */
  readonly where: string;
  /** undefined: no key that is left opens it. */
  readonly bytes: Buffer | undefined;
}
type Row = Readonly<Record<string, unknown>>;

/**
 * Everything sealed in the database, opened as whoever has the master key and the key store can: by the key that the map names,
 * and where another row names its subject by each of that kind.
 */
export async function openEverything({ app, platform }: TestApp): Promise<Opened[]> {
  const keys = await keysLeft(platform.keys, await app.keySubjects());
  const opened: Opened[] = [];
  for (const { name, columns } of personalData.tables) {
    const sealed = columns.filter(({ how }) => how === "sealed");
    if (sealed.length === 0) continue;
    const made = await platform.db.reader.all<{ sql: string }>(sql`SELECT sql FROM sqlite_master WHERE name = ${name}`);
    const number = made.some((table) => table.sql.endsWith("WITHOUT ROWID")) ? "" : ", rowid AS its_rowid";
    const rows = await platform.db.reader.all<Row>(sql.raw(`SELECT *${number} FROM "${name}"`));
    for (const row of rows)
      for (const { name: column, key = "" } of sealed) {
        const value = row[column];
        if (value === null || (value as Uint8Array).byteLength === 0) continue;
        const bytes = openIn(
          { table: name, column, row },
          keysFor(key, row, keys),
          new Uint8Array(value as Uint8Array),
        );
        opened.push({ where: `${name}.${column}`, bytes });
      }
  }
  return opened;
}

async function keysLeft(keys: TestApp["platform"]["keys"], subjects: readonly string[]): Promise<DataKey[]> {
  const left: DataKey[] = [];
  for (const subject of subjects)
    try {
      left.push(await keys.get(subject as KeySubject));
    } catch (error) {
      if (!(error instanceof KeyGone)) throw error;
    }
  return left;
}

/** The one the map names first; then every other one, which must not open it, but who knows. */
function keysFor(declared: string, row: Row, keys: readonly DataKey[]): DataKey[] {
  const [kind = "", column = ""] = declared.split(":");
  const subject = kind === "system" ? declared : `${kind}:${row[column]}`;
  return keys.toSorted((a, b) => Number(b.subject === subject) - Number(a.subject === subject));
}

/** Each value is bound to the name of its row: a column of it, or two or three with a space between. */
function openIn(
  { table, column, row }: { table: string; column: string; row: Row },
  keys: readonly DataKey[],
  value: Uint8Array,
): Buffer | undefined {
  const names = namesOf(row);
  for (const key of keys)
    for (const name of names)
      try {
        return Buffer.from(openBytes(key, { table, column, row: name }, value as Sealed<Uint8Array>));
      } catch {
        // Not this one.
      }
  return undefined;
}

function namesOf(row: Row): string[] {
  const parts = Object.values(row).flatMap((value) =>
    typeof value === "string" || typeof value === "number" ? [String(value)] : [],
  );
  const pairs = parts.flatMap((a) => parts.map((b) => `${a} ${b}`));
  return [...new Set([...parts, "1", ...pairs])];
}

/** What `iris privacy check` finds now. */
export async function findings({ app, platform }: TestApp): Promise<string[]> {
  const found = await checkPersonalData({
    ...{ data: personalData, db: platform.db.reader, now: platform.now() },
    keySubjects: await app.keySubjects(),
    blobIds: await storedIds(`${platform.config.storage.data}/blobs`),
  });
  return found.map(({ kind, where, count }) => `${kind} ${where} ${count}`);
}
