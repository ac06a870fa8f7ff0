import type { MemberProgress } from "../../protocol/conversations.ts";

/**
 * A member's marks after a report. They never go back, never beyond the last message, and what is seen was delivered.
 * @returns undefined when the report changes nothing
 */
export function advance(
  member: MemberProgress,
  report: { readonly deliveredSeq?: number | undefined; readonly seenSeq?: number | undefined },
  lastSeq: number,
  now: number,
): MemberProgress | undefined {
  const seenSeq = Math.max(member.seenSeq, Math.min(report.seenSeq ?? 0, lastSeq));
  const deliveredSeq = Math.max(member.deliveredSeq, Math.min(report.deliveredSeq ?? 0, lastSeq), seenSeq);
  if (seenSeq === member.seenSeq && deliveredSeq === member.deliveredSeq) return undefined;
  return {
    accountId: member.accountId,
    seenSeq,
    deliveredSeq,
    seenAt: seenSeq > member.seenSeq ? now : member.seenAt,
    deliveredAt: deliveredSeq > member.deliveredSeq ? now : member.deliveredAt,
  };
}
