import type { SwitchSettings } from "../../protocol/plans.ts";
import { findGroup, groupsOf, insertGroup } from "./functions.store.ts";
import { sealGroupName } from "./group-name.ts";
import type { Administrator, PlansDeps } from "./plans.deps.ts";
import { idTaken, tooMany } from "./plans.errors.ts";

export interface NewGroup extends Administrator {
  readonly id: string;
  readonly name: string;
  readonly switches: SwitchSettings;
}

/** Shown in one table, above which nobody would find their way. */
const mostGroups = 100;

/** A group nobody is in yet; a retry with the same id finds the first. */
export async function createGroup(
  { audit, db, keys, now }: Pick<PlansDeps, "audit" | "db" | "keys" | "now">,
  { id, actorId, companyId, name, switches }: NewGroup,
): Promise<void> {
  const sealedName = await sealGroupName(keys, companyId, id, name);
  await db.transaction(async (tx) => {
    const earlier = await findGroup(tx, id);
    if (earlier?.companyId === companyId) return;
    if (earlier) throw idTaken();
    if ((await groupsOf(tx, companyId)).length >= mostGroups) throw tooMany();
    await insertGroup(tx, { id, companyId, name: sealedName, switches, createdAt: now() });
    await audit.record(tx, { act: "plans.group_created", actorId, companyId, subjectId: id, detail: { name } });
  });
}
