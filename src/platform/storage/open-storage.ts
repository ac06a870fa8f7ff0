import { sql } from "drizzle-orm";
import type { Log, Storage } from "../platform.ts";
import { openClientConnection } from "./client-connection.ts";
import type { Connection, WriteConnection } from "./connection.ts";
import type { Tx } from "./database.ts";
import { openLocalConnection } from "./local-connection.ts";
import { type Migration, migrate } from "./migrate.ts";
import { migrations as ownMigrations } from "./migrations.ts";
import { createDb } from "./query-session.ts";
import { createWriteQueue, defaultGroupMs } from "./write-queue.ts";

/** Writes a page as it is. */
const writesNothingNew = sql`UPDATE schema_migrations SET applied_at = applied_at`;

export interface StorageOptions {
  /** Path of the database file; made when it is not there. Its folder must exist. */
  readonly file?: string;
  /** A libSQL server instead of a file: `libsql://…`, `https://…`, `http://…`. */
  readonly url?: string;
  readonly authToken?: string;
  /** How that server is asked: through the door that all connections leave by. */
  readonly fetch?: (request: Request) => Promise<Response>;
  readonly log: Log;
  readonly now: () => number;
  readonly slowQueryMs?: number;
  /** How long another process may hold a local file's write lock before an act fails. */
  readonly busyTimeoutMs?: number;
  /** How long a group of acts may collect before it is committed. */
  readonly maxGroupMs?: number;
  /** Another database's schema; tests and the key store use it. */
  readonly migrations?: readonly Migration[];
}

export interface OpenStorage extends Storage {
  /** Inside an act: `run` is called after its commit, in the order of the acts; not when the act is rolled back. */
  afterCommit(run: () => void): void;
  /**
   * Moves everything from the write-ahead log into the database file and empties the log, so that nothing deleted or
   * overwritten stays in it.
   */
  emptyLog(): Promise<void>;
  /** How busy it is: acts waiting for their commit, and queries since the start that took too long. */
  load(): { readonly waitingActs: number; readonly slowQueries: number };
  /** @throws when the database does not answer, or took no change the last time and still takes none */
  ping(): Promise<void>;
  /** Commits what waits, then closes the files. */
  close(): Promise<void>;
}

/**
 * Opens the database and brings it to this version's schema.
 * @throws CannotStart when another version's schema is found
 */
export async function openStorage(options: StorageOptions): Promise<OpenStorage> {
  const { log, now, slowQueryMs = 20, maxGroupMs = defaultGroupMs, migrations = ownMigrations } = options;
  const { writer, reader } = await connect(options);
  try {
    await migrate(writer, migrations, now);
  } catch (error) {
    reader.close();
    writer.close();
    throw error;
  }
  const queue = createWriteQueue(writer, () => tx, log, maxGroupMs);
  // One object for all acts, so that prepared queries stay bound; the queue lets it be used inside an act only.
  let slowQueries = 0;
  const session = { log, slowQueryMs, onSlow: () => void slowQueries++ };
  const tx = createDb({ ...session, connection: writer, admitQuery: queue.admitQuery }) as Tx;

  return {
    reader: createDb({ ...session, connection: reader }),
    load: () => ({ waitingActs: queue.depth(), slowQueries }),
    async ping() {
      await reader.first("SELECT 1", []);
      // Whoever asks may have turned people away since a commit failed: then nobody else would find out that it is over.
      if (queue.isFailing()) await queue.transaction(async (tx) => void (await tx.run(writesNothingNew)));
    },
    transaction: queue.transaction,
    afterCommit: queue.afterCommit,
    emptyLog: () =>
      queue.betweenGroups(async (connection) => {
        const [outcome] = await connection.rows("PRAGMA wal_checkpoint(TRUNCATE)", []);
        if (outcome?.[0] === 1) throw new Error("The write-ahead log is in use and was not emptied.");
      }),
    async close() {
      await queue.close();
      reader.close();
      writer.close();
    },
  };
}

async function connect({ file, url, authToken, fetch, busyTimeoutMs }: StorageOptions): Promise<{
  writer: WriteConnection;
  reader: Connection;
}> {
  if (url !== undefined) {
    // Loaded for a server only: a local start need not wait for it.
    const { createClient } = await import("@libsql/client");
    const open = () =>
      openClientConnection(
        createClient({ url, ...(authToken !== undefined && { authToken }), ...(fetch && { fetch }) }),
      );
    return { writer: open(), reader: open() };
  }
  if (file === undefined) throw new TypeError("openStorage needs a file or a url");
  return {
    writer: openLocalConnection(file, "writer", busyTimeoutMs),
    reader: openLocalConnection(file, "reader", busyTimeoutMs),
  };
}
