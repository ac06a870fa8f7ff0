import type { DataKey, Keys, Sealed } from "../../platform/crypto/keys.ts";
import { open, openJson, seal, sealJson } from "../../platform/crypto/seal.ts";
import type { Message, MessageContent } from "../../protocol/conversations.ts";
import type { ConversationRow, MessageRow } from "./conversations.store.ts";

/**
 * What is said in a conversation is sealed with this key, whatever hangs on a message with the version that sealed the message
 * (`versionThatSealed`). A new version begins when somebody deletes their side: what all sides deleted goes with the old one.
 */
export const conversationKey = (keys: Keys, conversationId: string): Promise<DataKey> =>
  keys.get(`conversation:${conversationId}`);

/** What a conversation is called, and whatever else lives as long as itself. */
export const labelKey = (keys: Keys, conversationId: string): Promise<DataKey> => keys.get(`label:${conversationId}`);

/** A new conversation's keys. */
export async function createKeys(keys: Keys, conversationId: string): Promise<void> {
  await Promise.all([keys.create(`conversation:${conversationId}`), keys.create(`label:${conversationId}`)]);
}

/** Of a conversation that is gone. */
export async function destroyKeys(keys: Keys, conversationId: string): Promise<void> {
  await Promise.all([keys.destroy(`conversation:${conversationId}`), keys.destroy(`label:${conversationId}`)]);
}

const contentPlace = (messageId: string) => ({ table: "messages", column: "content", row: messageId });
const labelPlace = (column: "name" | "topic", conversationId: string) => ({
  table: "conversations",
  column,
  row: conversationId,
});

export const sealContent = (key: DataKey, messageId: string, content: MessageContent): Sealed<MessageContent> =>
  sealJson(key, contentPlace(messageId), content);

export const sealLabel = async (keys: Keys, column: "name" | "topic", conversationId: string, text: string) =>
  seal(await labelKey(keys, conversationId), labelPlace(column, conversationId), text);

export async function openLabels(keys: Keys, row: ConversationRow): Promise<{ name: string; topic: string }> {
  const key = await labelKey(keys, row.id);
  return {
    name: open(key, labelPlace("name", row.id), row.name),
    topic: open(key, labelPlace("topic", row.id), row.topic),
  };
}

export const openMessage = (key: DataKey, row: MessageRow): Message => ({
  id: row.id,
  conversationId: row.conversationId,
  seq: row.seq,
  senderId: row.senderId,
  sentAt: row.sentAt,
  ...(row.editedAt !== null && { editedAt: row.editedAt }),
  ...(row.replyTo !== null && { replyTo: row.replyTo }),
  ...(row.threadSeq !== null && { threadSeq: row.threadSeq }),
  content: openJson(key, contentPlace(row.id), row.content),
});
