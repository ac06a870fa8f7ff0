import type { GroupProfile, OfferedPlan, Plan } from "../../protocol/plans.ts";
import { groupsOf } from "./functions.store.ts";
import { openGroupName } from "./group-name.ts";
import { defaultPlan } from "./known-plans.ts";
import { licenceCounts } from "./licences.store.ts";
import type { PlansDeps } from "./plans.deps.ts";
import type { PlanRow } from "./plans.store.ts";

type Deps = Pick<PlansDeps, "db" | "keys" | "plans">;

export const presentPlan = ({ id, name, lacking, limits }: PlanRow): Plan => ({
  ...{ id, name, limits },
  lacking: [...lacking],
});

/** With how many licences of it there are. */
export async function offeredPlans({ db, plans }: Pick<Deps, "db" | "plans">): Promise<OfferedPlan[]> {
  const counts = await licenceCounts(db.reader);
  const sum = (planId: string, what: "bought" | "assigned") =>
    counts.reduce((total, licence) => total + (licence.planId === planId ? licence[what] : 0), 0);
  return [...(await plans.all()).values()].map((row) => ({
    ...presentPlan(row),
    isDefault: row.isDefault,
    bought: sum(row.id, "bought"),
    assigned: sum(row.id, "assigned"),
  }));
}

export async function companyLicences({ db, plans }: Pick<Deps, "db" | "plans">, companyId: string) {
  const all = await plans.all();
  const licences = (await licenceCounts(db.reader, companyId)).flatMap(({ planId, bought, assigned }) => {
    const row = all.get(planId);
    return row ? [{ plan: presentPlan(row), bought, assigned }] : [];
  });
  return { licences, defaultPlan: presentPlan(defaultPlan(all)) };
}

export const presentGroups = async (
  { db, keys }: Pick<Deps, "db" | "keys">,
  companyId: string,
): Promise<GroupProfile[]> =>
  Promise.all(
    (await groupsOf(db.reader, companyId)).map(async (group) => ({
      id: group.id,
      name: await openGroupName(keys, group),
      switches: group.switches,
      memberCount: group.memberCount,
    })),
  );
