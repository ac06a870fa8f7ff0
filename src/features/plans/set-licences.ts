import { assignedBy, boughtBy, saveBought } from "./licences.store.ts";
import type { PlansDeps } from "./plans.deps.ts";
import { licencesAssigned, notFound } from "./plans.errors.ts";
import { maySetLicences } from "./plans.policy.ts";
import { findPlan } from "./plans.store.ts";

export interface Licences {
  readonly actorId: string;
  readonly companyId: string;
  readonly planId: string;
  readonly bought: number;
}

/** The operator says how many licences a company has. */
export async function setLicences(
  { audit, db, companies }: Pick<PlansDeps, "audit" | "db" | "companies">,
  { actorId, companyId, planId, bought }: Licences,
): Promise<void> {
  if (!(await companies.companyNames([companyId])).has(companyId)) throw notFound();
  await db.transaction(async (tx) => {
    const plan = await findPlan(tx, planId);
    if (!plan) throw notFound();
    if (!maySetLicences(bought, await assignedBy(tx, companyId, planId))) throw licencesAssigned();
    const was = await boughtBy(tx, companyId, planId);
    if (was === bought) return;
    await saveBought(tx, companyId, planId, bought);
    const entry = { act: "plans.licences_set", actorId, companyId, subjectId: companyId };
    await audit.record(tx, { ...entry, detail: { plan: plan.name, was, is: bought } });
  });
}
