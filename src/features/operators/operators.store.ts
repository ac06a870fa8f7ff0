import { asc, eq, isNull } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { terminations } from "./operators.tables.ts";

export type TerminationRow = typeof terminations.$inferSelect;

export const unfinishedTerminations = (db: Db): Promise<TerminationRow[]> =>
  db.select().from(terminations).where(isNull(terminations.finishedAt)).orderBy(asc(terminations.startedAt));

export const findTermination = async (db: Db, companyId: string): Promise<TerminationRow | undefined> =>
  (await db.select().from(terminations).where(eq(terminations.companyId, companyId)))[0];

/** The first one counts: pressing twice starts nothing twice. */
export const insertTermination = (tx: Tx, row: TerminationRow) =>
  tx.insert(terminations).values(row).onConflictDoNothing();

export const finishTermination = (tx: Tx, companyId: string, finishedAt: number) =>
  tx.update(terminations).set({ finishedAt }).where(eq(terminations.companyId, companyId));
