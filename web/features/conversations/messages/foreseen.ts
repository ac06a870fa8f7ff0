import type { Message } from "../../../../src/protocol/conversations.ts";

/** A message as it will be once the server has done what one asks: shown at once, and taken back if it refuses. Pure. */
export function withReaction(message: Message, emoji: string, accountId: string, isSet: boolean): Message {
  const before = message.reactions ?? [];
  const known = before.some((reaction) => reaction.emoji === emoji);
  const all = known || !isSet ? before : [...before, { emoji, accountIds: [] }];
  const after = all.flatMap((reaction) => {
    if (reaction.emoji !== emoji) return reaction;
    const others = reaction.accountIds.filter((id) => id !== accountId);
    const accountIds = isSet ? [...others, accountId] : others;
    return accountIds.length > 0 ? { emoji, accountIds } : [];
  });
  const { reactions: _, ...rest } = message;
  return after.length > 0 ? { ...rest, reactions: after } : rest;
}

export function withPin(message: Message, accountId: string, at: number, isPinned: boolean): Message {
  const { pin: _, ...rest } = message;
  return isPinned ? { ...rest, pin: { accountId, at } } : rest;
}

export const withAcknowledgement = (message: Message, accountId: string): Message => ({
  ...message,
  acknowledgedBy: [...(message.acknowledgedBy ?? []), accountId],
});

export const withText = (message: Message, text: string, at: number): Message =>
  "text" in message.content ? { ...message, editedAt: at, content: { ...message.content, text } } : message;

export function asDeleted(message: Message, isOwn: boolean): Message {
  const { reactions: _, pin: __, acknowledgedBy: ___, editedAt: ____, ...rest } = message;
  return { ...rest, content: { kind: "deleted", by: isOwn ? "sender" : "moderator" } };
}
