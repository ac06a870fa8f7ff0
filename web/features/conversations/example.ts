import type { Conversation, Member, Message } from "../../../src/protocol/conversations.ts";

/** Examples for this feature's tests. */
export const ada = "ada".padEnd(21, "_");
export const bob = "bob".padEnd(21, "_");
export const mallory = "mallory".padEnd(21, "_");
export const chatId = "chat".padEnd(21, "_");

export const exampleMember = (accountId: string, marks: Partial<Member> = {}): Member => ({
  accountId,
  role: "participant",
  joinedAt: 0,
  deliveredSeq: 0,
  seenSeq: 0,
  deliveredAt: null,
  seenAt: null,
  ...marks,
});
export const exampleMessage = (seq: number, more: Partial<Message> = {}): Message => ({
  id: `m${seq}`.padEnd(21, "_"),
  conversationId: chatId,
  seq,
  senderId: bob,
  sentAt: 1_000_000 + seq,
  content: { kind: "text", text: `text ${seq}` },
  ...more,
});
export const exampleChat = (more: Partial<Conversation> = {}): Conversation => ({
  id: chatId,
  kind: "direct",
  name: "",
  topic: "",
  createdAt: 1,
  members: [exampleMember(ada), exampleMember(bob)],
  lastSeq: 0,
  lastMessage: null,
  unreadCount: 0,
  own: { fromSeq: 0 },
  ...more,
});
