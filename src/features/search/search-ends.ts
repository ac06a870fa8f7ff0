import type { Message } from "../../protocol/conversations.ts";
import type { MessagePlace, ReadableConversation } from "../conversations/index.ts";
import type { SearchDeps } from "./search.deps.ts";

/** Opened of one conversation, and of all: more is waiting only while an index is made anew. */
const ofOne = 200;
const ofAll = 2_000;

export interface Ends {
  readonly conversations: readonly ReadableConversation[];
  /** How far each is indexed. */
  readonly extents: ReadonlyMap<string, { readonly throughSeq: number }>;
  readonly isMatch: (message: Message) => boolean;
}

/**
 * Looks through what the index does not know yet: what was said in the last moments, and messages that were just changed. So
 * whoever searches right after they wrote finds it.
 */
export async function searchEnds(
  { conversations: door, indexer }: Pick<SearchDeps, "conversations" | "indexer">,
  { conversations, extents, isMatch }: Ends,
): Promise<{ places: MessagePlace[]; isComplete: boolean }> {
  const places: MessagePlace[] = [];
  let isComplete = true;
  let opened = 0;
  for (const { conversationId, fromSeq, lastSeq } of conversations) {
    for (const seq of indexer.changing(conversationId)) if (seq > fromSeq) places.push({ conversationId, seq });
    const known = Math.max(extents.get(conversationId)?.throughSeq ?? 0, fromSeq);
    if (lastSeq <= known) continue;
    const limit = Math.min(ofOne, ofAll - opened);
    if (lastSeq - known > limit) isComplete = false;
    if (limit === 0) continue;
    const after = Math.max(known, lastSeq - limit);
    for (const { message } of await door.messagesAfter({ conversationId, after, limit })) {
      opened += 1;
      if (isMatch(message)) places.push({ conversationId, seq: message.seq });
    }
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  return { places, isComplete };
}
