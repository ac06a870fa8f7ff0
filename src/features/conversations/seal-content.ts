import type { DataKey, Keys, Sealed } from "../../platform/crypto/keys.ts";
import { open, openJson, seal, sealJson } from "../../platform/crypto/seal.ts";
import type { Message, MessageContent } from "../../protocol/conversations.ts";
import type { ConversationRow, MessageRow } from "./conversations.store.ts";

/** The key that all of a conversation's content is sealed with; destroying it erases the conversation everywhere. */
export const conversationKey = (keys: Keys, conversationId: string): Promise<DataKey> =>
  keys.get(`conversation:${conversationId}`);

const contentPlace = (messageId: string) => ({ table: "messages", column: "content", row: messageId });
const labelPlace = (column: "name" | "topic", conversationId: string) => ({
  table: "conversations",
  column,
  row: conversationId,
});

export const sealContent = (key: DataKey, messageId: string, content: MessageContent): Sealed<MessageContent> =>
  sealJson(key, contentPlace(messageId), content);

export const sealLabel = (key: DataKey, column: "name" | "topic", conversationId: string, text: string) =>
  seal(key, labelPlace(column, conversationId), text);

export const openLabels = (key: DataKey, row: ConversationRow): { name: string; topic: string } => ({
  name: open(key, labelPlace("name", row.id), row.name),
  topic: open(key, labelPlace("topic", row.id), row.topic),
});

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
