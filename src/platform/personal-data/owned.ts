import { type SQL, sql } from "drizzle-orm";
import type { OwnerKind } from "./declaration.ts";
import type { DeclaredTable, PersonalData } from "./personal-data.ts";

/** A name of the map, which is written in the code. */
export const identifier = (name: string): SQL => sql.identifier(name) as unknown as SQL;

/** True of rows whose owner is gone. @returns undefined when nobody declared owners of this kind */
export function owned({ owners = [] }: PersonalData, column: string, kind: OwnerKind): SQL | undefined {
  const living = owners
    .filter((owner) => owner.kind === kind)
    .map((owner) => {
      const lives = owner.goneColumn ? sql` WHERE ${identifier(owner.goneColumn)} IS NULL` : sql``;
      return sql`SELECT ${owner.prefix ?? ""} || ${identifier(owner.column)} FROM ${identifier(owner.table)}${lives}`;
    });
  if (living.length === 0) return undefined;
  return sql`${identifier(column)} IS NOT NULL AND ${identifier(column)} NOT IN (${sql.join(living, sql` UNION ALL `)})`;
}

/** True of an owner's own row that says it is gone and still holds something sealed. */
export function isLeft({ owners = [] }: PersonalData, { name, columns }: DeclaredTable): SQL | undefined {
  const goneColumn = owners.find((owner) => owner.table === name)?.goneColumn;
  const sealed = columns.filter(({ how }) => how === "sealed");
  if (!goneColumn || sealed.length === 0) return undefined;
  const holds = sealed.map((column) => sql`length(coalesce(${identifier(column.name)}, '')) > 0`);
  return sql`${identifier(goneColumn)} IS NOT NULL AND (${sql.join(holds, sql` OR `)})`;
}
