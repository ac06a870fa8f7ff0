import { inBubble } from "../change-bubble.ts";
import type { Deps } from "../conversations.deps.ts";
import { invitationGone } from "../conversations.errors.ts";
import { admitMembers } from "./admit-members.ts";
import { findCandidate, putCandidate } from "./bubbles.store.ts";

export interface Answer {
  readonly conversationId: string;
  readonly accountId: string;
  readonly answer: "accept" | "refuse";
}

/** The invited person says yes or no. @throws conversation.invitation_gone, also for a bubble that they were never asked into */
export async function answerInvitation(deps: Deps, { conversationId, accountId, answer }: Answer): Promise<void> {
  const invitation = await findCandidate(deps.db.reader, conversationId, accountId);
  if (invitation?.state !== "invited") throw invitationGone();
  await inBubble(deps, { conversationId, actorId: accountId }, async (bubble) => {
    const { tx } = bubble;
    const candidate = await findCandidate(tx, conversationId, accountId);
    if (candidate?.state !== "invited") throw invitationGone();
    if (answer === "accept") {
      await admitMembers(deps, bubble, [accountId]);
      return bubble.note("joined", accountId);
    }
    await putCandidate(tx, { ...candidate, state: "refused", at: deps.now() });
    const payload = { conversationId, accountId };
    await deps.facts.record(tx, "bubbleInvitation.changed", payload, { scope: `account:${accountId}` });
    await deps.facts.record(tx, "outsiders.changed", { conversationId }, { scope: `conversation:${conversationId}` });
  });
}
