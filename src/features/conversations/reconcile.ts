import { KeyGone } from "../../platform/crypto/errors.ts";
import type { Deps } from "./conversations.deps.ts";
import { membersOf } from "./conversations.store.ts";
import { takeDown } from "./end-conversation.ts";
import { allConversationIds, epochEndBefore } from "./removal.store.ts";
import { finishDestruction } from "./sides/destroy-gone.ts";
import { countThrough, saveDestruction, setFromSeq, setGoneSeq } from "./sides/sides.store.ts";

/**
 * After a backup was restored: what it brought back of conversations whose keys are gone goes again. Of one that has no key left
 * everything, of one whose older versions are gone what was sealed with them.
 */
export async function reconcileKeys(deps: Deps): Promise<void> {
  for (const id of await allConversationIds(deps.db.reader)) {
    const oldest = await oldestVersion(deps, id);
    if (oldest === undefined) await endKeyless(deps, id);
    else if (oldest > 1) await forgetUnreadable(deps, id, oldest);
  }
}

async function oldestVersion({ keys }: Pick<Deps, "keys">, id: string): Promise<number | undefined> {
  try {
    const { version, older = new Map<number, Uint8Array>() } = await keys.get(`conversation:${id}`);
    return Math.min(version, ...older.keys());
  } catch (error) {
    if (error instanceof KeyGone) return undefined;
    throw error;
  }
}

async function endKeyless(deps: Deps, id: string): Promise<void> {
  const act = () =>
    deps.db.transaction(async (tx) => {
      const members = await membersOf(tx, id);
      await takeDown(
        deps,
        tx,
        id,
        members.map(({ accountId }) => accountId),
      );
    });
  // The rest follows by the fact.
  await deps.rosters.change(id, act);
}

async function forgetUnreadable(deps: Deps, conversationId: string, oldest: number): Promise<void> {
  const { db, doors, now } = deps;
  const throughSeq = await epochEndBefore(db.reader, conversationId, oldest);
  if (throughSeq === undefined) return;
  const act = () =>
    db.transaction(async (tx) => {
      for (const { accountId, fromSeq } of await membersOf(tx, conversationId))
        if (fromSeq < throughSeq) await setFromSeq(tx, conversationId, accountId, throughSeq);
      await setGoneSeq(tx, conversationId, throughSeq);
      const messages = await countThrough(tx, conversationId, throughSeq);
      const files = await doors.files.countGrants(tx, { conversationId, throughSeq });
      const noted = { conversationId, throughSeq, keyVersion: oldest - 1, keyDestroyedAt: now() };
      await saveDestruction(tx, { ...noted, messages, files, accountId: null });
    });
  await deps.rosters.change(conversationId, act);
  await finishDestruction(deps, conversationId);
}
