import type { Message, MessageContent } from "../../../../src/protocol/conversations.ts";

const unspoken: ReadonlySet<MessageContent["kind"]> = new Set(["call", "conference", "notice", "deleted"] as const);
/** What a person said: it can be answered, reacted to, pinned. The rest tells what happened. */
export const isSpoken = ({ kind }: MessageContent): boolean => !unspoken.has(kind);

/** The words of a message; empty when it has none. */
export const textOf = (content: MessageContent): string => ("text" in content ? content.text : "");

export const mayEdit = ({ senderId, content }: Message, selfId: string): boolean =>
  senderId === selfId && (content.kind === "text" || content.kind === "file") && !content.isForwarded;

/** A position only while it can be opened. */
export const mayForward = ({ content }: Message, now: number): boolean =>
  isSpoken(content) && (content.kind !== "location" || content.location.expiresAt > now);

export const urgencyOf = (content: MessageContent) => ("urgency" in content ? content.urgency : undefined);

/** An urgent message of another's that one has not acknowledged. */
export const asksFor = ({ senderId, content, acknowledgedBy }: Message, selfId: string): boolean =>
  urgencyOf(content) === "urgent" && senderId !== selfId && !acknowledgedBy?.includes(selfId);
