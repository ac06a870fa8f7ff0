import type { MemberProgress } from "../../protocol/conversations.ts";
import type { Deps } from "./conversations.deps.ts";
import { findConversation, findMember } from "./conversations.store.ts";
import { deleteHeldMarks, type HeldMarks, heldMarksOf, saveHeldMarks } from "./held-marks.store.ts";
import type { ProgressReport } from "./mark-progress.ts";
import { advance } from "./progress.ts";
import { keepProgress } from "./receipts/keep-progress.ts";
import { silenceOf } from "./silence.ts";

/** A member's marks as they know them themselves: also what others are not shown yet. */
export const withHeldMarks = <M extends MemberProgress>(
  member: M,
  held: Pick<HeldMarks, "deliveredSeq" | "seenSeq"> | undefined,
): M => ({
  ...member,
  deliveredSeq: Math.max(member.deliveredSeq, held?.deliveredSeq ?? 0),
  seenSeq: Math.max(member.seenSeq, held?.seenSeq ?? 0),
});

/**
 * Takes the report of somebody who is not to be seen: kept for their own devices, told to nobody else. No fact is recorded, whose
 * cursor others would see.
 * @returns their own marks, or undefined when the report changes nothing
 */
export function holdMarks(deps: Pick<Deps, "db" | "now">, report: ProgressReport): Promise<MemberProgress | undefined> {
  const { conversationId, accountId } = report;
  return deps.db.transaction(async (tx) => {
    const conversation = await findConversation(tx, conversationId);
    const member = await findMember(tx, conversationId, accountId);
    if (!conversation || !member) return undefined;
    const [held] = await heldMarksOf(tx, accountId, conversationId);
    const next = advance(withHeldMarks(member, held), report, conversation.lastSeq, deps.now());
    if (!next) return undefined;
    const { deliveredSeq, seenSeq } = next;
    await saveHeldMarks(tx, { conversationId, accountId, deliveredSeq, seenSeq });
    return next;
  });
}

/**
 * Shows what was held back: to everybody once the person shows themselves, in one conversation once they write there. Whom
 * they blocked goes on seeing nothing.
 */
export async function releaseMarks(
  { db, doors, facts, now, rosters, seenMarks }: Pick<Deps, "db" | "doors" | "facts" | "now" | "rosters" | "seenMarks">,
  accountId: string,
  conversationId?: string,
): Promise<void> {
  const showsSeen = await seenMarks.areShown(accountId);
  const shown = new Set<string>();
  for (const held of await heldMarksOf(db.reader, accountId, conversationId)) {
    const roster = await rosters.find(held.conversationId);
    if (roster && !(await silenceOf({ doors }, roster, accountId)).hasBlocked) shown.add(held.conversationId);
  }
  if (shown.size === 0) return;
  await db.transaction(async (tx) => {
    for (const held of await heldMarksOf(tx, accountId, conversationId)) {
      if (!shown.has(held.conversationId)) continue;
      const conversation = await findConversation(tx, held.conversationId);
      const member = await findMember(tx, held.conversationId, accountId);
      if (showsSeen) await deleteHeldMarks(tx, held);
      const report = showsSeen ? held : { deliveredSeq: held.deliveredSeq };
      const next = conversation && member && advance(member, report, conversation.lastSeq, now());
      if (!next) continue;
      await keepProgress(tx, held.conversationId, member, next);
      await facts.record(
        tx,
        "members.progressed",
        { conversationId: held.conversationId, accountIds: [accountId] },
        { scope: `conversation:${held.conversationId}`, live: [next] },
      );
    }
  });
}
