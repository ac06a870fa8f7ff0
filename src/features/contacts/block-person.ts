import type { Tx } from "../../platform/storage/database.ts";
import type { Deps } from "./contacts.deps.ts";
import { notYourself, tooManyBlocks } from "./contacts.errors.ts";
import { countBlocks, deleteBlock, deleteContacts, findBlock, insertBlock } from "./contacts.store.ts";
import type { KnownName } from "./contacts.tables.ts";
import { changeInvitation, invitersAmong, openBetween } from "./invitations.store.ts";
import { tellOfContact, tellOfInvitation } from "./record-invitation.ts";
import { personKey, sealKnownName } from "./seal-network.ts";

const mostBlocks = 1_000;

interface Block {
  readonly blockerId: string;
  readonly blockedId: string;
}

/** The name as the blocker could read it; an id that they may not see brings none, like one of nobody. */
async function nameKnownTo(deps: Pick<Deps, "db" | "doors" | "now">, { blockerId, blockedId }: Block) {
  const isKnown =
    (await deps.doors.directory.mayFind(blockerId, blockedId)) ||
    (await deps.doors.meets(blockerId, blockedId)) ||
    (await invitersAmong(deps.db.reader, blockerId, [blockedId], deps.now())).length > 0;
  const person = isKnown ? await deps.doors.directory.person(blockedId) : undefined;
  return { firstName: person?.firstName ?? "", lastName: person?.lastName ?? "" } satisfies KnownName;
}

/**
 * Ends everything between two people, whoever they are to each other; the blocked one is not told. Needs no permission and is
 * answered alike for an id of nobody.
 * @throws contacts.not_yourself, contacts.too_many_blocks
 */
export async function blockPerson(deps: Deps, block: Block): Promise<void> {
  const { db, facts, keys, now, relations } = deps;
  const { blockerId, blockedId } = block;
  if (blockerId === blockedId) throw notYourself();
  const key = await personKey(keys, blockerId);
  const name = sealKnownName(key, blockerId, blockedId, await nameKnownTo(deps, block));
  await relations.change([blockerId, blockedId], () =>
    db.transaction(async (tx) => {
      if (await findBlock(tx, blockerId, blockedId)) return;
      if ((await countBlocks(tx, blockerId)) >= mostBlocks) throw tooManyBlocks();
      await insertBlock(tx, { blockerId, blockedId, blockedAt: now(), name });
      if (await deleteContacts(tx, blockerId, blockedId)) {
        await tellOfContact(deps, tx, blockerId, blockedId);
        await tellOfContact(deps, tx, blockedId, blockerId);
      }
      await settleInvitations(deps, tx, block);
      await facts.record(tx, "block.changed", { accountId: blockerId, blockedId }, { scope: `account:${blockerId}` });
    }),
  );
}

/** One's own invitations are taken back. Theirs go on pending for them, and are hidden here as long as the block lasts. */
async function settleInvitations(deps: Pick<Deps, "facts" | "now">, tx: Tx, { blockerId, blockedId }: Block) {
  const now = deps.now();
  for (const { id } of await openBetween(tx, blockerId, blockedId, now)) {
    await changeInvitation(tx, id, { state: "withdrawn", decidedAt: now });
    for (const accountId of [blockerId, blockedId]) await tellOfInvitation(deps, tx, id, accountId);
  }
  await tellOfTheirs(deps, tx, { blockerId, blockedId });
}

async function tellOfTheirs(deps: Pick<Deps, "facts" | "now">, tx: Tx, { blockerId, blockedId }: Block) {
  for (const { id } of await openBetween(tx, blockedId, blockerId, deps.now()))
    await tellOfInvitation(deps, tx, id, blockerId);
}

/** Idempotent. Who was a contact before does not become one again. */
export async function unblockPerson(
  deps: Pick<Deps, "db" | "facts" | "now" | "relations">,
  { blockerId, blockedId }: Block,
): Promise<void> {
  const { db, facts, relations } = deps;
  await relations.change([blockerId, blockedId], () =>
    db.transaction(async (tx) => {
      if (!(await deleteBlock(tx, blockerId, blockedId))) return;
      await tellOfTheirs(deps, tx, { blockerId, blockedId });
      await facts.record(tx, "block.changed", { accountId: blockerId, blockedId }, { scope: `account:${blockerId}` });
    }),
  );
}
