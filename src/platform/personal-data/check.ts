import { sql } from "drizzle-orm";
import type { Db } from "../storage/database.ts";
import { identifier, isLeft, owned } from "./owned.ts";
import type { DeclaredTable, PersonalData } from "./personal-data.ts";

export type FindingKind =
  | "undeclared"
  | "missing"
  | "overdue"
  | "orphan"
  | "plaintext"
  | "keyGone"
  | "keyUnowned"
  | "blobUnowned";

/** Something of the live instance that is not as the map says. */
export interface Finding {
  readonly kind: FindingKind;
  /** A table, `table.column`, a kind of key, `blobs`. */
  readonly where: string;
  readonly count: number;
}

export interface Checked {
  readonly data: PersonalData;
  readonly db: Db;
  readonly now: number;
  readonly keySubjects: readonly string[];
  /** Ids that have bytes in the blobs. */
  readonly blobIds: ReadonlySet<string>;
}

/** What is tidied every hour may be a day late: the program may have been off. */
const lateMs = 24 * 3_600_000;
const dayMs = 24 * 3_600_000;
/** Tables of the storage itself. */
const unmapped = new Set(["schema_migrations"]);

/** Compares a database, its keys and its blobs with the map. @returns nothing when all is as declared */
export async function checkPersonalData(checked: Checked): Promise<Finding[]> {
  const { data } = checked;
  const live = await liveColumns(checked.db);
  const findings = [...compareNames(data, live)];
  const there = data.tables.filter(({ name }) => live.has(name));
  for (const table of there) findings.push(...(await checkTable(checked, table)));
  findings.push(...(await checkKeys(checked)), ...(await checkBlobs(checked)));
  return findings.filter(({ count }) => count > 0);
}

async function liveColumns(db: Db): Promise<Map<string, Set<string>>> {
  const rows = await db.all<{ table: string; column: string }>(
    sql`SELECT m.name AS "table", c.name AS "column" FROM sqlite_schema m, pragma_table_info(m.name) c
        WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite\_%' ESCAPE '\\'`,
  );
  const tables = Map.groupBy(rows, ({ table }) => table);
  return new Map([...tables].map(([name, columns]) => [name, new Set(columns.map(({ column }) => column))]));
}

function* compareNames(data: PersonalData, live: ReadonlyMap<string, ReadonlySet<string>>): Generator<Finding> {
  const declared = new Map(
    data.tables.map(({ name, columns }) => [name, new Set(columns.map((column) => column.name))]),
  );
  for (const [name, columns] of live) {
    const known = declared.get(name);
    if (unmapped.has(name)) continue;
    if (!known) yield { kind: "undeclared", where: name, count: 1 };
    for (const column of columns)
      if (known && !known.has(column)) yield { kind: "undeclared", where: `${name}.${column}`, count: 1 };
  }
  for (const [name, columns] of declared)
    for (const column of columns)
      if (!live.get(name)?.has(column)) yield { kind: "missing", where: `${name}.${column}`, count: 1 };
}

async function checkTable(checked: Checked, table: DeclaredTable): Promise<Finding[]> {
  const { data, db, now, keySubjects } = checked;
  const { name, kept } = table;
  const rows = identifier(name);
  const count = async (condition: ReturnType<typeof sql>) =>
    (await db.all<{ count: number }>(sql`SELECT count(*) AS count FROM ${rows} WHERE ${condition}`))[0]?.count ?? 0;
  const found: Finding[] = [];

  if (kept.days !== undefined && kept.after !== undefined) {
    const least = now - kept.days * dayMs - lateMs;
    const after = identifier(kept.after);
    const isOver = sql`(typeof(${after}) = 'integer' AND ${after} < ${least})
      OR (typeof(${after}) = 'text' AND ${after} < ${new Date(least).toISOString().slice(0, 10)})`;
    const overdue = await count(isOver);
    // The newest fact stays, however old it is: the next one's number is its own plus one.
    const spared = kept.sparesNewest && overdue > 0 ? 1 : 0;
    found.push({ kind: "overdue", where: name, count: overdue - spared });
  }
  for (const [column, kind] of Object.entries(kept.with)) {
    const isOwner = data.owners?.some((owner) => owner.table === name && owner.column === column);
    const left = isOwner ? isLeft(data, table) : owned(data, column, kind);
    if (left) found.push({ kind: "orphan", where: `${name}.${column}`, count: await count(left) });
  }
  for (const column of table.columns) {
    const where = `${name}.${column.name}`;
    const value = identifier(column.name);
    if (column.how === "sealed") {
      found.push({
        kind: "plaintext",
        where,
        count: await count(sql`${value} IS NOT NULL AND NOT ${isSealed(value)}`),
      });
      const keyless = isKeyless(column.key ?? "", value, keySubjects);
      if (keyless) found.push({ kind: "keyGone", where, count: await count(keyless) });
    }
    if (column.how === "lookup")
      found.push({
        kind: "plaintext",
        where,
        count: await count(sql`${value} IS NOT NULL AND NOT ${isLookup(value)}`),
      });
    if (column.how === "hashed")
      found.push({ kind: "plaintext", where, count: await count(sql`${value} IS NOT NULL AND NOT ${isHash(value)}`) });
  }
  return found;
}

