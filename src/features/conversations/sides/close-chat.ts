import type { Deps } from "../conversations.deps.ts";
import { conversationNotFound, notAllowed } from "../conversations.errors.ts";
import { findMember } from "../conversations.store.ts";
import type { Side } from "./clear-side.ts";
import { lastReaching, setClosedSeq } from "./sides.store.ts";

/** Takes a chat out of one's list until somebody writes in it again, or puts it back. Nothing of it is deleted. */
export async function closeChat(deps: Deps, { isClosed, ...side }: Side & { isClosed: boolean }): Promise<void> {
  const { conversationId, accountId } = side;
  const roster = await deps.rosters.findFor(accountId, conversationId);
  if (!roster) throw conversationNotFound();
  if (roster.kind !== "direct") throw notAllowed();
  await deps.db.transaction(async (tx) => {
    const member = await findMember(tx, conversationId, accountId);
    if (!member) throw conversationNotFound();
    const last = await lastReaching(tx, conversationId, accountId, member.fromSeq);
    const closedSeq = isClosed ? (last ?? member.fromSeq) : null;
    if (closedSeq === member.closedSeq) return;
    await setClosedSeq(tx, conversationId, accountId, closedSeq);
    await deps.facts.record(tx, "conversation.own_changed", side, { scope: `account:${accountId}` });
  });
}
