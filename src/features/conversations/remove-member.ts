import { changeBubble } from "./change-bubble.ts";
import type { Deps } from "./conversations.deps.ts";
import { lastOrganiser, memberNotFound, notAllowed } from "./conversations.errors.ts";
import { mayLeave, mayRemove } from "./conversations.policy.ts";
import { deleteMember, insertFormerMember } from "./conversations.store.ts";
import { beginToFinish, takeDown } from "./end-conversation.ts";

export interface MemberRemoval {
  readonly conversationId: string;
  readonly actorId: string;
  readonly accountId: string;
}

/** Removes a member, or lets one leave. When the last one leaves, the bubble and its keys go with them. */
export async function removeMember(deps: Deps, input: MemberRemoval): Promise<void> {
  const { conversationId, actorId, accountId } = input;
  const hasEnded = await changeBubble(deps, input, async ({ tx, roster, actor, note }) => {
    const target = roster.members.get(accountId);
    if (!target) throw memberNotFound();
    const leaves = accountId === actorId;
    // Guests do not keep a bubble that nobody else is in.
    const memberCount = [...roster.members.values()].filter(({ role }) => role !== "guest").length;
    if (leaves && !mayLeave(actor.role, memberCount)) throw lastOrganiser();
    if (!leaves && !mayRemove(actor.role, target.role)) throw notAllowed();
    if (memberCount === 1 && target.role !== "guest") {
      await takeDown(deps, tx, conversationId, roster.accountIds);
      return true;
    }
    await note(leaves ? "left" : "removed", accountId);
    const departure = { state: leaves ? ("left" as const) : ("removed" as const), at: deps.now() };
    await insertFormerMember(tx, conversationId, accountId, target.role === "guest" ? undefined : departure);
    await deleteMember(tx, conversationId, accountId);
    const payload = { conversationId, accountId };
    await deps.facts.record(tx, "member.removed", payload, { scope: `conversation:${conversationId}` });
    const left = leaves ? payload : { ...payload, because: "removed" as const };
    await deps.facts.record(tx, "conversation.left", left, { scope: `account:${accountId}` });
    return false;
  });
  if (hasEnded) await beginToFinish(deps, conversationId);
}
