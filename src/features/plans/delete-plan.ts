import { planHasLicences } from "./licences.store.ts";
import type { PlansDeps } from "./plans.deps.ts";
import { notFound, planInUse } from "./plans.errors.ts";
import { deletePlanRow, findPlan } from "./plans.store.ts";

/** Withdraws a plan that nobody can have: it is not the default one and no company has licences of it. */
export async function deletePlan(
  { audit, db, plans }: Pick<PlansDeps, "audit" | "db" | "plans">,
  { planId, actorId }: { planId: string; actorId: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    const plan = await findPlan(tx, planId);
    if (!plan) throw notFound();
    if (plan.isDefault || (await planHasLicences(tx, planId))) throw planInUse();
    await deletePlanRow(tx, planId);
    const entry = { act: "plans.plan_deleted", actorId, companyId: null, subjectId: planId };
    await audit.record(tx, { ...entry, detail: { name: plan.name } });
  });
  plans.forget();
}
