import { entityKind, fillPlaceholders, type Query } from "drizzle-orm";
import {
  BaseSQLiteDatabase,
  type PreparedQueryConfig,
  type SelectedFieldsOrdered,
  SQLiteAsyncDialect,
  SQLitePreparedQuery,
  SQLiteSession,
} from "drizzle-orm/sqlite-core";
import { mapResultRow } from "drizzle-orm/utils";
import type { Log } from "../platform.ts";
import { type Connection, QueryFailed, type SqlValue, toSqlValue } from "./connection.ts";
import type { Db, RunResult } from "./database.ts";

// Drizzle exports it for its drivers but leaves it out of its types.
declare module "drizzle-orm/utils" {
  export function mapResultRow(
    columns: SelectedFieldsOrdered,
    row: unknown[],
    joinsNotNullableMap: Record<string, boolean> | undefined,
  ): unknown;
}

export interface SessionOptions {
  readonly connection: Connection;
  readonly log: Log;
  /** A query that takes longer is logged with its SQL, never with its values. */
  readonly slowQueryMs: number;
  /** Counts such a query. */
  readonly onSlow?: () => void;
  /** Called before each query; throws when this is no time for one. */
  readonly admitQuery?: (sql: string) => void;
}

/**
 * Drizzle's query builder over a `Connection`. Drizzle's own libsql session is not used: it prepares every statement
 * afresh and puts the values of a failed query into the error's message.
 */
export function createDb(options: SessionOptions): Db {
  const dialect = new SQLiteAsyncDialect();
  return new BaseSQLiteDatabase("async", dialect, new Session(dialect, options), undefined);
}

type Schema = Record<string, never>;
type Mapper = (rows: unknown[][]) => unknown;

class Session extends SQLiteSession<"async", RunResult, Schema, Schema> {
  static override readonly [entityKind]: string = "IrisSession";
  readonly #options: SessionOptions;

  constructor(dialect: SQLiteAsyncDialect, options: SessionOptions) {
    super(dialect);
    this.#options = options;
  }

  override prepareQuery(
    query: Query,
    fields: SelectedFieldsOrdered | undefined,
    executeMethod: "run" | "all" | "get",
    _isResponseInArrayMode: boolean,
    customResultMapper?: Mapper,
  ): PreparedQuery {
    return new PreparedQuery(this.#options, query, fields, executeMethod, customResultMapper);
  }

  override transaction(): Promise<never> {
    return Promise.reject(new Error("Transactions run in the write queue: use storage.transaction(act)."));
  }
}

type Run = PreparedQueryConfig & { type: "async"; run: RunResult };

class PreparedQuery extends SQLitePreparedQuery<Run> {
  static override readonly [entityKind]: string = "IrisPreparedQuery";
  /** Set by drizzle's select builder after construction. */
  joinsNotNullableMap: Record<string, boolean> | undefined;
  readonly #options: SessionOptions;
  readonly #fields: SelectedFieldsOrdered | undefined;
  readonly #mapper: Mapper | undefined;

  constructor(
    options: SessionOptions,
    query: Query,
    fields: SelectedFieldsOrdered | undefined,
    executeMethod: "run" | "all" | "get",
    mapper: Mapper | undefined,
  ) {
    super("async", executeMethod, query);
    this.#options = options;
    this.#fields = fields;
    this.#mapper = mapper;
  }

  override run(placeholders?: Record<string, unknown>): Promise<RunResult> {
    return this.#measured(placeholders, (connection, sql, values) => connection.run(sql, values));
  }

  override async all(placeholders?: Record<string, unknown>): Promise<unknown> {
    const fields = this.#fields;
    if (fields === undefined && this.#mapper === undefined) {
      return this.#measured(placeholders, (connection, sql, values) => connection.named(sql, values));
    }
    const rows = await this.values(placeholders);
    if (this.#mapper !== undefined) return this.#mapper(rows);
    return rows.map((row) => mapResultRow(fields ?? [], row, this.joinsNotNullableMap));
  }

  override async get(placeholders?: Record<string, unknown>): Promise<unknown> {
    const fields = this.#fields;
    if (fields === undefined && this.#mapper === undefined) {
      const rows = await this.#measured(placeholders, (connection, sql, values) => connection.named(sql, values));
      return rows[0];
    }
    const row = await this.#measured(placeholders, (connection, sql, values) => connection.first(sql, values));
    if (row === undefined) return undefined;
    return this.#mapper !== undefined ? this.#mapper([row]) : mapResultRow(fields ?? [], row, this.joinsNotNullableMap);
  }

  override values(placeholders?: Record<string, unknown>): Promise<unknown[][]> {
    return this.#measured(placeholders, (connection, sql, values) => connection.rows(sql, values));
  }

  async #measured<T>(
    placeholders: Record<string, unknown> | undefined,
    ask: (connection: Connection, sql: string, values: SqlValue[]) => T | Promise<T>,
  ): Promise<T> {
    const { connection, log, slowQueryMs, onSlow, admitQuery } = this.#options;
    const { sql, params } = this.query;
    admitQuery?.(sql);
    const startedAt = performance.now();
    try {
      const values = fillPlaceholders(params, placeholders ?? {}).map(toSqlValue);
      const answer = ask(connection, sql, values);
      // Awaiting what is already there would cost each local query a turn of the microtask queue.
      return answer instanceof Promise ? await answer : answer;
    } catch (cause) {
      throw new QueryFailed(sql, cause);
    } finally {
      const durationMs = performance.now() - startedAt;
      if (durationMs > slowQueryMs) {
        onSlow?.();
        log.warn({ sql, durationMs: Math.round(durationMs) }, "slow query");
      }
    }
  }
}
