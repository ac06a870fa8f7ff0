import { afterAll, expect, test } from "bun:test";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import type { Log } from "../platform.ts";
import { openStorage } from "./open-storage.ts";

const log: Log = { debug() {}, info() {}, warn() {}, error() {} };
const folder = mkdtempSync(join(tmpdir(), "iris-two-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = join(folder, "notes.db");
const migrations = [{ name: "0000_notes", sql: "CREATE TABLE notes (text TEXT NOT NULL)" }];

async function inAnotherProcess(program: string): Promise<void> {
  const prepare = `import Database from "libsql"; const database = new Database(${JSON.stringify(file)});`;
  const options = { cwd: import.meta.dir, stdout: "ignore", stderr: "inherit" } as const;
  await Bun.spawn([process.execPath, "-e", `${prepare} ${program}`], options).exited;
}

/** A server that was killed leaves its log behind. */
const crash = () =>
  inAnotherProcess(`
    database.exec("PRAGMA journal_mode = WAL");
    database.exec("CREATE TABLE earlier (text TEXT)");
    process.kill(process.pid, "SIGKILL");
  `);

/** What a command on the machine does: opens, looks, closes. */
const look = () => inAnotherProcess(`database.exec("SELECT count(*) FROM earlier"); database.close();`);

// SQLite lets whoever closes a database last remove its log: a server that lost its lock would go on writing into a file
// without a name, and all of it would be gone with the process.
test("B5 a command that opens and closes the database takes nothing from the running server", async () => {
  await crash();
  const server = await openStorage({ file, log, now: Date.now, migrations });
  const note = () => server.transaction((tx) => Promise.resolve(tx.run(sql`INSERT INTO notes VALUES ('kept')`)));
  await note();
  await look();
  await note();
  expect(existsSync(`${file}-wal`)).toBe(true);
  const later = await openStorage({ file, log, now: Date.now, migrations });
  expect(await later.reader.get(sql`SELECT count(*) AS count FROM notes`)).toEqual({ count: 2 });
  await later.close();
  await server.close();
});
