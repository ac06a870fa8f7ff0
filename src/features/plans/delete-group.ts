import { deleteGroupRow, findGroup } from "./functions.store.ts";
import { openGroupName } from "./group-name.ts";
import type { Administrator, PlansDeps } from "./plans.deps.ts";
import { notFound } from "./plans.errors.ts";

/** Dissolves a group: its members have what the company says. */
export async function deleteGroup(
  { audit, db, facts, keys, entitlements }: Pick<PlansDeps, "audit" | "db" | "facts" | "keys" | "entitlements">,
  { actorId, companyId, groupId }: Administrator & { groupId: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    const group = await findGroup(tx, groupId);
    if (group?.companyId !== companyId) throw notFound();
    await deleteGroupRow(tx, groupId);
    const detail = { name: await openGroupName(keys, group) };
    await audit.record(tx, { act: "plans.group_deleted", actorId, companyId, subjectId: groupId, detail });
    await facts.record(tx, "functions.changed", { of: "company", id: companyId }, { scope: `account:${actorId}` });
  });
  entitlements.forgetAll();
}
