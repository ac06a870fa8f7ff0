import type { Tx } from "../../platform/storage/database.ts";
import { requireInUse } from "./bubbles/require-writable.ts";
import { inBubble } from "./change-bubble.ts";
import type { Deps } from "./conversations.deps.ts";
import { bubbleFull, conversationNotFound } from "./conversations.errors.ts";
import { fitsBubble } from "./conversations.policy.ts";
import { findConversation, insertMembers } from "./conversations.store.ts";
import { organiserIn } from "./roster.ts";

export interface GuestPlace {
  readonly conversationId: string;
  readonly guestId: string;
}

/**
 * Makes somebody without an account a guest of a bubble: they see what is said from now on (S39).
 * @param also what must be true together with it, in the same transaction
 */
export async function admitGuest(
  deps: Deps,
  { conversationId, guestId }: GuestPlace,
  also: (tx: Tx) => Promise<void>,
): Promise<void> {
  await inBubble(deps, { conversationId, actorId: guestId }, async ({ tx, roster, note }) => {
    requireInUse(roster);
    const organiserId = organiserIn(roster);
    const before = (await findConversation(tx, conversationId))?.lastSeq;
    if (organiserId === undefined || before === undefined) throw conversationNotFound();
    const { bubbleMembers } = await deps.doors.plans.limits(organiserId);
    if (!fitsBubble(roster.members.size + 1, bubbleMembers)) throw bubbleFull();
    await also(tx);
    const marks = { fromSeq: before, deliveredSeq: before, seenSeq: before };
    const place = { conversationId, accountId: guestId };
    await insertMembers(tx, [{ ...place, ...marks, role: "guest" as const, joinedAt: deps.now() }]);
    await deps.facts.record(tx, "member.added", place, { scope: `conversation:${conversationId}` });
    await note("guestJoined", guestId);
  });
}
