import type { MemberProgress } from "../../protocol/conversations.ts";
import type { ServerFrame } from "../../protocol/socket.ts";
import type { Deps } from "./conversations.deps.ts";
import { conversationNotFound } from "./conversations.errors.ts";
import { findConversation, findMember } from "./conversations.store.ts";
import { holdMarks } from "./held-marks.ts";
import { advance } from "./progress.ts";
import { keepProgress } from "./receipts/keep-progress.ts";
import { silenceOf } from "./silence.ts";

export interface ProgressReport {
  readonly conversationId: string;
  readonly accountId: string;
  readonly deliveredSeq?: number | undefined;
  readonly seenSeq?: number | undefined;
}

/** How long a bubble's reports are gathered: a hundred members answer one message almost at once. */
const gatherMs = 100;

/**
 * Takes reports of what members have received and seen. Reports for one conversation are written and announced together:
 * in a direct chat at once, in a bubble after a moment. Those of somebody invisible, or of who blocked
 * the other one, reach their own devices alone. A report
 * resolves when it is durable.
 */
export function createProgressKeeper(
  deps: Deps,
  sendTo: (accountId: string, frame: ServerFrame) => void,
  wait: (ms: number) => Promise<void> = Bun.sleep,
) {
  const gathering = new Map<string, { reports: Map<string, ProgressReport>; done: Promise<void> }>();

  async function flush(conversationId: string, reports: Map<string, ProgressReport>): Promise<void> {
    gathering.delete(conversationId);
    await deps.db.transaction(async (tx) => {
      const conversation = await findConversation(tx, conversationId);
      if (!conversation) return;
      const changed: MemberProgress[] = [];
      for (const report of reports.values()) {
        const member = await findMember(tx, conversationId, report.accountId);
        const next = member && advance(member, report, conversation.lastSeq, deps.now());
        if (!next) continue;
        await keepProgress(tx, conversationId, member, next);
        changed.push(next);
      }
      if (changed.length === 0) return;
      const accountIds = changed.map((member) => member.accountId);
      const scope = `conversation:${conversationId}` as const;
      await deps.facts.record(tx, "members.progressed", { conversationId, accountIds }, { scope, live: changed });
    });
  }

  return async function markProgress(report: ProgressReport): Promise<void> {
    const { conversationId, accountId } = report;
    const roster = await deps.rosters.findFor(accountId, conversationId);
    if (!roster) throw conversationNotFound();
    const isUnseen =
      (await deps.doors.presence.isHidden(accountId)) || (await silenceOf(deps, roster, accountId)).hasBlocked;
    if (isUnseen) {
      const progress = await holdMarks(deps, report);
      if (progress) sendTo(accountId, { type: "progress.held", conversationId, progress });
      return;
    }
    // Others then learn that it has arrived, and no more.
    const showsSeen = report.seenSeq === undefined || (await deps.seenMarks.areShown(accountId));
    if (!showsSeen) {
      const progress = await holdMarks(deps, report);
      if (progress) sendTo(accountId, { type: "progress.held", conversationId, progress });
    }
    const shown = showsSeen ? report : { deliveredSeq: Math.max(report.deliveredSeq ?? 0, report.seenSeq ?? 0) };
    let batch = gathering.get(conversationId);
    if (!batch) {
      const reports = new Map<string, ProgressReport>();
      const gathered = roster.kind === "bubble" ? wait(gatherMs) : Promise.resolve();
      batch = { reports, done: gathered.then(() => flush(conversationId, reports)) };
      gathering.set(conversationId, batch);
    }
    const earlier = batch.reports.get(accountId);
    batch.reports.set(accountId, {
      conversationId,
      accountId,
      deliveredSeq: Math.max(earlier?.deliveredSeq ?? 0, shown.deliveredSeq ?? 0),
      seenSeq: Math.max(earlier?.seenSeq ?? 0, showsSeen ? (report.seenSeq ?? 0) : 0),
    });
    await batch.done;
  };
}
