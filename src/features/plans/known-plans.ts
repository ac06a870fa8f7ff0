import type { Platform } from "../../platform/platform.ts";
import { allPlans, countPlans, insertPlans, type PlanRow } from "./plans.store.ts";
import { predefinedDefault, predefinedPlans } from "./predefined-plans.ts";

/** The operator's few plans, kept in memory. */
export function createKnownPlans({ db, now, newId }: Pick<Platform, "db" | "now" | "newId">) {
  let known: Promise<ReadonlyMap<string, PlanRow>> | null = null;

  /** An instance always has plans: the first who asks on a new one makes the predefined ones. */
  async function load(): Promise<ReadonlyMap<string, PlanRow>> {
    if ((await countPlans(db.reader)) === 0) {
      await db.transaction(async (tx) => {
        if ((await countPlans(tx)) > 0) return;
        const rows = predefinedPlans.map((plan, place) => ({
          ...plan,
          id: newId(),
          isDefault: plan.name === predefinedDefault,
          createdAt: now() + place,
        }));
        await insertPlans(tx, rows);
      });
    }
    return new Map((await allPlans(db.reader)).map((plan) => [plan.id, plan]));
  }

  return {
    all(): Promise<ReadonlyMap<string, PlanRow>> {
      const mine = known ?? load();
      known = mine;
      mine.catch(() => {
        if (known === mine) known = null;
      });
      return mine;
    },
    /** After a change was committed. */
    forget(): void {
      known = null;
    },
  };
}
export type KnownPlans = ReturnType<typeof createKnownPlans>;

export function defaultPlan(plans: ReadonlyMap<string, PlanRow>): PlanRow {
  const found = [...plans.values()].find(({ isDefault }) => isDefault);
  if (!found) throw new Error("no plan is the default one");
  return found;
}
