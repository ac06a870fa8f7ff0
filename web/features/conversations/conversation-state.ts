import type { Conversation, MemberProgress, Message } from "../../../src/protocol/conversations.ts";

/** All of a person's chats and bubbles, as this device knows them. Pure: what happened goes in, the next state comes out. */
export type Conversations = Readonly<Record<string, Conversation>>;

const ownMember = (conversation: Conversation, selfId: string) =>
  conversation.members.find((member) => member.accountId === selfId);

const opened = ({ isClosed: _, ...own }: Conversation["own"]): Conversation["own"] => own;

/** A message came, over the socket or as the answer to one's own; telling it twice changes nothing. */
export function withMessage(all: Conversations, message: Message, selfId: string): Conversations {
  const conversation = all[message.conversationId];
  if (!conversation || message.seq <= conversation.lastSeq) return all;
  const isUnread = message.senderId !== selfId && message.seq > (ownMember(conversation, selfId)?.seenSeq ?? 0);
  return {
    ...all,
    [conversation.id]: {
      ...conversation,
      lastSeq: message.seq,
      lastMessage: message,
      // Whoever writes in a closed chat opens it.
      own: opened(conversation.own),
      unreadCount: conversation.unreadCount + (isUnread ? 1 : 0),
    },
  };
}

/** An already known message got other content (a call ended, a file went). */
export function withChangedMessage(all: Conversations, message: Message): Conversations {
  const conversation = all[message.conversationId];
  if (conversation?.lastMessage?.id !== message.id) return all;
  return { ...all, [conversation.id]: { ...conversation, lastMessage: message } };
}

/** Never takes a newer last message back: the event may have been made before it. */
export function withConversation(all: Conversations, conversation: Conversation): Conversations {
  const known = all[conversation.id];
  if (!known || known.lastSeq <= conversation.lastSeq) return { ...all, [conversation.id]: conversation };
  const { lastSeq, unreadCount } = known;
  const isThere = known.lastMessage !== null && known.lastMessage.seq > conversation.own.fromSeq;
  const lastMessage = isThere ? known.lastMessage : null;
  return { ...all, [conversation.id]: { ...conversation, lastSeq, lastMessage, unreadCount } };
}

export function withoutConversation(all: Conversations, conversationId: string): Conversations {
  const { [conversationId]: gone, ...rest } = all;
  return gone ? rest : all;
}

/** What stands up to a position is gone for everybody. */
export function withoutExpired(all: Conversations, conversationId: string, throughSeq: number): Conversations {
  const conversation = all[conversationId];
  if (!conversation || conversation.own.fromSeq >= throughSeq) return all;
  const { lastMessage, lastSeq, unreadCount, own } = conversation;
  const changed = {
    lastMessage: lastMessage !== null && lastMessage.seq > throughSeq ? lastMessage : null,
    unreadCount: Math.min(unreadCount, Math.max(0, lastSeq - throughSeq)),
    own: { ...own, fromSeq: throughSeq },
  };
  return { ...all, [conversationId]: { ...conversation, ...changed } };
}

/** How many ask to be let into a bubble that one tends. */
export function withRequests(all: Conversations, conversationId: string, requests: number): Conversations {
  const conversation = all[conversationId];
  if (!conversation) return all;
  const { requests: _, ...own } = conversation.own;
  return { ...all, [conversationId]: { ...conversation, own: requests > 0 ? { ...own, requests } : own } };
}

/** Marks only ever advance. One's own 'seen', from whichever device, takes the unread badge down. */
export function withProgress(
  all: Conversations,
  conversationId: string,
  progress: readonly MemberProgress[],
  selfId: string,
): Conversations {
  const conversation = all[conversationId];
  if (!conversation) return all;
  const news = new Map(progress.map((mark) => [mark.accountId, mark]));
  const members = conversation.members.map((member) => {
    const next = news.get(member.accountId);
    if (!next || (next.deliveredSeq <= member.deliveredSeq && next.seenSeq <= member.seenSeq)) return member;
    return {
      ...member,
      deliveredSeq: Math.max(member.deliveredSeq, next.deliveredSeq),
      seenSeq: Math.max(member.seenSeq, next.seenSeq),
      deliveredAt: next.deliveredAt ?? member.deliveredAt,
      seenAt: next.seenAt ?? member.seenAt,
    };
  });
  const seenSeq = members.find((member) => member.accountId === selfId)?.seenSeq ?? 0;
  const unreadCount = Math.max(0, Math.min(conversation.unreadCount, conversation.lastSeq - seenSeq));
  return { ...all, [conversationId]: { ...conversation, members, unreadCount } };
}

const recency = (conversation: Conversation) => conversation.lastMessage?.sentAt ?? conversation.createdAt;

/** Most recent first. */
export const byRecency = (all: Conversations): Conversation[] =>
  Object.values(all).sort((a, b) => recency(b) - recency(a));

/** The other person of a direct chat. */
export const otherId = (conversation: Conversation, selfId: string): string | undefined =>
  conversation.kind === "direct"
    ? conversation.members.find((member) => member.accountId !== selfId)?.accountId
    : undefined;
