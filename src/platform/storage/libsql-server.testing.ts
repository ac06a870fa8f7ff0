import Database from "libsql";

type WireValue =
  | { type: "null" }
  | { type: "integer"; value: string }
  | { type: "float"; value: number }
  | { type: "text"; value: string }
  | { type: "blob"; base64: string };
interface WireStatement {
  readonly sql?: string;
  readonly sql_id?: number;
  readonly args?: WireValue[];
}
type Condition =
  | { type: "ok"; step: number }
  | { type: "error"; step: number }
  | { type: "not"; cond: Condition }
  | { type: "and"; conds: Condition[] }
  | { type: "or"; conds: Condition[] }
  | { type: "is_autocommit" };
type StreamRequest =
  | { type: "execute"; stmt: WireStatement }
  | { type: "batch"; batch: { steps: { condition?: Condition; stmt: WireStatement }[] } }
  | { type: "store_sql"; sql_id: number; sql: string }
  | { type: "close_sql"; sql_id: number }
  | { type: "close" };

/** One client's stream: a connection of its own, kept from request to request by its baton. */
interface Stream {
  readonly database: Database.Database;
  readonly texts: Map<number, string>;
}

/**
 * A stand-in for a libSQL server: what the client needs of the Hrana protocol (version 2 over HTTP), on a database file.
 * @see https://github.com/tursodatabase/libsql/blob/main/docs/HRANA_2_SPEC.md
 */
export function startLibsqlServer(file: string): { url: string; stop(): Promise<void> } {
  const streams = new Map<string, Stream>();
  const server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    async fetch(request) {
      // Newer versions of the protocol are asked for first.
      if (new URL(request.url).pathname !== "/v2/pipeline") return new Response(null, { status: 404 });
      const { baton, requests } = (await request.json()) as { baton?: string; requests: StreamRequest[] };
      const name = baton ?? crypto.randomUUID();
      const stream = streams.get(name) ?? { database: new Database(file, { timeout: 1_000 }), texts: new Map() };
      streams.set(name, stream);
      const results = requests.map((each) => answer(stream, each));
      const isClosed = requests.some(({ type }) => type === "close");
      if (isClosed) {
        stream.database.close();
        streams.delete(name);
      }
      return Response.json({ baton: isClosed ? null : name, base_url: null, results });
    },
  });
  return {
    url: `http://127.0.0.1:${server.port}`,
    async stop() {
      await server.stop(true);
      for (const { database } of streams.values()) database.close();
    },
  };
}

function answer(stream: Stream, request: StreamRequest): object {
  const ok = (more: object = {}) => ({ type: "ok", response: { type: request.type, ...more } });
  switch (request.type) {
    case "execute":
      try {
        return ok({ result: execute(stream, request.stmt) });
      } catch (error) {
        return { type: "error", error: wireError(error) };
      }
    case "batch":
      return ok({ result: batch(stream, request.batch.steps) });
    case "store_sql":
      stream.texts.set(request.sql_id, request.sql);
      return ok();
    case "close_sql":
      stream.texts.delete(request.sql_id);
      return ok();
    case "close":
      return ok();
  }
}

function batch(stream: Stream, steps: readonly { condition?: Condition; stmt: WireStatement }[]): object {
  const results: (object | null)[] = [];
  const errors: (object | null)[] = [];
  const holds = (condition: Condition | undefined): boolean => {
    if (condition === undefined) return true;
    if (condition.type === "ok") return results[condition.step] !== null;
    if (condition.type === "error") return errors[condition.step] !== null;
    if (condition.type === "not") return !holds(condition.cond);
    if (condition.type === "is_autocommit") return !stream.database.inTransaction;
    return condition.type === "and" ? condition.conds.every(holds) : condition.conds.some(holds);
  };
  for (const { condition, stmt } of steps) {
    let result: object | null = null;
    let error: object | null = null;
    try {
      if (holds(condition)) result = execute(stream, stmt);
    } catch (thrown) {
      error = wireError(thrown);
    }
    results.push(result);
    errors.push(error);
  }
  return { step_results: results, step_errors: errors };
}

function execute({ database, texts }: Stream, { sql, sql_id, args = [] }: WireStatement): object {
  const statement = database.prepare<unknown[]>(sql ?? texts.get(sql_id ?? -1) ?? "");
  const values = args.map(fromWire);
  if (!statement.reader) {
    const { changes, lastInsertRowid } = statement.run(values);
    return { cols: [], rows: [], affected_row_count: changes, last_insert_rowid: String(lastInsertRowid) };
  }
  const cols = statement.columns().map(({ name }) => ({ name, decltype: null }));
  const rows = statement.raw().all(values) as unknown[][];
  return { cols, rows: rows.map((row) => row.map(toWire)), affected_row_count: 0, last_insert_rowid: null };
}

function fromWire(value: WireValue): string | number | bigint | Uint8Array | null {
  if (value.type === "null") return null;
  if (value.type === "integer") return BigInt(value.value);
  return value.type === "blob" ? Buffer.from(value.base64, "base64") : value.value;
}

function toWire(value: unknown): WireValue {
  if (value === null) return { type: "null" };
  if (typeof value === "string") return { type: "text", value };
  if (value instanceof Uint8Array) return { type: "blob", base64: Buffer.from(value).toString("base64") };
  return Number.isInteger(value) ? { type: "integer", value: String(value) } : { type: "float", value: Number(value) };
}

const wireError = (error: unknown) => ({
  message: error instanceof Error ? error.message : String(error),
  // The server names the kind of a refusal, not its finer reason.
  code: "SQLITE_CONSTRAINT",
});
