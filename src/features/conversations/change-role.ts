import type { Role } from "../../protocol/conversations.ts";
import { changeBubble } from "./change-bubble.ts";
import type { Deps } from "./conversations.deps.ts";
import { memberNotFound, notAllowed } from "./conversations.errors.ts";
import { mayChangeRole, mayHaveRole, mayTakeOver } from "./conversations.policy.ts";
import { setRole } from "./conversations.store.ts";
import { organiserIn } from "./roster.ts";

export interface RoleChange {
  readonly conversationId: string;
  readonly actorId: string;
  readonly accountId: string;
  readonly role: Role;
}

/**
 * Gives a member a role. There is one organiser: making another member organiser hands the bubble on to them. A moderator takes it
 * over while nobody can sign in as its organiser, who is a moderator then.
 */
export async function changeRole(deps: Deps, input: RoleChange): Promise<void> {
  const { conversationId, actorId, accountId, role } = input;
  await changeBubble(deps, input, async ({ tx, roster, actor, note }) => {
    const organiserId = organiserIn(roster);
    const takesOver = accountId === actorId && role === "organiser" && actor.role !== "organiser";
    if (takesOver) {
      const isAway = organiserId !== undefined && (await deps.doors.awayAmong([organiserId])).has(organiserId);
      if (!mayTakeOver(actor.role, isAway)) throw notAllowed();
    } else if (!mayChangeRole(actor.role)) throw notAllowed();
    const target = roster.members.get(accountId);
    if (!target) throw memberNotFound();
    if (!mayHaveRole(target.role)) throw notAllowed();
    if (target.role === role) return;
    // Stepping down without a successor would leave the bubble without an organiser.
    if (accountId === actorId && !takesOver) throw notAllowed();
    await setRole(tx, conversationId, accountId, role);
    if (role === "organiser" && organiserId !== undefined) await setRole(tx, conversationId, organiserId, "moderator");
    await note(takesOver ? "inherited" : role === "organiser" ? "handedOn" : "role", accountId, role);
    await deps.facts.record(
      tx,
      "conversation.changed",
      { conversationId },
      { scope: `conversation:${conversationId}` },
    );
  });
}
