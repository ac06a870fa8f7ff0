import type { Deps } from "../conversations.deps.ts";
import { beginEpoch } from "../sides/begin-epoch.ts";
import { beginDestruction, finishDestruction } from "../sides/destroy-gone.ts";
import { lastEpochEnd } from "../sides/sides.store.ts";
import { countUpTo, firstSentAfter, moveSidesPast } from "./expiry.store.ts";

/**
 * What stands up to a position goes for everybody because its time is over: every side begins after it, and what no side sees is
 * destroyed as ever, key first and then in slices. Members' devices forget it at once.
 * @returns how many messages went
 */
export async function expireThrough(deps: Deps, conversationId: string, throughSeq: number): Promise<number> {
  const { messages } = await countUpTo(deps.db.reader, conversationId, throughSeq);
  await deps.rosters.change(conversationId, () =>
    deps.db.transaction(async (tx) => {
      await moveSidesPast(tx, conversationId, throughSeq);
      await beginDestruction(deps, tx, conversationId, null);
      await deps.facts.record(
        tx,
        "messages.expired",
        { conversationId, throughSeq },
        { scope: `conversation:${conversationId}` },
      );
    }),
  );
  await finishDestruction(deps, conversationId);
  return messages;
}

/**
 * Ends the version of the key that messages have been sealed with since `longestMs` or longer, so that it can go when the last of
 * them does.
 */
export async function renewKeyAfter(
  deps: Pick<Deps, "db" | "keys" | "now">,
  conversationId: string,
  longestMs: number,
): Promise<void> {
  const { db, now } = deps;
  const since = async (reader: Parameters<typeof firstSentAfter>[0]) =>
    firstSentAfter(reader, conversationId, (await lastEpochEnd(reader, conversationId)) ?? 0);
  const isDue = (at: number | undefined) => at !== undefined && at <= now() - longestMs;
  // Most often it is not: then nobody waits in the write queue.
  if (!isDue(await since(db.reader))) return;
  await db.transaction(async (tx) => {
    if (isDue(await since(tx))) await beginEpoch(deps, tx, conversationId);
  });
}
