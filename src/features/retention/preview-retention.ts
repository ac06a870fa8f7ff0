import type { Retention } from "../../protocol/conversations.ts";
import type { Going, RetentionPolicy, RetentionPreview } from "../../protocol/retention.ts";
import { governedBy, inTurns } from "./governed.ts";
import type { RetentionDeps } from "./retention.deps.ts";
import { retentionOf } from "./retention-of.ts";

const dayMs = 24 * 3_600_000;
type Mutable<T> = { -readonly [K in keyof T]: T[K] };
const none = (): Mutable<Going> => ({ conversations: 0, messages: 0, files: 0, history: 0, oldestAt: null });

/** A dry run: what would go of one conversation now. */
async function goingIn(deps: RetentionDeps, id: string, kind: "direct" | "bubble", policy: Retention): Promise<Going> {
  const { conversations, db, files, now } = deps;
  const going = none();
  const reached = async (days: number | null) =>
    days === null ? 0 : conversations.lastSaidBy(id, now() - days * dayMs);
  const throughSeq = await reached(policy.messagesDays);
  if (throughSeq > 0) Object.assign(going, await conversations.countUpTo(id, throughSeq));
  const filesSeq = await reached(policy.filesDays);
  if (filesSeq > 0) going.files = await files.countGrants(db.reader, { conversationId: id, throughSeq: filesSeq });
  if (policy.historyDays !== null) {
    const ended = kind === "direct" ? deps.calls : deps.conferences;
    going.history = await ended.countEndedBy(id, now() - policy.historyDays * dayMs);
  }
  going.conversations = going.messages + going.files + going.history > 0 ? 1 : 0;
  return going;
}

function add(sum: Mutable<Going>, more: Going): void {
  sum.conversations += more.conversations;
  sum.messages += more.messages;
  sum.files += more.files;
  sum.history += more.history;
  if (more.oldestAt !== null) sum.oldestAt = Math.min(sum.oldestAt ?? more.oldestAt, more.oldestAt);
}

export async function previewCompany(
  deps: RetentionDeps,
  companyId: string,
  policy: RetentionPolicy,
): Promise<RetentionPreview> {
  const sums = { direct: none(), bubble: none() };
  const instead = { scope: "company" as const, scopeId: companyId, policy };
  await inTurns(await governedBy(deps, companyId), async (id) => {
    const people = await deps.conversations.peopleIn(id);
    const inForce = people && (await retentionOf(deps, [{ id, ...people }], instead)).get(id);
    if (inForce) add(sums[people.kind], await goingIn(deps, id, people.kind, inForce));
  });
  return { chats: sums.direct, bubbles: sums.bubble };
}

export async function previewBubble(
  deps: RetentionDeps,
  { conversationId: id, actorId }: { conversationId: string; actorId: string },
  policy: RetentionPolicy,
): Promise<Going> {
  await deps.conversations.requireOrganiser(id, actorId);
  const people = await deps.conversations.peopleIn(id);
  const inForce =
    people && (await retentionOf(deps, [{ id, ...people }], { scope: "bubble", scopeId: id, policy })).get(id);
  return inForce ? goingIn(deps, id, "bubble", inForce) : none();
}
