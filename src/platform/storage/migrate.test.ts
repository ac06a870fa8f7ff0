import { afterEach, beforeEach, expect, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import type { Log } from "../platform.ts";
import type { Migration } from "./migrate.ts";
import { openStorage } from "./open-storage.ts";

const log: Log = { debug() {}, info() {}, warn() {}, error() {} };
const people: Migration = { name: "0000_people", sql: "CREATE TABLE people (id INTEGER PRIMARY KEY)" };
const pets: Migration = {
  name: "0001_pets",
  sql: "CREATE TABLE pets (owner INTEGER REFERENCES people (id));\n--> statement-breakpoint\nINSERT INTO people VALUES (1);",
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "iris-migrate-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const start = (...migrations: Migration[]) =>
  openStorage({ file: join(folder, "iris.db"), log, now: () => 5, migrations });
const outcome = async (...migrations: Migration[]) => {
  try {
    await (await start(...migrations)).close();
    return "started";
  } catch (error) {
    return (error as { code: string }).code;
  }
};
const tables = async (...migrations: Migration[]) => {
  const storage = await start(...migrations);
  const rows = await storage.reader.values<[string]>(
    sql`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
  );
  await storage.close();
  return rows.flat();
};

test("a new version adds its migrations to what is there, each once", async () => {
  expect(await tables(people)).toEqual(["people", "schema_migrations"]);
  expect(await tables(people, pets)).toEqual(["people", "pets", "schema_migrations"]);
  expect(await outcome(people, pets)).toBe("started");
});

test("a database that a newer version has migrated is refused", async () => {
  await outcome(people, pets);
  expect(await outcome(people)).toBe("storage.newer");
  expect(await outcome(people, pets)).toBe("started");
});

test("a database made by a build with another first migration is refused", async () => {
  await outcome({ ...people, sql: "CREATE TABLE people (id TEXT PRIMARY KEY)" });
  expect(await outcome(people)).toBe("storage.changed");
});

test("a migration that fails half-way, or would leave rows pointing to nothing, leaves the database as it was", async () => {
  await outcome(people);
  expect(await outcome(people, { name: "0001_half", sql: `${pets.sql}--> statement-breakpoint\nNONSENSE` })).toBe(
    "storage.migration",
  );
  const orphan = `${pets.sql}--> statement-breakpoint\nINSERT INTO pets VALUES (2)`;
  expect(await outcome(people, { name: "0001_orphan", sql: orphan })).toBe("storage.migration");
  expect(await tables(people)).toEqual(["people", "schema_migrations"]);
});

test("references are enforced again after a migration", async () => {
  const storage = await start(people, pets);
  expect(storage.transaction((tx) => tx.run(sql`INSERT INTO pets VALUES (9)`))).rejects.toThrow("FOREIGN KEY");
  await storage.close();
});
