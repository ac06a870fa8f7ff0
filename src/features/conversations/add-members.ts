import { admitMembers } from "./bubbles/admit-members.ts";
import { changeBubble } from "./change-bubble.ts";
import type { Deps } from "./conversations.deps.ts";
import { notAllowed, personNotFound } from "./conversations.errors.ts";
import { functionOf, mayAddMembers } from "./conversations.policy.ts";

export interface NewMembers {
  readonly conversationId: string;
  readonly actorId: string;
  readonly accountIds: readonly string[];
}

/** Adds people that the actor may find (S21); who is in already stays as they are. */
export async function addMembers(deps: Deps, input: NewMembers): Promise<void> {
  const { actorId } = input;
  await changeBubble(deps, input, async (bubble) => {
    if (!mayAddMembers(bubble.actor.role)) throw notAllowed();
    await deps.doors.plans.require(actorId, functionOf("bubble"));
    const newcomers = [...new Set(input.accountIds)].filter((accountId) => !bubble.roster.members.has(accountId));
    for (const accountId of newcomers) {
      if (!(await deps.doors.people.mayFind(actorId, accountId))) throw personNotFound();
    }
    await admitMembers(deps, bubble, newcomers);
    for (const accountId of newcomers) await bubble.note("added", accountId);
  });
}
