import { closeSync, existsSync, openSync } from "node:fs";
import Database from "libsql";
import type { SqlValue, WriteConnection } from "./connection.ts";
import type { RunResult } from "./database.ts";

/** More shapes of statements than the application has; beyond it the oldest is prepared again. */
const cachedStatements = 400;
/** How long another process (a command on the same folder) may hold the database up; it blocks the thread. */
const defaultBusyTimeoutMs = 5_000;

const settings = [
  "PRAGMA journal_mode = WAL",
  // FULL: a commit is on disk before it is acknowledged, also when the machine loses power.
  "PRAGMA synchronous = FULL",
  "PRAGMA foreign_keys = ON",
  // Deleted content is overwritten, and sorting never spills plain rows into a temporary file.
  "PRAGMA secure_delete = ON",
  "PRAGMA temp_store = MEMORY",
  "PRAGMA cache_size = -32768",
  // 32 MiB of log before it is written back: a commit that has to do so takes several milliseconds, and pages that many
  // messages change are written once instead of again and again.
  "PRAGMA wal_autocheckpoint = 8000",
];

/**
 * A connection to a database file over libsql's synchronous engine, the one below `@libsql/client`. Used directly because
 * the client prepares each statement afresh and pools connections that lose their settings; a kept statement is four
 * times as fast.
 */
export function openLocalConnection(
  file: string,
  role: "writer" | "reader",
  busyTimeoutMs = defaultBusyTimeoutMs,
): WriteConnection {
  // SQLite gives its log the rights of the database file, and would itself let everybody read a new one. An existing one is
  // left alone: closing a descriptor of it would drop the locks that this process' other connections hold (POSIX).
  if (!existsSync(file)) closeSync(openSync(file, "a", 0o600));
  const database = new Database(file, { timeout: busyTimeoutMs });
  for (const pragma of settings) database.prepare(pragma).get();
  if (role === "reader") database.prepare("PRAGMA query_only = ON").get();

  const raw = statementCache((sql) => {
    const statement = database.prepare<[SqlValue[]]>(sql);
    const hasRows = statement.reader;
    if (hasRows) statement.raw();
    return { statement, hasRows };
  });
  const named = statementCache((sql) => database.prepare<[SqlValue[]]>(sql));

  return {
    run(sql, values): RunResult {
      const { statement, hasRows } = raw(sql);
      if (hasRows) {
        statement.all(values);
        return { rowsAffected: 0, lastInsertRowid: 0 };
      }
      const { changes, lastInsertRowid } = statement.run(values);
      return { rowsAffected: changes, lastInsertRowid: Number(lastInsertRowid) };
    },
    rows: (sql, values) => raw(sql).statement.all(values) as unknown[][],
    first: (sql, values) => raw(sql).statement.get(values) as unknown[] | undefined,
    named: (sql, values) => named(sql).all(values) as object[],
    begin: () => void raw("BEGIN IMMEDIATE").statement.run([]),
    commit: () => void raw("COMMIT").statement.run([]),
    rollback: () => {
      if (database.inTransaction) raw("ROLLBACK").statement.run([]);
    },
    close: () => {
      if (role === "writer") database.prepare("PRAGMA wal_checkpoint(TRUNCATE)").all();
      database.close();
    },
  };
}

/** Prepares each statement once. */
function statementCache<T>(prepare: (sql: string) => T): (sql: string) => T {
  const statements = new Map<string, T>();
  return (sql) => {
    let statement = statements.get(sql);
    if (statement !== undefined) return statement;
    statement = prepare(sql);
    if (statements.size >= cachedStatements) statements.delete(statements.keys().next().value ?? "");
    statements.set(sql, statement);
    return statement;
  };
}
