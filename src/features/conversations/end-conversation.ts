import type { Tx } from "../../platform/storage/database.ts";
import type { Deps } from "./conversations.deps.ts";
import { deleteConversation, findEnding, insertEnding, takeEnding } from "./conversations.store.ts";
import { destroyKeys } from "./seal-content.ts";

/**
 * The first step of a conversation's end (S23), in the transaction of whoever decided it: its rows go, so that nobody reads or
 * writes there from its commit on. `finishEnding` goes on after the commit, and by the fact after a crash.
 * @param accountIds who is told once nothing of it can be read any more
 */
export async function takeDown(
  { facts }: Pick<Deps, "facts">,
  tx: Tx,
  conversationId: string,
  accountIds: readonly string[],
): Promise<void> {
  await deleteConversation(tx, conversationId);
  await insertEnding(tx, { id: conversationId, accountIds: [...accountIds] });
  await facts.record(tx, "conversation.ending", { conversationId }, { scope: `conversation:${conversationId}` });
}

/**
 * The second: keys first, then what was shared there and nowhere else, and only then it is said. The keys are in a database of
 * their own; whatever moment a crash takes, no conversation is said to be gone whose key lives. Idempotent.
 */
export async function finishEnding(
  { db, doors, facts, keys }: Pick<Deps, "db" | "doors" | "facts" | "keys">,
  conversationId: string,
): Promise<void> {
  if (!(await findEnding(db.reader, conversationId))) return;
  await destroyKeys(keys, conversationId);
  await doors.files.endSharing(conversationId);
  await db.transaction(async (tx) => {
    const accountIds = await takeEnding(tx, conversationId);
    for (const accountId of accountIds ?? []) {
      const payload = { conversationId, accountId, because: "deleted" as const };
      await facts.record(tx, "conversation.left", payload, { scope: `account:${accountId}` });
    }
    if (accountIds)
      await facts.record(tx, "conversation.ended", { conversationId }, { scope: `conversation:${conversationId}` });
  });
}
