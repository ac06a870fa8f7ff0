import type { Tx } from "../../platform/storage/database.ts";
import type { Deps } from "./conversations.deps.ts";
import { deleteConversation, deleteEnding, findEnding, insertEnding, noteEndingTold } from "./conversations.store.ts";
import { destroyKeys } from "./seal-content.ts";
import { deleteThrough } from "./sides/sides.store.ts";

type EndDeps = Pick<Deps, "db" | "doors" | "facts" | "keys" | "now">;

/** Rows per transaction: whoever writes meanwhile does not wait for a long history to go. */
const rowsAtOnce = 100;
/** Whoever ends it does not wait for more than so many rows to go. */
const awaitedRows = 1_000;

/**
 * The first step of a conversation's end (S23), in the transaction of whoever decided it: nobody reads or writes there from its
 * commit on. `beginToFinish` goes on after the commit, and `finishEnding` by the fact, after a crash too.
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

/** For whoever decided it: when this resolves nothing can be read any more and everybody is told. */
export const beginToFinish = (deps: EndDeps, conversationId: string): Promise<void> =>
  finish(deps, conversationId, awaitedRows);

/** The same to the end: until the last row of a long history is gone, too. */
export const finishEnding = (deps: EndDeps, conversationId: string): Promise<void> =>
  finish(deps, conversationId, Number.MAX_SAFE_INTEGER);

/**
 * Keys first, then what was shared there and nowhere else, and only then it is said. The keys are in a database of their own;
 * whatever moment a crash takes, no conversation is said to be gone whose key lives. The messages' rows, which nothing opens any
 * more, go in slices. Idempotent, and two of it may run side by side.
 */
async function finish(deps: EndDeps, conversationId: string, rowsAtMost: number): Promise<void> {
  const { db, doors, facts, keys } = deps;
  const ending = await findEnding(db.reader, conversationId);
  if (!ending) return;
  if (ending.toldAt === null) {
    await destroyKeys(keys, conversationId);
    await doors.files.endSharing(conversationId);
    await db.transaction((tx) => tell(deps, tx, conversationId));
  }
  for (let gone = 0; gone < rowsAtMost; gone += rowsAtOnce)
    if ((await db.transaction((tx) => deleteSome(tx, conversationId))) < rowsAtOnce) {
      await db.transaction(async (tx) => {
        if (await deleteEnding(tx, conversationId))
          await facts.record(tx, "conversation.ended", { conversationId }, { scope: `conversation:${conversationId}` });
      });
      return;
    }
}

const deleteSome = (tx: Tx, conversationId: string): Promise<number> =>
  deleteThrough(tx, conversationId, Number.MAX_SAFE_INTEGER, rowsAtOnce);

async function tell({ facts, now }: EndDeps, tx: Tx, conversationId: string): Promise<void> {
  for (const accountId of await noteEndingTold(tx, conversationId, now())) {
    const payload = { conversationId, accountId, because: "deleted" as const };
    await facts.record(tx, "conversation.left", payload, { scope: `account:${accountId}` });
  }
}
