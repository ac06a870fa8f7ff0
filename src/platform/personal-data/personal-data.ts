import { getTableColumns, getTableName } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import { type Encryption, encryptionOf } from "../storage/columns.ts";
import type {
  Basis,
  BlobDeclaration,
  Category,
  Erased,
  Exported,
  JournalDeclaration,
  LogFieldDeclaration,
  MemoryDeclaration,
  OpenColumn,
  OwnerKind,
  Purpose,
  Reader,
  Restricted,
  SealedColumn,
  TableDeclaration,
  Whose,
} from "./declaration.ts";

/** A declared column, complete. Names are those of the database. */
export interface DeclaredColumn {
  readonly name: string;
  readonly category: Category;
  readonly how: "sealed" | "plain" | "lookup" | "hashed";
  /** What the table's own column type is. */
  readonly encryption: Encryption;
  /** `person:owner_id`: the kind of key and the column that names its subject; `*`: another row names it. */
  readonly key?: string;
  readonly why?: string;
  readonly exported: Exported;
}

/** A declared table, complete. Names are those of the database. */
export interface DeclaredTable {
  readonly table: SQLiteTable;
  readonly name: string;
  readonly whose: Whose;
  readonly purpose: Purpose;
  readonly basis: Basis;
  readonly kept: {
    readonly with: Readonly<Record<string, OwnerKind>>;
    readonly days?: number;
    readonly after?: string;
    readonly isSwept?: true;
    readonly sparesNewest?: true;
    readonly by?: "owner" | "members" | "administrator" | "operator" | "program";
  };
  readonly seenBy: readonly Reader[];
  readonly erased: Erased;
  readonly restricted: Restricted;
  readonly columns: readonly DeclaredColumn[];
}

/** Rows that are owners: while one is there, what goes with it may be too. */
export interface OwnerRows {
  readonly kind: OwnerKind;
  readonly table: string;
  readonly column: string;
  /** Set once the owner is gone and only its row is left. */
  readonly goneColumn?: string;
  /** Stands before the row's id in what it owns. */
  readonly prefix?: string;
}

/** What a feature keeps about people, all of it. */
export interface PersonalData {
  readonly tables: readonly DeclaredTable[];
  readonly owners?: readonly OwnerRows[];
  readonly blobs?: readonly BlobDeclaration[];
  readonly memory?: readonly MemoryDeclaration[];
  readonly journals?: readonly JournalDeclaration[];
  readonly logFields?: readonly LogFieldDeclaration[];
  /** Keys that belong to the instance rather than to somebody. */
  readonly systemKeys?: readonly `system:${string}`[];
}

const columnsOf = (table: SQLiteTable): Record<string, SQLiteColumn> => getTableColumns(table);

/** Declares a table: each of its columns, no other, and the sealed ones as sealed, or it does not compile. */
export function declare<T extends SQLiteTable>(table: T, declaration: TableDeclaration<T>): DeclaredTable {
  const columns = columnsOf(table);
  const nameOf = (key: string) => columns[key]?.name ?? key;
  const isOfNobody = declaration.whose === "nobody";
  const { kept, basis = isOfNobody ? "none" : "contract" } = declaration;
  const said = Object.entries<SealedColumn<string> | OpenColumn | Category>(declaration.columns);
  return {
    table,
    name: getTableName(table),
    whose: declaration.whose,
    purpose: declaration.purpose,
    basis,
    kept: {
      with: Object.fromEntries(Object.entries(kept.with ?? {}).map(([key, kind]) => [nameOf(key), kind as OwnerKind])),
      ...(kept.days !== undefined && { days: kept.days }),
      ...(kept.after !== undefined && { after: nameOf(kept.after) }),
      ...(kept.isSwept && { isSwept: kept.isSwept }),
      ...(kept.sparesNewest && { sparesNewest: kept.sparesNewest }),
      ...(kept.by !== undefined && { by: kept.by }),
    },
    seenBy: declaration.seenBy,
    erased: declaration.erased ?? (isOfNobody ? "untouched" : "row"),
    restricted: declaration.restricted ?? (isOfNobody ? "untouched" : "unused"),
    columns: said.map(([key, value]) => {
      const column: SealedColumn<string> | OpenColumn =
        typeof value === "string" ? { how: "plain", category: value } : value;
      const ofTable = declaration.exported ?? (isOfNobody ? "technical" : "yes");
      const exported = column.exported ?? (column.category === "technical" ? "technical" : ofTable);
      const keyOf = column.how === "sealed" ? (column.key ?? declaration.key) : undefined;
      return {
        name: nameOf(key),
        category: column.category,
        how: column.how,
        encryption: columns[key] ? encryptionOf(columns[key]) : "plain",
        ...(keyOf !== undefined && { key: withColumnName(keyOf, nameOf) }),
        ...("why" in column && column.why !== undefined && { why: column.why }),
        exported,
      };
    }),
  };
}

function withColumnName(key: string, nameOf: (key: string) => string): string {
  const [kind = "", subject = ""] = key.split(":");
  return kind === "system" ? key : `${kind}:${nameOf(subject)}`;
}

/** Says that a table's rows are owners of the kind, by their column. */
export const owners = <T extends SQLiteTable>(
  kind: OwnerKind,
  table: T,
  column: keyof T["_"]["columns"] & string,
  goneColumn?: keyof T["_"]["columns"] & string,
): OwnerRows => {
  const columns = columnsOf(table);
  const gone = goneColumn && columns[goneColumn]?.name;
  return {
    ...{ kind, table: getTableName(table), column: columns[column]?.name ?? column },
    ...(gone !== undefined && { goneColumn: gone }),
  };
};
