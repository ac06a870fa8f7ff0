import { asc, count, eq } from "drizzle-orm";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { plans } from "./plans.tables.ts";

export type PlanRow = typeof plans.$inferSelect;

export const allPlans = (db: Db): Promise<PlanRow[]> =>
  db.select().from(plans).orderBy(asc(plans.createdAt), asc(plans.id));

export const countPlans = async (db: Db): Promise<number> =>
  (await db.select({ plans: count() }).from(plans))[0]?.plans ?? 0;

export const findPlan = async (db: Db, id: string): Promise<PlanRow | undefined> =>
  (await db.select().from(plans).where(eq(plans.id, id)))[0];

export const insertPlans = (tx: Tx, rows: PlanRow[]) => tx.insert(plans).values(rows);

export const changePlanRow = (tx: Tx, id: string, change: Partial<Pick<PlanRow, "name" | "lacking" | "limits">>) =>
  tx.update(plans).set(change).where(eq(plans.id, id));

/** One plan is the default one, always. */
export async function makeDefault(tx: Tx, id: string): Promise<void> {
  await tx.update(plans).set({ isDefault: false }).where(eq(plans.isDefault, true));
  await tx.update(plans).set({ isDefault: true }).where(eq(plans.id, id));
}

export const deletePlanRow = (tx: Tx, id: string) => tx.delete(plans).where(eq(plans.id, id));
