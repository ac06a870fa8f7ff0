import { createHash } from "node:crypto";
import { CannotStart } from "../cannot-start.ts";
import type { WriteConnection } from "./connection.ts";

export interface Migration {
  /** File name without `.sql`; its place in the list is its number. */
  readonly name: string;
  readonly sql: string;
}

const statementBreak = "--> statement-breakpoint";

/** Differs as soon as a migration that was already applied is changed afterwards. */
const hashOf = (migration: Migration): string => createHash("sha256").update(migration.sql).digest("hex");

/**
 * Brings the database to this version's schema, in one transaction.
 * @throws CannotStart `storage.newer` when a newer version has migrated it, `storage.changed` when an applied migration
 * is not the one this version knows
 */
export async function migrate(
  connection: WriteConnection,
  migrations: readonly Migration[],
  now: () => number,
): Promise<void> {
  await connection.run(
    "CREATE TABLE IF NOT EXISTS schema_migrations" +
      " (number INTEGER PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL, applied_at INTEGER NOT NULL)",
    [],
  );
  const applied = await connection.rows("SELECT number, name, hash FROM schema_migrations ORDER BY number", []);
  refuseForeignSchema(applied, migrations);
  const missing = migrations.slice(applied.length);
  if (missing.length === 0) return;

  // A migration may rebuild a table that others point to; the references are checked before the commit instead.
  await connection.run("PRAGMA foreign_keys = OFF", []);
  await connection.begin();
  try {
    for (const [index, migration] of missing.entries()) {
      for (const statement of migration.sql.split(statementBreak)) {
        if (statement.trim() !== "") await connection.run(statement, []);
      }
      await connection.run("INSERT INTO schema_migrations (number, name, hash, applied_at) VALUES (?, ?, ?, ?)", [
        applied.length + index,
        migration.name,
        hashOf(migration),
        now(),
      ]);
    }
    const dangling = await connection.rows("PRAGMA foreign_key_check", []);
    if (dangling.length > 0) throw new Error(`${dangling.length} rows would point to nothing`);
    await connection.commit();
  } catch (cause) {
    await connection.rollback();
    throw new CannotStart(
      "storage.migration",
      "The database could not be brought to this version; it is as it was before.",
      "Start the previous version, and report the error with its log.",
      cause,
    );
  } finally {
    await connection.run("PRAGMA foreign_keys = ON", []);
  }
}

function refuseForeignSchema(applied: unknown[][], migrations: readonly Migration[]): void {
  if (applied.length > migrations.length) {
    throw new CannotStart(
      "storage.newer",
      "A newer version of Iris has already used this data folder.",
      "Start that version again, or restore a backup made with this one.",
    );
  }
  for (const [index, [, name, hash]] of applied.entries()) {
    const known = migrations[index];
    if (known !== undefined && hash !== hashOf(known)) {
      throw new CannotStart(
        "storage.changed",
        `This data folder was made by another build: its migration ${String(name)} is not the one this build carries.`,
        "Start the build that made it. In development: delete the data folder; it is made afresh.",
      );
    }
  }
}
