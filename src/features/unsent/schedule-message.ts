import type { Urgency } from "../../protocol/conversations.ts";
import type { ScheduledMessage } from "../../protocol/unsent.ts";
import { presentScheduled } from "./present-scheduled.ts";
import { authorKey, sealScheduled } from "./seal-unsent.ts";
import type { UnsentDeps } from "./unsent.deps.ts";
import { scheduledNotFound, timeUnusable, tooManyScheduled } from "./unsent.errors.ts";
import { countScheduled, findScheduled, upsertScheduled } from "./unsent.store.ts";

export interface Wish {
  readonly messageId: string;
  readonly accountId: string;
  readonly conversationId: string;
  readonly text: string;
  readonly fileId?: string | undefined;
  readonly replyTo?: number | undefined;
  readonly urgency?: Urgency | undefined;
  readonly dueAt: number;
}

const mostWaiting = 200;
const furthestMs = 366 * 24 * 3_600_000;

/** Lets a message go out later, or changes one that waits; one that failed waits again then. */
export async function scheduleMessage(deps: UnsentDeps, wish: Wish): Promise<ScheduledMessage> {
  const { db, doors, facts, keys, now } = deps;
  const { messageId: id, accountId, conversationId, fileId, replyTo, urgency, dueAt } = wish;
  const text = wish.text.trim();
  await doors.conversations.maySay({ conversationId, senderId: accountId, text, fileId, replyTo, urgency });
  if (dueAt <= now() || dueAt > now() + furthestMs) throw timeUnusable();
  const key = await authorKey(keys, accountId);
  const row = await db.transaction(async (tx) => {
    const before = await findScheduled(tx, id);
    if (before && (before.accountId !== accountId || before.conversationId !== conversationId))
      throw scheduledNotFound();
    if (!before && (await countScheduled(tx, accountId)) >= mostWaiting) throw tooManyScheduled();
    const revision = (before?.revision ?? -1) + 1;
    const carried = { fileId: fileId ?? null, replyTo: replyTo ?? null, urgency: urgency ?? null };
    const place = { id, accountId, conversationId, dueAt, revision, failure: null };
    const next = { ...place, ...carried, text: sealScheduled(key, id, text) };
    await upsertScheduled(tx, next);
    await facts.record(tx, "scheduled.changed", { accountId, messageId: id }, { scope: `account:${accountId}` });
    return next;
  });
  return presentScheduled(deps, row);
}
