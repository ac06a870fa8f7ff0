import type { Conversation } from "../../../src/protocol/conversations.ts";
import type { Dismissal, Happening } from "../../../src/protocol/feed.ts";

export const keyOf = ({ kind, refId }: Pick<Dismissal, "kind" | "refId">): string => `${kind} ${refId}`;

/**
 * A chat whose last word is a call or a file says no more than that call or file: it stands once. A chat that this device does
 * not know (any more) is not shown.
 */
export function shownEvents(
  events: readonly Happening[],
  conversations: Readonly<Record<string, Conversation>>,
): readonly Happening[] {
  const listed = new Set(events.map(keyOf));
  return events.filter((event) => {
    if (event.kind !== "chat" && event.kind !== "bubble") return true;
    const conversation = conversations[event.refId];
    if (!conversation) return false;
    const content = conversation.lastMessage?.content;
    if (content?.kind === "call") return !listed.has(keyOf({ kind: "call", refId: content.call.callId }));
    if (content?.kind === "file") return !listed.has(keyOf({ kind: "file", refId: content.file.fileId }));
    return true;
  });
}

/** Without what was dismissed; what happened later than the dismissal stays. */
export function withoutDismissed(events: readonly Happening[], dismissals: readonly Dismissal[]): readonly Happening[] {
  const through = new Map(dismissals.map((dismissal) => [keyOf(dismissal), dismissal.at]));
  return events.filter((event) => event.at > (through.get(keyOf(event)) ?? Number.NEGATIVE_INFINITY));
}
