import { deleteGroupOf, findGroup, groupIdsOf, saveGroupOf } from "./functions.store.ts";
import { openGroupName } from "./group-name.ts";
import type { Administrator, PlansDeps } from "./plans.deps.ts";
import { notFound } from "./plans.errors.ts";

/** Puts a member into a group in place of the one they are in, or (null) takes them out. */
export async function setMemberGroup(
  deps: Pick<PlansDeps, "audit" | "db" | "facts" | "keys" | "people" | "entitlements">,
  { actorId, companyId, accountId, groupId }: Administrator & { accountId: string; groupId: string | null },
): Promise<void> {
  const { audit, db, facts, keys, people, entitlements } = deps;
  await db.transaction(async (tx) => {
    if ((await people.companyOf(accountId, tx)) !== companyId) throw notFound();
    const was = (await groupIdsOf(tx, [accountId], companyId)).get(accountId) ?? null;
    if (was === groupId) return;
    const group = await findGroup(tx, groupId ?? was ?? "");
    if (group?.companyId !== companyId) throw notFound();
    if (groupId === null) await deleteGroupOf(tx, accountId);
    else await saveGroupOf(tx, accountId, groupId);
    const act = groupId === null ? "plans.member_left_group" : "plans.member_joined_group";
    const detail = { name: await openGroupName(keys, group) };
    await audit.record(tx, { act, actorId, companyId, subjectId: accountId, detail });
    await facts.record(tx, "functions.changed", { of: "person", id: accountId }, { scope: `account:${accountId}` });
  });
  entitlements.forget(accountId);
}
