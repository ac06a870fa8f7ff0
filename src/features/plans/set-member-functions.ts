import type { SwitchSettings } from "../../protocol/plans.ts";
import { personSwitches, savePersonSwitches } from "./functions.store.ts";
import type { Administrator, PlansDeps } from "./plans.deps.ts";
import { notFound } from "./plans.errors.ts";
import { switchChanges } from "./switch-changes.ts";

/** Turns functions on or off for one member alone. */
export async function setMemberFunctions(
  { audit, db, facts, people, entitlements }: Pick<PlansDeps, "audit" | "db" | "facts" | "people" | "entitlements">,
  { actorId, companyId, accountId, switches }: Administrator & { accountId: string; switches: SwitchSettings },
): Promise<void> {
  await db.transaction(async (tx) => {
    if ((await people.companyOf(accountId, tx)) !== companyId) throw notFound();
    const detail = switchChanges(await personSwitches(tx, accountId, companyId), switches);
    if (Object.keys(detail).length === 0) return;
    await savePersonSwitches(tx, { accountId, companyId, switches });
    await audit.record(tx, { act: "plans.member_functions_set", actorId, companyId, subjectId: accountId, detail });
    await facts.record(tx, "functions.changed", { of: "person", id: accountId }, { scope: `account:${accountId}` });
  });
  entitlements.forget(accountId);
}
