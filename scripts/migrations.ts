/**
 * Writes the migration SQL from the tables in the code, through drizzle-kit.
 *
 *   bun scripts/migrations.ts           regenerates drizzle/0000_init.sql
 *   bun scripts/migrations.ts --check   exit code 1 when the tables and the SQL differ
 *
 * Nothing has been released yet, so there is one migration and it is made afresh; a development database made by an
 * earlier one is refused at start with a message that says so.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

const root = join(import.meta.dir, "..");
const folder = join(root, "drizzle");
const name = "0000_init.sql";
/** Tables whose rows lie in the order of their primary key; drizzle has no word for it. */
const clustered = ["messages"];

const check = process.argv.includes("--check");
const cache = join(root, "node_modules", ".cache");
mkdirSync(cache, { recursive: true });
const scratch = mkdtempSync(join(cache, "migrations-"));
try {
  process.exitCode = update(generate());
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** @returns the SQL that creates every table of the code */
function generate(): string {
  const kit = Bun.spawnSync(
    [
      process.execPath,
      join(root, "node_modules", "drizzle-kit", "bin.cjs"),
      "generate",
      "--dialect=turso",
      `--schema=${join("src", "**", "*.tables.ts")}`,
      `--out=${relative(root, scratch)}`,
      "--name=init",
    ],
    { cwd: root, stdout: "pipe", stderr: "pipe" },
  );
  const made = join(scratch, name);
  if (!kit.success || !existsSync(made)) {
    throw new Error(`drizzle-kit made no SQL:\n${kit.stdout.toString()}${kit.stderr.toString()}`);
  }
  const sql = clustered.reduce(withoutRowid, readFileSync(made, "utf8"));
  writeFileSync(made, sql);
  return sql;
}

function withoutRowid(sql: string, table: string): string {
  const from = sql.indexOf(`CREATE TABLE \`${table}\` (`);
  const end = sql.indexOf("\n);", from);
  if (from < 0 || end < 0) throw new Error(`there is no table ${table} to store in the order of its key`);
  return `${sql.slice(0, end)}\n) WITHOUT ROWID;${sql.slice(end + 3)}`;
}

/** @returns the exit code */
function update(sql: string): 0 | 1 {
  const path = join(folder, name);
  if (existsSync(path) && readFileSync(path, "utf8") === sql) {
    console.log(`${relative(root, path)} matches the tables.`);
    return 0;
  }
  if (check) {
    console.error(`${relative(root, path)} does not match the tables: run \`bun scripts/migrations.ts\`.`);
    return 1;
  }
  // The snapshot carries random ids, so it is only replaced together with the SQL.
  rmSync(folder, { recursive: true, force: true });
  cpSync(scratch, folder, { recursive: true });
  console.log(`${relative(root, path)} written.`);
  return 0;
}
