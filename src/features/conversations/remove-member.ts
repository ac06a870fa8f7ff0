import { changeBubble } from "./change-bubble.ts";
import type { Deps } from "./conversations.deps.ts";
import { lastOrganiser, memberNotFound, notAllowed } from "./conversations.errors.ts";
import { mayLeave, mayRemove } from "./conversations.policy.ts";
import { deleteConversation, deleteMember, findConversation, insertFormerMember } from "./conversations.store.ts";

export interface MemberRemoval {
  readonly conversationId: string;
  readonly actorId: string;
  readonly accountId: string;
}

/** Removes a member, or lets one leave. When the last one leaves, the bubble and its key go with them. */
export async function removeMember(deps: Deps, input: MemberRemoval): Promise<void> {
  const { conversationId, actorId, accountId } = input;
  let isEmpty = false;
  await changeBubble(deps, input, async ({ tx, roster, actor, note }) => {
    const target = roster.members.get(accountId);
    if (!target) throw memberNotFound();
    const leaves = accountId === actorId;
    if (leaves && !mayLeave(actor.role, roster.members.size)) throw lastOrganiser();
    if (!leaves && !mayRemove(actor.role, target.role)) throw notAllowed();
    isEmpty = roster.members.size === 1;
    if (isEmpty) {
      await deleteConversation(tx, conversationId);
    } else {
      await note(leaves ? "left" : "removed", accountId);
      await insertFormerMember(tx, conversationId, accountId);
      await deleteMember(tx, conversationId, accountId);
      await deps.facts.record(
        tx,
        "member.removed",
        { conversationId, accountId },
        { scope: `conversation:${conversationId}` },
      );
    }
    await deps.facts.record(tx, "conversation.left", { conversationId, accountId }, { scope: `account:${accountId}` });
  });
  if (isEmpty) await destroyKeyOfGone(deps, conversationId);
}

/** Also called for the fact: should the program stop between the commit and this, the next start destroys the key. */
export async function destroyKeyOfGone({ db, keys }: Pick<Deps, "db" | "keys">, conversationId: string): Promise<void> {
  if (await findConversation(db.reader, conversationId)) return;
  await keys.destroy(`conversation:${conversationId}`);
}
