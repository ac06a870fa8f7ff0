import { changeBubble } from "./change-bubble.ts";
import type { Deps } from "./conversations.deps.ts";
import { bubbleFull, notAllowed, personNotFound } from "./conversations.errors.ts";
import { fitsBubble, functionOf, mayAddMembers } from "./conversations.policy.ts";
import { findConversation, insertMembers } from "./conversations.store.ts";

export interface NewMembers {
  readonly conversationId: string;
  readonly actorId: string;
  readonly accountIds: readonly string[];
}

/** Adds people that the actor may find (S21); who is in already stays as they are. */
export async function addMembers(deps: Deps, input: NewMembers): Promise<void> {
  const { conversationId, actorId } = input;
  await changeBubble(deps, input, async ({ tx, roster, actor, note }) => {
    if (!mayAddMembers(actor.role)) throw notAllowed();
    await deps.doors.plans.require(actorId, functionOf("bubble"));
    const newcomers = [...new Set(input.accountIds)].filter((accountId) => !roster.members.has(accountId));
    for (const accountId of newcomers) {
      if (!(await deps.doors.people.mayFind(actorId, accountId))) throw personNotFound();
    }
    const organiserId = roster.accountIds.find((accountId) => roster.members.get(accountId)?.role === "organiser");
    const { bubbleMembers } = await deps.doors.plans.limits(organiserId ?? actorId);
    if (!fitsBubble(roster.members.size + newcomers.length, bubbleMembers)) throw bubbleFull();
    // They may read what was said before, but nobody expects them to: it does not count as unread.
    const before = (await findConversation(tx, conversationId))?.lastSeq ?? 0;
    const membership = { conversationId, joinedAt: deps.now(), deliveredSeq: before, seenSeq: before };
    await insertMembers(
      tx,
      newcomers.map((accountId) => ({ ...membership, accountId, role: "participant" as const })),
    );
    for (const accountId of newcomers) {
      await deps.facts.record(
        tx,
        "member.added",
        { conversationId, accountId },
        { scope: `conversation:${conversationId}` },
      );
      await note("added", accountId);
    }
  });
}
