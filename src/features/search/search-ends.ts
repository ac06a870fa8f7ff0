import type { Message } from "../../protocol/conversations.ts";
import type { ReadableConversation } from "../conversations/index.ts";
import type { Opened } from "./candidates.ts";
import { ranks } from "./postings.ts";
import type { Match } from "./query.ts";
import type { SearchDeps } from "./search.deps.ts";

/** Opened of one conversation, and of all: more is waiting only while an index is made anew. */
const ofOne = 200;
const ofAll = 2_000;

export interface Ends {
  readonly conversations: readonly ReadableConversation[];
  /** How far each is indexed. */
  readonly extents: ReadonlyMap<string, { readonly throughSeq: number }>;
  readonly matchOf: (message: Message) => Match | undefined;
}
/** One message, in the form in which the index offers many. */
export type EndPlace = Opened;

/**
 * Looks through what the index does not know yet: what was said in the last moments, and messages that were just changed. So
 * whoever searches right after they wrote finds it.
 */
export async function searchEnds(
  { conversations: door, indexer }: Pick<SearchDeps, "conversations" | "indexer">,
  { conversations, extents, matchOf }: Ends,
): Promise<{ places: EndPlace[]; isComplete: boolean }> {
  const places: EndPlace[] = [];
  let isComplete = true;
  let opened = 0;
  for (const { conversationId, fromSeq, lastSeq } of conversations) {
    // What they say now is compared with the query when they are shown.
    for (const seq of indexer.changing(conversationId))
      if (seq > fromSeq) places.push({ conversationId, seqs: [seq], ranks: [ranks.exact] });
    const known = Math.max(extents.get(conversationId)?.throughSeq ?? 0, fromSeq);
    if (lastSeq <= known) continue;
    const limit = Math.min(ofOne, ofAll - opened);
    if (lastSeq - known > limit) isComplete = false;
    if (limit === 0) continue;
    const after = Math.max(known, lastSeq - limit);
    for (const { message } of await door.messagesAfter({ conversationId, after, limit })) {
      opened += 1;
      const match = matchOf(message);
      if (match) places.push({ conversationId, seqs: [message.seq], ranks: [match.rank] });
    }
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  return { places, isComplete };
}
