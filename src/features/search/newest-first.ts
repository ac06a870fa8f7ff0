import type { MessagePlace } from "../conversations/index.ts";
import type { Deps } from "./search.deps.ts";

/** Where a message stands among the results. */
export interface Position extends MessagePlace {
  readonly sentAt: number;
}

/** The order of results: the newest first; at one moment by conversation, in it from its end. */
export const comesBefore = (a: Position, b: Position): boolean =>
  a.sentAt !== b.sentAt
    ? a.sentAt > b.sentAt
    : a.conversationId !== b.conversationId
      ? a.conversationId < b.conversationId
      : a.seq > b.seq;

interface Front {
  readonly conversationId: string;
  /** Descending. */
  readonly seqs: readonly number[];
  next: number;
  read: Position[];
}
/** Looked up of one conversation at once. */
const readAhead = 16;

export interface Order {
  readonly readerId: string;
  /** Only what was sent before. */
  readonly before?: number | undefined;
  /** Where the page before ended. */
  readonly behind?: Position | undefined;
}

/** Positions out of many conversations in one order, of messages that the reader sees. Looks up as far as it is asked to. */
export async function* newestFirst(
  { conversations }: Pick<Deps, "conversations">,
  candidates: ReadonlyMap<string, readonly number[]>,
  { readerId, before = Number.MAX_SAFE_INTEGER, behind }: Order,
): AsyncGenerator<Position> {
  const timesSeen = (places: readonly MessagePlace[]) => conversations.timesSeenBy(readerId, places);
  const fronts: Front[] = [];
  for (const [conversationId, seqs] of candidates)
    if (seqs.length > 0) fronts.push({ conversationId, seqs, next: 0, read: [] });
  const latest = Math.min(before - 1, behind?.sentAt ?? before);
  if (behind || before < Number.MAX_SAFE_INTEGER) await skipLater(timesSeen, fronts, latest);
  const isWanted = (position: Position) => position.sentAt < before && (!behind || comesBefore(behind, position));

  const read = async (wanted: readonly Front[], count: number): Promise<void> => {
    let empty = wanted;
    while (empty.length > 0) {
      const places = empty.flatMap((front) => {
        const { conversationId } = front;
        const seqs = front.seqs.slice(front.next, front.next + count);
        front.next += seqs.length;
        return seqs.map((seq) => ({ front, conversationId, seq }));
      });
      const times = await timesSeen(places);
      for (const [at, { front, conversationId, seq }] of places.entries()) {
        const sentAt = times[at];
        const position = { conversationId, seq, sentAt: sentAt ?? 0 };
        if (sentAt !== undefined && isWanted(position)) front.read.push(position);
      }
      empty = empty.filter((front) => front.read.length === 0 && front.next < front.seqs.length);
    }
  };

  await read(fronts, 1);
  for (;;) {
    let newest: Front | undefined;
    for (const front of fronts) {
      const [first] = front.read;
      if (first && (!newest?.read[0] || comesBefore(first, newest.read[0]))) newest = front;
    }
    const position = newest?.read.shift();
    if (!newest || !position) return;
    yield position;
    if (newest.read.length === 0) await read([newest], readAhead);
  }
}

/**
 * Moves each front to the first message that is not later, by halving; all conversations with one look-up per step. One that is
 * not seen counts as not later, so that none is passed over for it.
 */
async function skipLater(
  timesSeen: (places: readonly MessagePlace[]) => Promise<readonly (number | undefined)[]>,
  fronts: readonly Front[],
  latest: number,
): Promise<void> {
  let open = fronts.map((front) => ({ front, from: 0, to: front.seqs.length }));
  while (open.length > 0) {
    const places = open.map(({ front, from, to }) => {
      const middle = Math.floor((from + to) / 2);
      return { conversationId: front.conversationId, seq: front.seqs[middle] ?? 0, middle };
    });
    const times = await timesSeen(places);
    open = open.flatMap(({ front, from, to }, at) => {
      const middle = places[at]?.middle ?? from;
      const next = (times[at] ?? 0) > latest ? { from: middle + 1, to } : { from, to: middle };
      front.next = next.from;
      return next.from < next.to ? [{ front, ...next }] : [];
    });
  }
}
