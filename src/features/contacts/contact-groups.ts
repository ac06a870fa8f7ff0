import type { Tx } from "../../platform/storage/database.ts";
import type { ContactGroup } from "../../protocol/contacts.ts";
import type { Deps } from "./contacts.deps.ts";
import { groupNotFound, idTaken, tooManyGroups } from "./contacts.errors.ts";
import { changeGroup, deleteGroup, findGroup, groupsOf, insertGroup, nextPosition } from "./contacts.store.ts";
import { groupsFor } from "./present-network.ts";
import { personKey, sealText } from "./seal-network.ts";

const mostGroups = 100;

type GroupDeps = Pick<Deps, "db" | "facts" | "keys">;
interface GroupOf {
  readonly ownerId: string;
  readonly groupId: string;
}

const tell = ({ facts }: Pick<Deps, "facts">, tx: Tx, accountId: string) =>
  facts.record(tx, "contactGroups.changed", { accountId }, { scope: `account:${accountId}` });

/** A retry with the same id finds the first. @throws contacts.id_taken, contacts.too_many_groups */
export async function createContactGroup(
  deps: GroupDeps,
  { ownerId, id, name }: { ownerId: string; id: string; name: string },
): Promise<ContactGroup[]> {
  const key = await personKey(deps.keys, ownerId);
  await deps.db.transaction(async (tx) => {
    const known = await findGroup(tx, id);
    if (known && known.ownerId !== ownerId) throw idTaken();
    if (known) return;
    if ((await groupsOf(tx, ownerId)).length >= mostGroups) throw tooManyGroups();
    const position = await nextPosition(tx, ownerId);
    await insertGroup(tx, { id, ownerId, name: sealText(key, "groupName", id, name), position });
    await tell(deps, tx, ownerId);
  });
  return groupsFor(deps, ownerId);
}

async function assertOwn(tx: Tx, { ownerId, groupId }: GroupOf): Promise<void> {
  if ((await findGroup(tx, groupId))?.ownerId !== ownerId) throw groupNotFound();
}

/** @throws core.not_found */
export async function renameContactGroup(deps: GroupDeps, input: GroupOf & { name: string }): Promise<ContactGroup[]> {
  const { ownerId, groupId, name } = input;
  const key = await personKey(deps.keys, ownerId);
  await deps.db.transaction(async (tx) => {
    await assertOwn(tx, input);
    await changeGroup(tx, groupId, { name: sealText(key, "groupName", groupId, name) });
    await tell(deps, tx, ownerId);
  });
  return groupsFor(deps, ownerId);
}

/** @throws core.not_found */
export async function deleteContactGroup(deps: Pick<Deps, "db" | "facts">, input: GroupOf): Promise<void> {
  await deps.db.transaction(async (tx) => {
    await assertOwn(tx, input);
    await deleteGroup(tx, input.groupId);
    await tell(deps, tx, input.ownerId);
  });
}

/** Those named first, in their order; the others keep theirs behind them. */
export async function orderContactGroups(
  deps: GroupDeps,
  { ownerId, groupIds }: { ownerId: string; groupIds: readonly string[] },
): Promise<ContactGroup[]> {
  await deps.db.transaction(async (tx) => {
    const own = (await groupsOf(tx, ownerId)).map(({ id }) => id);
    const named = [...new Set(groupIds)].filter((id) => own.includes(id));
    const order = [...named, ...own.filter((id) => !named.includes(id))];
    for (const [position, id] of order.entries()) await changeGroup(tx, id, { position });
    await tell(deps, tx, ownerId);
  });
  return groupsFor(deps, ownerId);
}
