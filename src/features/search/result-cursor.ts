import type { Position } from "./newest-first.ts";
import type { Rank } from "./postings.ts";

/** Where a page ended. Only in the order of relevance it says how well the last result fitted. */
export const cursorAt = ({ sentAt, conversationId, seq, rank }: Position): string =>
  [...(rank ? [rank] : []), sentAt, conversationId, seq].join(".");

export function positionOf(cursor: string | undefined): Position | undefined {
  const parts = cursor?.split(".") ?? [];
  const [sentAt, conversationId, seq] = parts.slice(-3);
  if (conversationId === undefined) return undefined;
  const position = { sentAt: Number(sentAt), conversationId, seq: Number(seq) };
  return parts.length === 4 ? { ...position, rank: Number(parts[0]) as Rank } : position;
}
