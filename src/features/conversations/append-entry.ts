import type { Message } from "../../protocol/conversations.ts";
import type { Deps } from "./conversations.deps.ts";
import { findMessage } from "./conversations.store.ts";
import { conversationKey, openMessage } from "./seal-content.ts";
import { AlreadyStored, type NewEntry, storeMessage } from "./store-message.ts";

/** Writes what another feature has to say (a call, a conference) into a conversation; idempotent by `id`. */
export async function appendEntry(deps: Deps, entry: NewEntry): Promise<Message> {
  const key = await conversationKey(deps.keys, entry.conversationId);
  try {
    return await deps.db.transaction((tx) => storeMessage(deps, tx, key, entry));
  } catch (error) {
    const stored = error instanceof AlreadyStored ? await findMessage(deps.db.reader, entry.id) : undefined;
    if (!stored) throw error;
    return openMessage(key, stored);
  }
}
