import { Failure } from "../../platform/http/failure.ts";
import type { Message } from "../../protocol/conversations.ts";
import { authorKey, openScheduled } from "./seal-unsent.ts";
import type { UnsentDeps } from "./unsent.deps.ts";
import { authorRestricted, scheduledNotFound } from "./unsent.errors.ts";
import { deleteScheduled, dueMessages, findScheduled, type ScheduledRow, setFailure } from "./unsent.store.ts";

/** At a time; the rest follows with the next turn. */
const atOnce = 100;

/**
 * Sends what is due. The sent message has the waiting one's id: whatever happens between the two commits, it is sent once. What
 * is refused now (membership, function, block, what it answers or carries is gone) waits for its author, who is told. So does
 * what fell due while their data was restricted: weeks later it may not be what they want to say any more.
 */
export async function sendDue(deps: UnsentDeps): Promise<void> {
  const due = await dueMessages(deps.db.reader, deps.now(), atOnce);
  const restricted = await deps.doors.restrictedAmong([...new Set(due.map(({ accountId }) => accountId))]);
  for (const row of due) {
    try {
      if (restricted.has(row.accountId)) throw authorRestricted();
      await send(deps, row);
    } catch (error) {
      if (!(error instanceof Failure)) {
        deps.log.error({ messageId: row.id, error }, "a scheduled message could not be sent; it is tried again");
        continue;
      }
      await end(deps, row, (tx) => setFailure(tx, row, error.code));
    }
  }
}

/** Sends one before its time. */
export async function sendScheduled(
  deps: UnsentDeps,
  { messageId, accountId }: { messageId: string; accountId: string },
): Promise<Message> {
  const row = await findScheduled(deps.db.reader, messageId);
  if (row?.accountId !== accountId) throw scheduledNotFound();
  return send(deps, row);
}

export async function cancelScheduled(
  deps: UnsentDeps,
  { messageId, accountId }: { messageId: string; accountId: string },
): Promise<void> {
  const row = await findScheduled(deps.db.reader, messageId);
  if (row?.accountId !== accountId) throw scheduledNotFound();
  await end(deps, row, (tx) => deleteScheduled(tx, row));
}

async function send(deps: UnsentDeps, row: ScheduledRow): Promise<Message> {
  const { id, conversationId, accountId } = row;
  const text = openScheduled(await authorKey(deps.keys, accountId), row);
  const message = await deps.doors.conversations.sendMessage({
    ...{ id, conversationId, senderId: accountId, text },
    fileId: row.fileId ?? undefined,
    replyTo: row.replyTo ?? undefined,
    urgency: row.urgency ?? undefined,
  });
  await end(deps, row, (tx) => deleteScheduled(tx, row));
  return message;
}

type Ending = Parameters<UnsentDeps["db"]["transaction"]>[0];

const end = ({ db, facts }: UnsentDeps, { id, accountId }: ScheduledRow, act: Ending): Promise<void> =>
  db.transaction(async (tx) => {
    await act(tx);
    await facts.record(tx, "scheduled.changed", { accountId, messageId: id }, { scope: `account:${accountId}` });
  });
