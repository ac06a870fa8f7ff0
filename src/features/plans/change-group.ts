import type { SwitchSettings } from "../../protocol/plans.ts";
import { changeGroupRow, findGroup } from "./functions.store.ts";
import { openGroupName, sealGroupName } from "./group-name.ts";
import type { Administrator, PlansDeps } from "./plans.deps.ts";
import { notFound } from "./plans.errors.ts";
import { switchChanges } from "./switch-changes.ts";

export interface GroupChange extends Administrator {
  readonly groupId: string;
  readonly name?: string | undefined;
  readonly switches?: SwitchSettings | undefined;
}

/** Renames a group, or turns functions on or off for its members. */
export async function changeGroup(
  { audit, db, facts, keys, entitlements }: Pick<PlansDeps, "audit" | "db" | "facts" | "keys" | "entitlements">,
  { actorId, companyId, groupId, name, switches }: GroupChange,
): Promise<void> {
  const sealedName = name === undefined ? undefined : await sealGroupName(keys, companyId, groupId, name);
  await db.transaction(async (tx) => {
    const before = await findGroup(tx, groupId);
    if (before?.companyId !== companyId) throw notFound();
    const change = { ...(sealedName && { name: sealedName }), ...(switches && { switches }) };
    if (Object.keys(change).length === 0) return;
    await changeGroupRow(tx, groupId, change);
    const detail = {
      name: name ?? (await openGroupName(keys, before)),
      ...(switches && switchChanges(before.switches, switches)),
    };
    await audit.record(tx, { act: "plans.group_changed", actorId, companyId, subjectId: groupId, detail });
    if (switches)
      await facts.record(tx, "functions.changed", { of: "company", id: companyId }, { scope: `account:${actorId}` });
  });
  if (switches) entitlements.forgetAll();
}
