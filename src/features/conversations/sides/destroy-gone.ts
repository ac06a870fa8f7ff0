import type { Tx } from "../../../platform/storage/database.ts";
import type { Deps } from "../conversations.deps.ts";
import {
  countThrough,
  type Destruction,
  deleteDestruction,
  deleteEpochs,
  deleteHiddenThrough,
  deleteThrough,
  findDestruction,
  goneThrough,
  noteKeyDestroyed,
  saveDestruction,
  setGoneSeq,
  unfinishedDestructions,
  versionThrough,
} from "./sides.store.ts";

/** Rows per transaction: whoever writes meanwhile does not wait for a long history to go. */
const rowsAtOnce = 100;
/** Whoever deletes does not wait for more than so many rows to go. */
const awaitedRows = 1_000;

/**
 * In the transaction in which somebody's side ended: notes that what no side sees any more is to be destroyed. Newcomers begin
 * after it from here on.
 */
export async function beginDestruction(
  { doors }: Pick<Deps, "doors">,
  tx: Tx,
  conversationId: string,
  accountId: string | null,
): Promise<void> {
  const throughSeq = await goneThrough(tx, conversationId);
  const messages = throughSeq === 0 ? 0 : await countThrough(tx, conversationId, throughSeq);
  const keyVersion = await versionThrough(tx, conversationId, throughSeq);
  if (messages === 0 && keyVersion === 0) return;
  await setGoneSeq(tx, conversationId, throughSeq);
  const files = await doors.files.countGrants(tx, { conversationId, throughSeq });
  // One that was under way counts what it had begun with.
  const earlier = await findDestruction(tx, conversationId);
  const counts = {
    messages: Math.max(messages, earlier?.messages ?? 0),
    files: Math.max(files, earlier?.files ?? 0),
  };
  await saveDestruction(tx, { conversationId, throughSeq, keyVersion, keyDestroyedAt: null, ...counts, accountId });
}

/**
 * Destroys what was noted: the key first, so that no copy opens from then on, then what the database has of it. Repeated after a
 * crash it goes on where it stopped.
 */
export async function finishDestruction(deps: Deps, conversationId: string): Promise<void> {
  const noted = await destroyKey(deps, conversationId);
  if (noted) await deleteRows(deps, noted);
}

/** The same for whoever caused it: the key is destroyed when this resolves; the rows of a long history go by the fact of it. */
export async function beginToFinish(deps: Deps, conversationId: string): Promise<void> {
  const noted = await destroyKey(deps, conversationId);
  if (noted && noted.messages <= awaitedRows) await deleteRows(deps, noted);
}

async function destroyKey({ db, keys, now }: Deps, conversationId: string): Promise<Destruction | undefined> {
  const noted = await findDestruction(db.reader, conversationId);
  if (noted && noted.keyVersion > 0 && noted.keyDestroyedAt === null) {
    await keys.destroy(`conversation:${conversationId}`, noted.keyVersion);
    await db.transaction(async (tx) => void (await noteKeyDestroyed(tx, conversationId, now())));
  }
  return noted;
}

async function deleteRows(deps: Deps, { conversationId, throughSeq, keyVersion }: Destruction): Promise<void> {
  const { audit, db, doors, facts } = deps;
  const deleteSome = (tx: Tx) => deleteThrough(tx, conversationId, throughSeq, rowsAtOnce);
  while ((await db.transaction(deleteSome)) === rowsAtOnce);
  await db.transaction(async (tx) => {
    const done = await findDestruction(tx, conversationId);
    // Another side may have ended meanwhile and noted more.
    if (!done || done.throughSeq !== throughSeq) return;
    await doors.files.withdrawGrants(tx, { conversationId, throughSeq });
    await deleteHiddenThrough(tx, conversationId, throughSeq);
    await deleteEpochs(tx, conversationId, keyVersion);
    await deleteDestruction(tx, conversationId);
    const { messages, files, accountId } = done;
    const detail = { messages, files, keyDestroyed: keyVersion > 0 };
    const entry = { act: "conversations.content_destroyed", actorId: null, companyId: null };
    await audit.record(tx, { ...entry, subjectId: conversationId, detail });
    await facts.record(
      tx,
      "content.destroyed",
      { conversationId, throughSeq, messages, files, isKeyDestroyed: keyVersion > 0, accountId },
      { scope: accountId === null ? `conversation:${conversationId}` : `account:${accountId}` },
    );
  });
}

/** What a crash left. */
export async function resumeDestructions(deps: Deps): Promise<void> {
  for (const conversationId of await unfinishedDestructions(deps.db.reader))
    await finishDestruction(deps, conversationId);
}
