import type { SwitchSettings } from "../../protocol/plans.ts";
import { companySwitches, saveCompanySwitches } from "./functions.store.ts";
import type { Administrator, PlansDeps } from "./plans.deps.ts";
import { switchChanges } from "./switch-changes.ts";

/** Turns functions on or off for all members of a company. */
export async function setCompanyFunctions(
  { audit, db, facts, entitlements }: Pick<PlansDeps, "audit" | "db" | "facts" | "entitlements">,
  { actorId, companyId, switches }: Administrator & { switches: SwitchSettings },
): Promise<void> {
  await db.transaction(async (tx) => {
    const detail = switchChanges(await companySwitches(tx, companyId), switches);
    if (Object.keys(detail).length === 0) return;
    await saveCompanySwitches(tx, companyId, switches);
    await audit.record(tx, { act: "plans.company_functions_set", actorId, companyId, subjectId: companyId, detail });
    await facts.record(tx, "functions.changed", { of: "company", id: companyId }, { scope: `account:${actorId}` });
  });
  entitlements.forgetAll();
}
