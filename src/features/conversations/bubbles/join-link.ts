import { hashToken, newToken } from "../../../platform/crypto/tokens.ts";
import type { BubbleLink, renewBubbleLink as renewEndpoint } from "../../../protocol/bubbles.ts";
import type { NewcomersSee } from "../../../protocol/conversations.ts";
import type { InputOf } from "../../../protocol/endpoint.ts";
import { changeBubble, inBubble } from "../change-bubble.ts";
import type { Deps } from "../conversations.deps.ts";
import { joinLinkInvalid, notAllowed } from "../conversations.errors.ts";
import { findConversation } from "../conversations.store.ts";
import { organiserIn } from "../roster.ts";
import { openLabels } from "../seal-content.ts";
import { admitMembers } from "./admit-members.ts";
import { mayTend } from "./bubbles.policy.ts";
import {
  countUseOfLink,
  deleteLink,
  findCandidate,
  findLink,
  findLinkByToken,
  type LinkRow,
  putCandidate,
  putLink,
} from "./bubbles.store.ts";
import { requireTender } from "./outsiders.ts";
import { requireInUse } from "./require-writable.ts";
import { openToken, sealToken } from "./seal-bubble.ts";

const dayMs = 24 * 3_600_000;

interface Tending {
  readonly conversationId: string;
  readonly actorId: string;
}

/** The link as those who tend the bubble read and pass it on; null: there is none. */
export async function bubbleLinkFor(
  deps: Pick<Deps, "db" | "keys" | "rosters" | "config">,
  tending: Tending,
): Promise<BubbleLink | null> {
  await requireTender(deps, tending);
  const row = await findLink(deps.db.reader, tending.conversationId);
  if (!row) return null;
  const token = await openToken(deps.keys, row.conversationId, row.token);
  const { createdAt, expiresAt, maxUses, uses, needsApproval } = row;
  const url = `${new URL(deps.config.server.public_url).origin}/join-bubble#${token}`;
  return { url, createdAt, expiresAt, maxUses, uses, needsApproval };
}

/** A new link in the place of the one before, which stops working. */
export async function renewBubbleLink(
  deps: Deps,
  tending: Tending,
  { validDays, maxUses, needsApproval }: InputOf<typeof renewEndpoint>["body"],
): Promise<void> {
  const { conversationId } = tending;
  const token = newToken();
  await changeBubble(deps, tending, async ({ tx, roster, actor }) => {
    if (!mayTend(actor.role)) throw notAllowed();
    requireInUse(roster);
    await putLink(tx, {
      ...{ conversationId, maxUses, needsApproval, uses: 0, createdAt: deps.now() },
      token: await sealToken(deps.keys, conversationId, token),
      tokenHash: hashToken(token),
      expiresAt: validDays === null ? null : deps.now() + validDays * dayMs,
    });
  });
}

export async function closeBubbleLink(deps: Deps, tending: Tending): Promise<void> {
  await changeBubble(deps, tending, async ({ tx, actor }) => {
    if (!mayTend(actor.role)) throw notAllowed();
    await deleteLink(tx, tending.conversationId);
  });
}

/**
 * A working link that this person may use: they have to be somebody whom the bubble's organiser could add themselves (S9). To
 * everybody else it is like one that never was.
 */
async function linkFor({ db, doors, now, rosters }: Deps, accountId: string, token: string): Promise<LinkRow> {
  const row = await findLinkByToken(db.reader, hashToken(token));
  const roster = row && (await rosters.find(row.conversationId));
  if (!row || !roster) throw joinLinkInvalid();
  if (roster.members.has(accountId)) return row;
  const isOver = row.expiresAt !== null && row.expiresAt <= now();
  if (isOver || (row.maxUses !== null && row.uses >= row.maxUses)) throw joinLinkInvalid();
  const organiserId = organiserIn(roster);
  if (organiserId === undefined || !(await doors.people.mayFind(organiserId, accountId))) throw joinLinkInvalid();
  return row;
}

export interface JoinOffer {
  readonly name: string;
  readonly memberCount: number;
  readonly newcomersSee: NewcomersSee;
  readonly needsApproval: boolean;
  readonly conversationId: string | null;
}

/** What somebody is told before they come in: what it is called and how many are in it. */
export async function readBubbleLink(deps: Deps, accountId: string, token: string): Promise<JoinOffer> {
  const { conversationId, needsApproval } = await linkFor(deps, accountId, token);
  const row = await findConversation(deps.db.reader, conversationId);
  const members = (await deps.rosters.find(conversationId))?.members;
  if (!row || !members) throw joinLinkInvalid();
  return {
    name: (await openLabels(deps.keys, row)).name,
    memberCount: [...members.values()].filter(({ role }) => role !== "guest").length,
    newcomersSee: row.newcomersSee,
    needsApproval,
    conversationId: members.has(accountId) ? conversationId : null,
  };
}

/** Joins, or asks to. Uses are counted with the joining itself: two at once cannot share the last one. */
export async function followBubbleLink(
  deps: Deps,
  accountId: string,
  token: string,
): Promise<{ outcome: "joined" | "requested"; conversationId: string | null }> {
  const { conversationId, tokenHash, needsApproval } = await linkFor(deps, accountId, token);
  return inBubble(deps, { conversationId, actorId: accountId }, async (bubble) => {
    const { tx, roster } = bubble;
    if (roster.members.has(accountId)) return { outcome: "joined", conversationId };
    const state = (await findCandidate(tx, conversationId, accountId))?.state;
    // Asking again is no second use.
    if (needsApproval && state === "requested") return { outcome: "requested", conversationId: null };
    requireInUse(roster);
    if (!(await countUseOfLink(tx, tokenHash, deps.now()))) throw joinLinkInvalid();
    // Who was invited needs nobody's word any more.
    if (!needsApproval || state === "invited") {
      await admitMembers(deps, bubble, [accountId]);
      await bubble.note("joined", accountId);
      return { outcome: "joined", conversationId };
    }
    await putCandidate(tx, { conversationId, accountId, state: "requested", byId: null, at: deps.now() });
    await deps.facts.record(tx, "outsiders.changed", { conversationId }, { scope: `conversation:${conversationId}` });
    return { outcome: "requested", conversationId: null };
  });
}
