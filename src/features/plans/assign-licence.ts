import { assignedBy, boughtBy, deleteHolder, licensedPlan, saveHolder } from "./licences.store.ts";
import type { Administrator, PlansDeps } from "./plans.deps.ts";
import { noLicenceLeft, notFound } from "./plans.errors.ts";
import { mayAssignLicence } from "./plans.policy.ts";
import { findPlan } from "./plans.store.ts";

/**
 * Gives a member a licence in place of the one they have, or takes it back. Counted inside the write queue: two
 * administrators cannot both give out the last one.
 */
export async function assignLicence(
  deps: Pick<PlansDeps, "audit" | "db" | "facts" | "now" | "people" | "entitlements">,
  { actorId, companyId, accountId, planId }: Administrator & { accountId: string; planId: string | null },
): Promise<void> {
  const { audit, db, facts, now, people, entitlements } = deps;
  await db.transaction(async (tx) => {
    if ((await people.companyOf(accountId, tx)) !== companyId) throw notFound();
    const was = (await licensedPlan(tx, accountId, companyId)) ?? null;
    if (was === planId) return;
    const plan = planId === null ? undefined : await findPlan(tx, planId);
    if (planId === null) await deleteHolder(tx, accountId, companyId);
    else {
      const bought = plan ? await boughtBy(tx, companyId, planId) : 0;
      // A plan the company has no licences of is none of its business.
      if (bought === 0) throw notFound();
      if (!mayAssignLicence(bought, await assignedBy(tx, companyId, planId))) throw noLicenceLeft();
      await saveHolder(tx, { accountId, companyId, planId, assignedAt: now() });
    }
    const act = planId === null ? "plans.licence_withdrawn" : "plans.licence_assigned";
    const named = plan ?? (was === null ? undefined : await findPlan(tx, was));
    const detail = { plan: named?.name ?? "" };
    await audit.record(tx, { act, actorId, companyId, subjectId: accountId, detail });
    await facts.record(tx, "functions.changed", { of: "person", id: accountId }, { scope: `account:${accountId}` });
  });
  entitlements.forget(accountId);
}
