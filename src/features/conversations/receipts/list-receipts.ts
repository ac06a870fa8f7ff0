import type { Receipt } from "../../../protocol/receipts.ts";
import type { Deps } from "../conversations.deps.ts";
import { conversationNotFound, messageNotAllowed } from "../conversations.errors.ts";
import { membersOf } from "../conversations.store.ts";
import { visibleMessage } from "../messages/visible-message.ts";
import { silenceOf } from "../silence.ts";
import { noSteps, reachedAt, type Steps } from "./mark-steps.ts";
import { stepsIn } from "./receipts.store.ts";

/**
 * Who of those that could has received and seen one's own message, and when. Who came later is not asked; whom one blocked has shown
 * nothing; and whoever hides their own seen marks learns of nobody's.
 * @throws message.not_found, message.not_allowed for somebody else's message
 */
export async function listReceipts(
  deps: Deps,
  { conversationId, messageId, accountId }: { conversationId: string; messageId: string; accountId: string },
): Promise<Receipt[]> {
  const roster = await deps.rosters.findFor(accountId, conversationId);
  const reader = roster?.members.get(accountId);
  if (!roster || !reader) throw conversationNotFound();
  const { senderId, sentAt, seq } = await visibleMessage(deps.db.reader, { conversationId, messageId }, reader);
  if (senderId !== accountId) throw messageNotAllowed();
  const { hasBlocked } = await silenceOf(deps, roster, accountId);
  const getsSeen = await deps.seenMarks.areShown(accountId);
  const steps = new Map((await stepsIn(deps.db.reader, conversationId)).map((row) => [row.accountId, row]));
  const members = await membersOf(deps.db.reader, conversationId);
  return members.flatMap((member) => {
    if (member.accountId === accountId || member.joinedAt > sentAt) return [];
    const known = steps.get(member.accountId) ?? { delivered: noSteps, seen: noSteps };
    const mark = (mark: number, steps: Steps, isTold: boolean) =>
      !isTold || hasBlocked || mark < seq ? undefined : { at: moment(reachedAt(steps, seq), sentAt) };
    const [delivered, seen] = [
      mark(member.deliveredSeq, known.delivered, true),
      mark(member.seenSeq, known.seen, getsSeen),
    ];
    return [{ accountId: member.accountId, delivered: delivered ?? null, seen: seen ?? null }];
  });
}

/** Minutes begin before what happens in them. */
const moment = (at: number | undefined, sentAt: number): number | null =>
  at === undefined ? null : Math.max(at, sentAt);
