import type { ScheduledMessage } from "../../protocol/unsent.ts";
import { authorKey, openScheduled, sealScheduled } from "./seal-unsent.ts";
import type { UnsentDeps } from "./unsent.deps.ts";
import { messageEmpty, scheduledNotFound, timeUnusable, tooManyScheduled } from "./unsent.errors.ts";
import { countScheduled, findScheduled, upsertScheduled } from "./unsent.store.ts";

export interface Wish {
  readonly messageId: string;
  readonly accountId: string;
  readonly conversationId: string;
  readonly text: string;
  readonly dueAt: number;
}

const mostWaiting = 200;
const furthestMs = 366 * 24 * 3_600_000;

/** Lets a message go out later, or changes one that waits; one that failed waits again then. */
export async function scheduleMessage(deps: UnsentDeps, wish: Wish): Promise<ScheduledMessage> {
  const { db, doors, facts, keys, now } = deps;
  const { messageId: id, accountId, conversationId, dueAt } = wish;
  await doors.conversations.mayWrite({ conversationId, senderId: accountId });
  const text = wish.text.trim();
  if (text === "") throw messageEmpty();
  if (dueAt <= now() || dueAt > now() + furthestMs) throw timeUnusable();
  const key = await authorKey(keys, accountId);
  const row = await db.transaction(async (tx) => {
    const before = await findScheduled(tx, id);
    if (before && (before.accountId !== accountId || before.conversationId !== conversationId))
      throw scheduledNotFound();
    if (!before && (await countScheduled(tx, accountId)) >= mostWaiting) throw tooManyScheduled();
    const revision = (before?.revision ?? -1) + 1;
    const next = { id, accountId, conversationId, dueAt, revision, failure: null, text: sealScheduled(key, id, text) };
    await upsertScheduled(tx, next);
    await facts.record(tx, "scheduled.changed", { accountId, messageId: id }, { scope: `account:${accountId}` });
    return next;
  });
  return openScheduled(key, row);
}
