import type { Tx } from "../../platform/storage/database.ts";
import type { Deps } from "./conversations.deps.ts";
import { conversationIdsOf, deleteConversation, deleteMember } from "./conversations.store.ts";
import { destroyKeyOfGone } from "./remove-member.ts";
import type { Roster } from "./roster.ts";

export type IsGone = (accountId: string) => Promise<boolean>;

/**
 * Takes somebody who is going for good out of all conversations. A bubble they organise goes for everyone, others go on
 * without them; the other person of a chat keeps it, unless they are going too. Repeated after a crash it goes on where it
 * stopped.
 * @param isGone whether somebody else is gone already, or goes along with them
 */
export async function removePerson(deps: Deps, accountId: string, isGone: IsGone): Promise<void> {
  for (const conversationId of await conversationIdsOf(deps.db.reader, accountId))
    await removeFrom(deps, conversationId, accountId, isGone);
}

type Fate = "ends" | "goesOn" | "staysWithTheOther";

async function fateOf({ kind, members }: Roster, accountId: string, isGone: IsGone): Promise<Fate> {
  if (kind === "bubble" && members.get(accountId)?.role === "organiser") return "ends";
  for (const id of members.keys())
    if (id !== accountId && !(await isGone(id))) return kind === "direct" ? "staysWithTheOther" : "goesOn";
  return "ends";
}

async function removeFrom(deps: Deps, conversationId: string, accountId: string, isGone: IsGone): Promise<void> {
  const { db, facts, rosters } = deps;
  let hasEnded = false;
  const act = async (tx: Tx): Promise<void> => {
    hasEnded = false;
    const roster = await rosters.findForWrite(tx, accountId, conversationId);
    const fate = roster && (await fateOf(roster, accountId, isGone));
    if (!roster || fate === "staysWithTheOther") return;
    hasEnded = fate === "ends";
    if (hasEnded) await deleteConversation(tx, conversationId);
    else {
      await deleteMember(tx, conversationId, accountId);
      const payload = { conversationId, accountId };
      await facts.record(tx, "member.removed", payload, { scope: `conversation:${conversationId}` });
    }
    for (const id of hasEnded ? roster.accountIds : [accountId])
      await facts.record(tx, "conversation.left", { conversationId, accountId: id }, { scope: `account:${id}` });
  };
  await rosters.change(conversationId, () => db.transaction(act));
  if (hasEnded) await destroyKeyOfGone(deps, conversationId);
}
