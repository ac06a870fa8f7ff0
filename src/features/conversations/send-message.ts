import type { Message, MessageContent } from "../../protocol/conversations.ts";
import type { Deps } from "./conversations.deps.ts";
import { blockedByYou, conversationNotFound, idTaken, messageEmpty } from "./conversations.errors.ts";
import { functionOf } from "./conversations.policy.ts";
import { findMessage } from "./conversations.store.ts";
import { conversationKey, openMessage } from "./seal-content.ts";
import { silenceOf } from "./silence.ts";
import { AlreadyStored, storeMessage } from "./store-message.ts";

export interface NewMessage {
  readonly id: string;
  readonly conversationId: string;
  readonly senderId: string;
  readonly text: string;
  readonly fileId?: string | undefined;
}

/** Stores a message once; a retry with the same id is answered with the first (B5). */
export async function sendMessage(deps: Deps, input: NewMessage): Promise<Message> {
  const { id, conversationId, senderId, fileId } = input;
  const roster = await deps.rosters.findFor(senderId, conversationId);
  if (!roster) throw conversationNotFound();
  await deps.doors.plans.require(senderId, functionOf(roster.kind));
  if (fileId !== undefined) await deps.doors.plans.require(senderId, "files");
  const { otherId, hasBlocked, isBlocked } = await silenceOf(deps, roster, senderId);
  if (hasBlocked) throw blockedByYou();
  const withheldFrom = isBlocked ? (otherId ?? null) : null;
  const text = input.text.trim();
  if (text === "" && fileId === undefined) throw messageEmpty();
  const key = await conversationKey(deps.keys, conversationId);
  const content: MessageContent =
    fileId === undefined
      ? { kind: "text", text }
      : { kind: "file", text, file: await deps.doors.files.fileForMessage({ fileId, ownerId: senderId }) };
  try {
    return await deps.db.transaction(async (tx) => {
      // Asked again here: the membership may have ended while the act waited in the queue.
      if (!(await deps.rosters.findForWrite(tx, senderId, conversationId))) throw conversationNotFound();
      if (fileId !== undefined && withheldFrom === null)
        await deps.doors.files.grantFile(tx, { fileId, conversationId });
      return storeMessage(deps, tx, key, { id, conversationId, senderId, content, withheldFrom });
    });
  } catch (error) {
    if (!(error instanceof AlreadyStored)) throw error;
    const stored = await findMessage(deps.db.reader, id);
    if (stored?.conversationId !== conversationId || stored.senderId !== senderId) throw idTaken();
    return openMessage(key, stored);
  }
}
