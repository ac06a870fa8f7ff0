import type { Client, ResultSet, Transaction } from "@libsql/client";
import type { SqlValue, WriteConnection } from "./connection.ts";
import type { RunResult } from "./database.ts";

/**
 * A connection through `@libsql/client`, for a libSQL server by URL. Durability and PRAGMAs are the server's; between
 * `begin` and `commit` everything runs in one interactive transaction.
 */
export function openClientConnection(client: Client): WriteConnection {
  let transaction: Transaction | undefined;

  const execute = (sql: string, args: SqlValue[]): Promise<ResultSet> => (transaction ?? client).execute({ sql, args });

  const rows = async (sql: string, values: SqlValue[]): Promise<unknown[][]> =>
    (await execute(sql, values)).rows.map((row) => Array.from({ length: row.length }, (_, index) => row[index]));

  return {
    async run(sql, values): Promise<RunResult> {
      const { rowsAffected, lastInsertRowid } = await execute(sql, values);
      return { rowsAffected, lastInsertRowid: Number(lastInsertRowid ?? 0) };
    },
    rows,
    first: async (sql, values) => (await rows(sql, values))[0],
    named: async (sql, values) => (await execute(sql, values)).rows.map((row) => ({ ...row })),
    async begin() {
      transaction = await client.transaction("write");
    },
    async commit() {
      await transaction?.commit();
      transaction = undefined;
    },
    async rollback() {
      const open = transaction;
      transaction = undefined;
      // A connection that broke has nothing left to undo: the server drops the transaction by itself.
      await open?.rollback().catch(() => undefined);
    },
    close: () => client.close(),
  };
}
