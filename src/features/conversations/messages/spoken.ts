import type { MessageContent } from "../../../protocol/conversations.ts";

const unspoken: ReadonlySet<MessageContent["kind"]> = new Set(["call", "conference", "notice", "deleted"] as const);
/** What a person said: it can be answered, reacted to, pinned. The rest tells what happened. */
export const isSpoken = ({ kind }: MessageContent): boolean => !unspoken.has(kind);

/** What can be edited and forwarded: text, and what is written to a file. */
export type Written = Extract<MessageContent, { kind: "text" | "file" }>;
export const isWritten = (content: MessageContent): content is Written =>
  content.kind === "text" || content.kind === "file";
