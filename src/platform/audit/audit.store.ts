import { desc } from "drizzle-orm";
import type { Db, Tx } from "../storage/database.ts";
import { auditEntries } from "./audit.tables.ts";

export type AuditRow = typeof auditEntries.$inferSelect;

export const lastEntry = async (db: Db): Promise<Pick<AuditRow, "number" | "hash"> | undefined> =>
  (
    await db
      .select({ number: auditEntries.number, hash: auditEntries.hash })
      .from(auditEntries)
      .orderBy(desc(auditEntries.number))
      .limit(1)
  )[0];

export const insertEntry = (tx: Tx, row: AuditRow) => tx.insert(auditEntries).values(row);
