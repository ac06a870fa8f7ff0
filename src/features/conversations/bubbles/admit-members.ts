import type { BubbleAct } from "../change-bubble.ts";
import type { Deps } from "../conversations.deps.ts";
import { bubbleArchived, bubbleFull } from "../conversations.errors.ts";
import { fitsBubble } from "../conversations.policy.ts";
import { findConversation, insertMembers } from "../conversations.store.ts";
import { organiserIn, type Roster } from "../roster.ts";
import { beginEpoch } from "../sides/begin-epoch.ts";
import { deleteFormer, takeCandidates } from "./bubbles.store.ts";

/** @throws conversation.bubble_full when so many more are more than its organiser's plan allows */
export async function requireRoom({ doors }: Pick<Deps, "doors">, roster: Roster, more: number): Promise<void> {
  const organiserId = organiserIn(roster);
  const most = organiserId === undefined ? null : (await doors.plans.limits(organiserId)).bubbleMembers;
  if (!fitsBubble(roster.members.size + more, most)) throw bubbleFull();
}

/**
 * The one way into a bubble for people with an account, however the door was opened: added, invited, let in, by the link. What
 * they see of what was said before is the bubble's rule (B6).
 */
export async function admitMembers(
  deps: Deps,
  { tx, roster, conversationId }: BubbleAct,
  accountIds: readonly string[],
): Promise<void> {
  const bubble = await findConversation(tx, conversationId);
  if (!bubble) return;
  if (bubble.archivedAt !== null) throw bubbleArchived();
  const newcomers = [...new Set(accountIds)].filter((accountId) => !roster.members.has(accountId));
  if (newcomers.length === 0) return;
  await requireRoom(deps, roster, newcomers.length);
  // Nobody expects them to read what was said before: where they may, it does not count as unread.
  const before = bubble.lastSeq;
  const fromSeq = bubble.newcomersSee === "all" ? 0 : before;
  // Once those who were here before are gone, nobody sees what they said: its key goes with them then.
  if (bubble.newcomersSee === "none") await beginEpoch(deps, tx, conversationId);
  const membership = { conversationId, joinedAt: deps.now(), fromSeq, deliveredSeq: before, seenSeq: before };
  await insertMembers(
    tx,
    newcomers.map((accountId) => ({ ...membership, accountId, role: "participant" as const })),
  );
  await deleteFormer(tx, conversationId, newcomers);
  const candidates = await takeCandidates(tx, conversationId, newcomers);
  const scope = `conversation:${conversationId}` as const;
  for (const accountId of newcomers)
    await deps.facts.record(tx, "member.added", { conversationId, accountId }, { scope });
  for (const { accountId, state } of candidates) {
    if (state !== "invited") continue;
    const payload = { conversationId, accountId };
    await deps.facts.record(tx, "bubbleInvitation.changed", payload, { scope: `account:${accountId}` });
  }
  if (candidates.length > 0) await deps.facts.record(tx, "outsiders.changed", { conversationId }, { scope });
}
