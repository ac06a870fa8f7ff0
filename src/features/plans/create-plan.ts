import type { PlanLimits, SwitchName } from "../../protocol/plans.ts";
import type { PlansDeps } from "./plans.deps.ts";
import { idTaken, tooMany } from "./plans.errors.ts";
import { countPlans, findPlan, insertPlans } from "./plans.store.ts";

export interface NewPlan {
  readonly id: string;
  readonly actorId: string;
  readonly name: string;
  readonly lacking: readonly SwitchName[];
  readonly limits: PlanLimits;
}

/** All of them are kept in memory and shown in one table. */
const mostPlans = 50;

/** Offers a plan; nobody has it yet. A retry with the same id finds the first. */
export async function createPlan(
  { audit, db, now, plans }: Pick<PlansDeps, "audit" | "db" | "now" | "plans">,
  { actorId, ...plan }: NewPlan,
): Promise<void> {
  await db.transaction(async (tx) => {
    const earlier = await findPlan(tx, plan.id);
    if (earlier?.name === plan.name) return;
    if (earlier) throw idTaken();
    if ((await countPlans(tx)) >= mostPlans) throw tooMany();
    await insertPlans(tx, [{ ...plan, isDefault: false, createdAt: now() }]);
    const entry = { act: "plans.plan_created", actorId, companyId: null, subjectId: plan.id };
    await audit.record(tx, { ...entry, detail: { name: plan.name } });
  });
  plans.forget();
}
