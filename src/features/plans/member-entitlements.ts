import type { MemberEntitlement } from "../../protocol/plans.ts";
import { statesOf } from "./entitlements.ts";
import { groupIdsOf } from "./functions.store.ts";
import { licensedPlans } from "./licences.store.ts";
import type { PlansDeps } from "./plans.deps.ts";

/** What members of a company have, by whom it was decided; ids of anybody else are left out. */
export async function memberEntitlements(
  { db, entitlements }: Pick<PlansDeps, "db" | "entitlements">,
  companyId: string,
  ids: readonly string[],
): Promise<MemberEntitlement[]> {
  const found = await Promise.all(
    [...new Set(ids)].map(async (accountId) => [accountId, await entitlements.of(accountId)] as const),
  );
  const members = found.filter(([, entitlement]) => entitlement.companyId === companyId);
  const memberIds = members.map(([accountId]) => accountId);
  const [planIds, groupIds] = await Promise.all([
    licensedPlans(db.reader, memberIds, companyId),
    groupIdsOf(db.reader, memberIds, companyId),
  ]);
  return members.map(([accountId, entitlement]) => ({
    accountId,
    planId: planIds.get(accountId) ?? null,
    groupId: groupIds.get(accountId) ?? null,
    switches: entitlement.levels.person,
    functions: statesOf(entitlement),
  }));
}
