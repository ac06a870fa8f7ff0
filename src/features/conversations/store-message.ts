import type { DataKey } from "../../platform/crypto/keys.ts";
import type { Tx } from "../../platform/storage/database.ts";
import type { Message, MessageContent } from "../../protocol/conversations.ts";
import type { Deps } from "./conversations.deps.ts";
import { conversationNotFound } from "./conversations.errors.ts";
import { insertMessageOnce, takeSeq } from "./conversations.store.ts";
import { sealContent } from "./seal-content.ts";

/** Thrown to roll the act back when the id is already stored; the caller then answers with what is there. */
export class AlreadyStored extends Error {}

export interface NewEntry {
  readonly id: string;
  readonly conversationId: string;
  readonly senderId: string;
  readonly content: MessageContent;
  /** Positions of the message that it answers and of the one with which their thread began. */
  readonly replyTo?: number;
  readonly threadSeq?: number;
  /** Whoever blocked the sender never gets it. */
  readonly withheldFrom?: string | null;
}

/**
 * Stores one message at the conversation's next position and records the fact.
 * @throws AlreadyStored when the id is known, so that no position is lost
 */
export async function storeMessage(
  { facts, keys, now }: Pick<Deps, "facts" | "keys" | "now">,
  tx: Tx,
  key: DataKey,
  entry: NewEntry,
): Promise<Message> {
  const { id, conversationId, senderId, content, replyTo, threadSeq, withheldFrom = null } = entry;
  // A side may have been deleted while the act waited: from then on the next version counts.
  const current = keys.peek(key.subject) ?? (await keys.get(key.subject));
  const seq = await takeSeq(tx, conversationId);
  if (seq === undefined) throw conversationNotFound();
  const place = { id, conversationId, seq, senderId, sentAt: now() };
  const message: Message = {
    ...place,
    ...(replyTo !== undefined && { replyTo }),
    ...(threadSeq !== undefined && { threadSeq }),
    content,
  };
  const isNew = await insertMessageOnce(tx, {
    ...place,
    replyTo: replyTo ?? null,
    threadSeq: threadSeq ?? null,
    content: sealContent(current, id, content),
    withheldFrom,
  });
  if (!isNew) throw new AlreadyStored();
  await facts.record(
    tx,
    "message.sent",
    { conversationId, messageId: id, seq, ...(withheldFrom !== null && { withheldFrom }) },
    { scope: `conversation:${conversationId}`, live: message },
  );
  return message;
}
