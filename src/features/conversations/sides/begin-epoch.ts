import type { Tx } from "../../../platform/storage/database.ts";
import type { Deps } from "../conversations.deps.ts";
import { findConversation } from "../conversations.store.ts";
import { insertEpoch, lastEpochEnd } from "./sides.store.ts";

/**
 * Here somebody's side ends or begins: what is said from now on is sealed with a new version of the key, so that the version until
 * now can go without it. The key is renewed inside the transaction: no message of before is sealed with the new version. Run again,
 * it only leaves a version out.
 */
export async function beginEpoch({ keys }: Pick<Deps, "keys">, tx: Tx, conversationId: string): Promise<void> {
  const throughSeq = (await findConversation(tx, conversationId))?.lastSeq ?? 0;
  if (throughSeq === ((await lastEpochEnd(tx, conversationId)) ?? 0)) return;
  const { version } = await keys.renew(`conversation:${conversationId}`);
  await insertEpoch(tx, { conversationId, version: version - 1, throughSeq });
}
