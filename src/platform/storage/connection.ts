import type { RunResult } from "./database.ts";

export type SqlValue = null | string | number | bigint | Uint8Array;

/**
 * One connection, with just what the query builder needs. Rows are arrays in column order; `named` rows are objects.
 * A local connection answers at once (no promise is made), a remote one later.
 */
export interface Connection {
  run(sql: string, values: SqlValue[]): RunResult | Promise<RunResult>;
  rows(sql: string, values: SqlValue[]): unknown[][] | Promise<unknown[][]>;
  first(sql: string, values: SqlValue[]): unknown[] | undefined | Promise<unknown[] | undefined>;
  named(sql: string, values: SqlValue[]): object[] | Promise<object[]>;
  close(): void;
}

/** The one connection that writes. */
export interface WriteConnection extends Connection {
  begin(): void | Promise<void>;
  commit(): void | Promise<void>;
  /** Never throws: the engine may have rolled back by itself. */
  rollback(): void | Promise<void>;
}

/** A query that failed. The message names the statement, never its values, because it ends up in logs. */
export class QueryFailed extends Error {
  override readonly name = "QueryFailed";

  constructor(sql: string, cause: unknown) {
    super(`${cause instanceof Error ? cause.message : String(cause)} in: ${sql}`, { cause });
  }
}

/** True when a write was refused because a row with the same unique value exists. A server names only the message. */
export const isUniqueViolation = (error: unknown): boolean =>
  error instanceof QueryFailed && error.message.includes("UNIQUE constraint failed");

/**
 * What a query was given, as values the engine binds. The native engine aborts the whole process on a boolean and binds
 * `undefined` as null, so both are caught here.
 */
export function toSqlValue(value: unknown): SqlValue {
  switch (typeof value) {
    case "string":
    case "bigint":
      return value;
    case "number":
      if (!Number.isFinite(value)) throw new TypeError("A number given to a query is not finite");
      return value;
    case "boolean":
      return value ? 1 : 0;
    default:
      if (value === null || value instanceof Uint8Array) return value;
      if (value instanceof ArrayBuffer) return new Uint8Array(value);
      throw new TypeError(`A query was given a value of type ${typeof value}`);
  }
}
