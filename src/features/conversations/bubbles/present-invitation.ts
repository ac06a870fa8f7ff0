import type { BubbleInvitation } from "../../../protocol/bubbles.ts";
import type { Deps } from "../conversations.deps.ts";
import { findConversation } from "../conversations.store.ts";
import { openLabels } from "../seal-content.ts";
import { type CandidateRow, findCandidate, invitationsOf } from "./bubbles.store.ts";

type PresentDeps = Pick<Deps, "db" | "keys" | "rosters">;

async function present(deps: PresentDeps, row: CandidateRow): Promise<BubbleInvitation | null> {
  const bubble = await findConversation(deps.db.reader, row.conversationId);
  const roster = await deps.rosters.find(row.conversationId);
  if (!bubble || !roster || row.byId === null) return null;
  return {
    conversationId: row.conversationId,
    name: (await openLabels(deps.keys, bubble)).name,
    memberCount: [...roster.members.values()].filter(({ role }) => role !== "guest").length,
    newcomersSee: bubble.newcomersSee,
    invitedById: row.byId,
    invitedAt: row.at,
  };
}

/** Bubbles that wait for somebody's answer, the newest first. */
export async function bubbleInvitationsFor(deps: PresentDeps, accountId: string): Promise<BubbleInvitation[]> {
  const all = await Promise.all((await invitationsOf(deps.db.reader, accountId)).map((row) => present(deps, row)));
  return all.filter((invitation) => invitation !== null);
}

/** null: there is none that waits. */
export async function bubbleInvitationFor(
  deps: PresentDeps,
  conversationId: string,
  accountId: string,
): Promise<BubbleInvitation | null> {
  const row = await findCandidate(deps.db.reader, conversationId, accountId);
  return row?.state === "invited" ? present(deps, row) : null;
}
