import { getTableColumns, getTableName } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { DeclaredColumn, DeclaredTable, PersonalData } from "./personal-data.ts";

/**
 * Holds the declarations against the tables of the code.
 * @returns a sentence for each table or column that nobody declared, or that is declared as something it is not
 */
export function mistakesIn(data: PersonalData, tables: readonly SQLiteTable[]): string[] {
  const declared = Map.groupBy(data.tables, ({ name }) => name);
  const names = new Set(tables.map((table) => getTableName(table)));
  return [
    ...tables.flatMap((table) => {
      const [first, second] = declared.get(getTableName(table)) ?? [];
      if (!first) return [`${getTableName(table)} is declared nowhere`];
      return [...(second ? [`${first.name} is declared twice`] : []), ...mistakesOf(first, table)];
    }),
    ...data.tables.filter(({ name }) => !names.has(name)).map(({ name }) => `${name} is declared and not there`),
  ];
}

function* mistakesOf(declared: DeclaredTable, table: SQLiteTable): Generator<string> {
  const { name, kept } = declared;
  const known = new Set(declared.columns.map((column) => column.name));
  for (const { name: column } of Object.values(getTableColumns(table)))
    if (!known.has(column)) yield `${name}.${column} is declared nowhere`;
  for (const column of declared.columns) yield* mistakesAbout(`${name}.${column.name}`, column);
  if ((kept.days === undefined) !== (kept.after === undefined))
    yield `${name} says days without a time, or a time alone`;
  const isPersonal = declared.whose !== "nobody";
  if (isPersonal && Object.keys(kept.with).length === 0 && kept.days === undefined && !kept.by)
    yield `${name} does not say when it goes`;
  if (isPersonal !== (declared.basis !== "none")) yield `${name} has no legal basis, or needs none`;
}

function* mistakesAbout(place: string, { how, encryption, key, category, why }: DeclaredColumn): Generator<string> {
  if (encryption === "sealed" && how !== "sealed") yield `${place} is sealed and declared ${how}`;
  if (encryption !== "sealed" && how === "sealed") yield `${place} is declared sealed and is not`;
  if (encryption === "lookup" && how !== "lookup") yield `${place} is a look-up value and declared ${how}`;
  if (encryption !== "lookup" && how === "lookup") yield `${place} is declared a look-up value and is not`;
  if (how === "sealed" && key === undefined) yield `${place} does not say with which key`;
  if (how === "plain" && !why && closed.has(category)) yield `${place} is personal and plain, without a reason`;
}

const closed: ReadonlySet<string> = new Set([
  ...["name", "contact", "profile", "picture", "content", "location", "credential", "device", "network", "act"],
]);
