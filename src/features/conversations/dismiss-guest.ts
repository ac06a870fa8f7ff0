import type { Tx } from "../../platform/storage/database.ts";
import type { GuestPlace } from "./admit-guest.ts";
import type { Deps } from "./conversations.deps.ts";
import { deleteMember, insertFormerMember } from "./conversations.store.ts";
import { conversationKey } from "./seal-content.ts";
import { storeMessage } from "./store-message.ts";

/**
 * Takes a guest out of their bubble, by whatever their visit ended. Who is not in it (any more) is passed over.
 * @param also what must be true together with it, in the same transaction
 */
export async function dismissGuest(
  deps: Deps,
  { conversationId, guestId }: GuestPlace,
  also: (tx: Tx) => Promise<void>,
): Promise<void> {
  const { db, facts, rosters, keys, newId } = deps;
  const act = async (tx: Tx) => {
    if (await rosters.findForWrite(tx, guestId, conversationId)) {
      const key = await conversationKey(keys, conversationId);
      const content = { kind: "notice", notice: "guestLeft", subjectId: guestId, detail: "" } as const;
      await storeMessage(deps, tx, key, { id: newId(), conversationId, senderId: guestId, content });
      await insertFormerMember(tx, conversationId, guestId);
      await deleteMember(tx, conversationId, guestId);
      const payload = { conversationId, accountId: guestId };
      await facts.record(tx, "member.removed", payload, { scope: `conversation:${conversationId}` });
      await facts.record(tx, "conversation.left", payload, { scope: `account:${guestId}` });
    }
    await also(tx);
  };
  await rosters.change(conversationId, () => db.transaction(act));
}
