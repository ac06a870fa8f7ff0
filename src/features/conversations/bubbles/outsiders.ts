import type { Outsider } from "../../../protocol/bubbles.ts";
import { changeBubble } from "../change-bubble.ts";
import type { Deps } from "../conversations.deps.ts";
import { conversationNotFound, invitationGone, notAllowed } from "../conversations.errors.ts";
import { admitMembers } from "./admit-members.ts";
import { mayTend } from "./bubbles.policy.ts";
import { candidatesOf, findCandidate, formerOf, takeCandidates } from "./bubbles.store.ts";

interface Tending {
  readonly conversationId: string;
  readonly actorId: string;
}

/** @throws conversation.not_found for strangers, conversation.not_allowed for members who do not tend the bubble */
export async function requireTender({ rosters }: Pick<Deps, "rosters">, { conversationId, actorId }: Tending) {
  const roster = await rosters.findFor(actorId, conversationId);
  if (!roster) throw conversationNotFound();
  const role = roster.members.get(actorId)?.role ?? "participant";
  if (roster.kind !== "bubble" || !mayTend(role)) throw notAllowed();
  return roster;
}

/** Who was asked or asks, and who was there: those who wait first. */
export async function outsidersFor(deps: Pick<Deps, "db" | "rosters">, tending: Tending): Promise<Outsider[]> {
  await requireTender(deps, tending);
  const { reader } = deps.db;
  const candidates = await candidatesOf(reader, tending.conversationId);
  const asked = new Set(candidates.map(({ accountId }) => accountId));
  const former = (await formerOf(reader, tending.conversationId)).filter(({ accountId }) => !asked.has(accountId));
  return [
    ...candidates.map(({ accountId, state, byId, at }) => ({ accountId, state, byId, at })),
    ...former.map(({ accountId, state, at }) => ({ accountId, state, byId: null, at: at ?? 0 })),
  ];
}

/** Lets somebody in who asks; or turns them away, and takes an invitation back. @throws conversation.invitation_gone */
export async function decideOutsider(
  deps: Deps,
  input: Tending & { readonly accountId: string; readonly decision: "accept" | "refuse" },
): Promise<void> {
  const { conversationId, accountId, decision } = input;
  await changeBubble(deps, input, async (bubble) => {
    const { tx, actor } = bubble;
    if (!mayTend(actor.role)) throw notAllowed();
    const candidate = await findCandidate(tx, conversationId, accountId);
    if (!candidate || (decision === "accept" && candidate.state !== "requested")) throw invitationGone();
    if (decision === "accept") {
      await admitMembers(deps, bubble, [accountId]);
      return bubble.note("added", accountId);
    }
    await takeCandidates(tx, conversationId, [accountId]);
    const payload = { conversationId, accountId };
    if (candidate.state === "invited")
      await deps.facts.record(tx, "bubbleInvitation.changed", payload, { scope: `account:${accountId}` });
    await deps.facts.record(tx, "outsiders.changed", { conversationId }, { scope: `conversation:${conversationId}` });
  });
}
