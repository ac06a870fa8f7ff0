import { sql } from "drizzle-orm";
import type { Db } from "../../platform/storage/database.ts";

/** Written on their own time: when a session was last used, how far the subscribers of facts are, the index behind messages, wrong guesses. */
const columnsApart: Readonly<Record<string, readonly string[]>> = { sessions: ["last_used_at"] };
const tablesApart: ReadonlySet<string> = new Set([
  "fact_positions",
  "guesses",
  "search_indexes",
  "search_shelves",
  "stuck_facts",
]);

const plain = (value: unknown): unknown =>
  value instanceof ArrayBuffer ? Buffer.from(value).toString("base64") : value;

/** Everything that is stored, table by table: equal images mean that nothing was stored in between. */
export async function databaseImage(db: Db): Promise<Record<string, readonly string[]>> {
  const tables = await db.values<[string]>(
    sql`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
  );
  const image: Record<string, readonly string[]> = {};
  for (const [table] of tables) {
    if (tablesApart.has(table)) continue;
    const columns = await db.values<[string]>(sql`SELECT name FROM pragma_table_info(${table})`);
    const kept = columns.map(([name]) => name).filter((name) => !columnsApart[table]?.includes(name));
    const list = sql.raw(kept.map((name) => `"${name}"`).join(", "));
    const rows = await db.values(sql`SELECT ${list} FROM ${sql.raw(`"${table}"`)}`);
    image[table] = rows.map((row) => JSON.stringify((row as unknown[]).map(plain))).toSorted();
  }
  return image;
}