type Sql = ReturnType<typeof sql>;

/** As `seal` writes: format 1, a key's version below 65,536, nonce, tag. Nothing at all is what an erased account leaves. */
const isSealed = (value: Sql) =>
  sql`(typeof(${value}) = 'blob' AND (length(${value}) = 0 OR (length(${value}) >= 33 AND substr(${value}, 1, 3) = x'010000')))`;

/** 32 bytes, base64url; or the mark that an erased account leaves in its place. */
const isLookup = (value: Sql) =>
  sql`((length(${value}) = 43 AND ${value} NOT GLOB '*[^A-Za-z0-9_-]*') OR ${value} GLOB 'gone:*')`;

/** A digest, as text in base64url or hexadecimal, or what Argon2 made of a password. */
const isHash = (value: Sql) =>
  sql`(${value} = '' OR (length(${value}) >= 27 AND ${value} NOT GLOB '*[^A-Za-z0-9_=+/-]*') OR ${value} GLOB '$argon2id$*')`;

function isKeyless(key: string, value: Sql, keySubjects: readonly string[]): Sql | undefined {
  const [kind = "", subject = "*"] = key.split(":");
  const isThere = sql`${value} IS NOT NULL AND length(${value}) > 0`;
  if (kind === "system") return keySubjects.includes(key) ? undefined : isThere;
  if (subject === "*") return undefined;
  const ids = keySubjects.filter((known) => known.startsWith(`${kind}:`)).map((known) => known.slice(kind.length + 1));
  return sql`${isThere} AND ${identifier(subject)} NOT IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
}

async function ownerIds({ data, db }: Checked, kind: string): Promise<Set<string>> {
  const ids = new Set<string>();
  for (const owner of data.owners ?? []) {
    if (owner.kind !== kind) continue;
    const lives = owner.goneColumn ? sql`${identifier(owner.goneColumn)} IS NULL` : sql`1`;
    const rows = await db.all<{ id: string }>(
      sql`SELECT ${identifier(owner.column)} AS id FROM ${identifier(owner.table)} WHERE ${lives}`,
    );
    for (const { id } of rows) ids.add(`${owner.prefix ?? ""}${id}`);
  }
  return ids;
}

async function checkKeys(checked: Checked): Promise<Finding[]> {
  const { data, keySubjects } = checked;
  const kinds = Map.groupBy(keySubjects, (subject) => subject.slice(0, subject.indexOf(":")));
  const found: Finding[] = [];
  for (const [kind, subjects] of kinds) {
    if (kind === "system") {
      const known: readonly string[] = data.systemKeys ?? [];
      for (const subject of subjects)
        if (!known.some((name) => (name.endsWith("*") ? subject.startsWith(name.slice(0, -1)) : name === subject)))
          found.push({ kind: "keyUnowned", where: subject, count: 1 });
      continue;
    }
    const living = await ownerIds(checked, kind === "label" ? "conversation" : kind);
    const count = subjects.filter((subject) => !living.has(subject.slice(kind.length + 1))).length;
    found.push({ kind: "keyUnowned", where: kind, count });
  }
  return found;
}

async function checkBlobs(checked: Checked): Promise<Finding[]> {
  const living = await ownerIds(checked, "file");
  const keyed = new Set(checked.keySubjects);
  const ids = [...checked.blobIds];
  return [
    { kind: "blobUnowned", where: "blobs", count: ids.filter((id) => !living.has(id)).length },
    { kind: "keyGone", where: "blobs", count: ids.filter((id) => living.has(id) && !keyed.has(`file:${id}`)).length },
  ];
}
