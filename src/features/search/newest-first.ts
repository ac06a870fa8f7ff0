import type { MessagePlace } from "../conversations/index.ts";
import { type Opened, openedTogether, type Stretch } from "./candidates.ts";
import type { Rank } from "./postings.ts";
import type { Deps } from "./search.deps.ts";

/** Where a message stands among the results. */
export interface Position extends MessagePlace {
  readonly sentAt: number;
  /** In the order of relevance: how well it is what was asked for. */
  readonly rank?: Rank;
}

/** The order of results: the newest first; at one moment by conversation, in it from its end. */
export const comesBefore = (a: Position, b: Position): boolean =>
  a.sentAt !== b.sentAt
    ? a.sentAt > b.sentAt
    : a.conversationId !== b.conversationId
      ? a.conversationId < b.conversationId
      : a.seq > b.seq;

/** Positions of one conversation, descending. */
export type Candidates = Pick<Opened, "conversationId" | "seqs">;

interface Front extends Candidates {
  next: number;
  read: Position[];
  /** How many are looked up the next time: a conversation that many results come from is asked less often. */
  ahead: number;
}
const mostAhead = 32;

/** What is not opened yet, and how. */
export interface Unopened {
  readonly stretches: readonly Stretch[];
  open(stretches: readonly Stretch[]): Promise<readonly Candidates[]>;
}

export interface Order {
  readonly readerId: string;
  /** Only what was sent at this moment or later, and before that one. */
  readonly after?: number | undefined;
  readonly before?: number | undefined;
  /** Where the page before ended. */
  readonly behind?: Position | undefined;
}

/**
 * Positions out of many conversations in one order, of messages that the reader sees. Opens and looks up as far as it is asked to: a
 * stretch only when what it holds may be newer than what is known.
 */
export async function* newestFirst(
  { conversations }: Pick<Deps, "conversations">,
  known: readonly Candidates[],
  { stretches, open }: Unopened,
  { readerId, after = 0, before = Number.MAX_SAFE_INTEGER, behind }: Order,
): AsyncGenerator<Position> {
  const timesSeen = (places: readonly MessagePlace[]) => conversations.timesSeenBy(readerId, places);
  const latest = Math.min(before - 1, behind?.sentAt ?? before);
  const isWanted = (position: Position) =>
    position.sentAt >= after && position.sentAt < before && (!behind || comesBefore(behind, position));
  const unopened = stretches
    .filter(({ startsAt, endsAt }) => startsAt <= latest && endsAt >= after)
    .sort((a, b) => b.endsAt - a.endsAt);
  let fronts: Front[] = [];
  let opened = 0;

  const read = async (wanted: readonly Front[]): Promise<void> => {
    let empty = wanted;
    while (empty.length > 0) {
      const places = empty.flatMap((front) => {
        const { conversationId } = front;
        const seqs = front.seqs.slice(front.next, front.next + front.ahead);
        front.next += seqs.length;
        front.ahead = Math.min(mostAhead, front.ahead * 2);
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
  const add = async (found: readonly Candidates[]): Promise<void> => {
    const fresh: Front[] = found.flatMap(({ conversationId, seqs }) =>
      seqs.length > 0 ? { conversationId, seqs, next: 0, read: [], ahead: 1 } : [],
    );
    if (latest < Number.MAX_SAFE_INTEGER - 1) await skipLater(timesSeen, fresh, latest);
    await read(fresh);
    fronts = [...fronts, ...fresh].filter((front) => front.read.length > 0);
  };
  const newest = (): Front | undefined => {
    let first: Front | undefined;
    for (const front of fronts)
      if (!first || comesBefore(front.read[0] as Position, first.read[0] as Position)) first = front;
    return first;
  };

  await add(known);
  let last: Position | undefined;
  for (;;) {
    const front = newest();
    const next = unopened[opened];
    if (next && (!front || next.endsAt >= (front.read[0] as Position).sentAt)) {
      const some = unopened.slice(opened, opened + openedTogether);
      opened += some.length;
      await add(await open(some));
      await new Promise<void>((resolve) => setImmediate(resolve));
      continue;
    }
    const position = front?.read.shift();
    if (!front || !position) return;
    // A message that was just changed is known twice.
    if (position.seq !== last?.seq || position.conversationId !== last.conversationId) yield position;
    last = position;
    if (front.read.length === 0) await read([front]);
    if (front.read.length === 0) fronts = fronts.filter((one) => one !== front);
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
