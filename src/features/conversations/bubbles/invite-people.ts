import type { Tx } from "../../../platform/storage/database.ts";
import { changeBubble } from "../change-bubble.ts";
import type { Deps } from "../conversations.deps.ts";
import { notAllowed, personNotFound } from "../conversations.errors.ts";
import { functionOf } from "../conversations.policy.ts";
import { requireRoom } from "./admit-members.ts";
import { mayTend } from "./bubbles.policy.ts";
import { candidatesOf, putCandidate } from "./bubbles.store.ts";
import { requireInUse } from "./require-writable.ts";

export interface Invitations {
  readonly conversationId: string;
  readonly actorId: string;
  readonly accountIds: readonly string[];
}

/**
 * Asks people that the actor may find into a bubble. Who refused is asked again; who is in, is asked already or asks themselves
 * stays as they are. Those who are asked count: nobody accepts and finds no room.
 */
export async function inviteToBubble(deps: Deps, input: Invitations): Promise<void> {
  const { conversationId, actorId } = input;
  await changeBubble(deps, input, async ({ tx, roster, actor }) => {
    if (!mayTend(actor.role)) throw notAllowed();
    requireInUse(roster);
    await deps.doors.plans.require(actorId, functionOf("bubble"));
    const open = (await candidatesOf(tx, conversationId)).filter(({ state }) => state !== "refused");
    const known = new Set([...roster.accountIds, ...open.map(({ accountId }) => accountId)]);
    const accountIds = [...new Set(input.accountIds)].filter((accountId) => !known.has(accountId));
    for (const accountId of accountIds)
      if (!(await deps.doors.people.mayFind(actorId, accountId))) throw personNotFound();
    const invited = open.filter(({ state }) => state === "invited").length;
    if (accountIds.length > 0) await requireRoom(deps, roster, invited + accountIds.length);
    await recordInvitations(deps, tx, { conversationId, byId: actorId, accountIds });
  });
}

export async function recordInvitations(
  { facts, now }: Pick<Deps, "facts" | "now">,
  tx: Tx,
  { conversationId, byId, accountIds }: { conversationId: string; byId: string; accountIds: readonly string[] },
): Promise<void> {
  for (const accountId of accountIds) {
    await putCandidate(tx, { conversationId, accountId, state: "invited", byId, at: now() });
    const payload = { conversationId, accountId };
    await facts.record(tx, "bubbleInvitation.changed", payload, { scope: `account:${accountId}` });
  }
  if (accountIds.length > 0)
    await facts.record(tx, "outsiders.changed", { conversationId }, { scope: `conversation:${conversationId}` });
}
