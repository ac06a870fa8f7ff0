import { and, eq, lte } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { dataExports } from "./exports.tables.ts";

export type ExportRow = typeof dataExports.$inferSelect;

export const exportOf = async (db: Db | Tx, accountId: string): Promise<ExportRow | undefined> =>
  (await db.select().from(dataExports).where(eq(dataExports.accountId, accountId)).limit(1))[0];

export const exportsBeingPrepared = (db: Db): Promise<ExportRow[]> =>
  db.select().from(dataExports).where(eq(dataExports.state, "preparing"));

export const exportsExpiredAt = (db: Db, at: number): Promise<ExportRow[]> =>
  db.select().from(dataExports).where(lte(dataExports.expiresAt, at));

export const insertExport = (tx: Tx, row: ExportRow) => tx.insert(dataExports).values(row);

/** @returns false when it is gone, or another one by now */
export const changeExport = async (
  tx: Tx,
  { accountId, id }: ExportRow,
  change: Partial<ExportRow>,
): Promise<boolean> =>
  (
    await tx
      .update(dataExports)
      .set(change)
      .where(and(eq(dataExports.accountId, accountId), eq(dataExports.id, id)))
      .returning({ id: dataExports.id })
  ).length > 0;

export const removeExport = (tx: Tx, { accountId, id }: Pick<ExportRow, "accountId" | "id">) =>
  tx.delete(dataExports).where(and(eq(dataExports.accountId, accountId), eq(dataExports.id, id)));
