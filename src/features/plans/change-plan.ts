import type { PlanLimits, SwitchName } from "../../protocol/plans.ts";
import type { PlansDeps } from "./plans.deps.ts";
import { notFound } from "./plans.errors.ts";
import { changePlanRow, findPlan, makeDefault } from "./plans.store.ts";

export interface PlanChange {
  readonly planId: string;
  readonly actorId: string;
  readonly name?: string | undefined;
  readonly lacking?: readonly SwitchName[] | undefined;
  readonly limits?: PlanLimits | undefined;
  readonly isDefault?: true | undefined;
}

/** Changes a plan for everybody who has it, from this commit on. */
export async function changePlan(
  { audit, db, facts, plans, entitlements }: Pick<PlansDeps, "audit" | "db" | "facts" | "plans" | "entitlements">,
  { planId, actorId, name, lacking, limits, isDefault }: PlanChange,
): Promise<void> {
  await db.transaction(async (tx) => {
    const before = await findPlan(tx, planId);
    if (!before) throw notFound();
    const change = { ...(name !== undefined && { name }), ...(lacking && { lacking }), ...(limits && { limits }) };
    if (Object.keys(change).length > 0) await changePlanRow(tx, planId, change);
    if (isDefault) await makeDefault(tx, planId);
    const detail = {
      name: name ?? before.name,
      ...(lacking && { lacking: lacking.join(", ") }),
      ...(limits && limits),
      ...(isDefault && { isDefault }),
    };
    await audit.record(tx, { act: "plans.plan_changed", actorId, companyId: null, subjectId: planId, detail });
    await facts.record(tx, "functions.changed", { of: "everyone", id: planId }, { scope: `account:${actorId}` });
  });
  plans.forget();
  entitlements.forgetAll();
}
