import type { MessagePlace, SealedMessage } from "../conversations/index.ts";
import type { Deps } from "./search.deps.ts";

/** Where a page ended: the next begins behind it. */
export interface Position extends MessagePlace {
  readonly sentAt: number;
}

/** The order of results: the newest first; at one moment by conversation, in it from its end. */
const comesBefore = (a: Position, b: Position): boolean =>
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
  read: SealedMessage[];
}
/** Read of one conversation at once. */
const readAhead = 8;

export interface Order {
  readonly readerId: string;
  /** Only what was sent before. */
  readonly before?: number | undefined;
  readonly behind?: Position | undefined;
}

/** Messages out of many conversations in one order, of those that the reader sees. Reads as far as it is asked to. */
export async function* newestFirst(
  { conversations }: Pick<Deps, "conversations">,
  candidates: ReadonlyMap<string, readonly number[]>,
  { readerId, before = Number.MAX_SAFE_INTEGER, behind }: Order,
): AsyncGenerator<SealedMessage> {
  const latest = Math.min(before - 1, behind?.sentAt ?? Number.MAX_SAFE_INTEGER);
  const fronts: Front[] = [];
  for (const [conversationId, seqs] of candidates)
    if (seqs.length > 0) fronts.push({ conversationId, seqs, next: 0, read: [] });
  if (latest < Number.MAX_SAFE_INTEGER - 1) await skipLater(conversations, fronts, latest);
  const isWanted = (message: SealedMessage) => message.sentAt < before && (!behind || comesBefore(behind, message));

  const read = async (wanted: readonly Front[], count: number): Promise<void> => {
    let empty = wanted;
    while (empty.length > 0) {
      const places = empty.flatMap((front) => {
        const { conversationId } = front;
        const seqs = front.seqs.slice(front.next, front.next + count);
        front.next += seqs.length;
        return seqs.map((seq) => ({ conversationId, seq }));
      });
      const seen = Map.groupBy(await conversations.seenBy(readerId, places), (message) => message.conversationId);
      for (const front of empty)
        front.read = (seen.get(front.conversationId) ?? []).filter(isWanted).sort((a, b) => b.seq - a.seq);
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
    const message = newest?.read.shift();
    if (!newest || !message) return;
    yield message;
    if (newest.read.length === 0) await read([newest], readAhead);
  }
}

/** Moves each front to the first message that is not later, by halving; all conversations with one query per step. */
async function skipLater(
  conversations: Pick<Deps["conversations"], "timesAt">,
  fronts: readonly Front[],
  latest: number,
): Promise<void> {
  let open = fronts.map((front) => ({ front, from: 0, to: front.seqs.length }));
  while (open.length > 0) {
    const middles = open.map(({ front, from, to }) => {
      const middle = Math.floor((from + to) / 2);
      return { conversationId: front.conversationId, seq: front.seqs[middle] ?? 0, middle };
    });
    const times = new Map(
      (await conversations.timesAt(middles)).map(({ conversationId, sentAt }) => [conversationId, sentAt]),
    );
    const left: typeof open = [];
    for (const [at, { front, from, to }] of open.entries()) {
      const middle = middles[at]?.middle ?? from;
      const isLater = (times.get(front.conversationId) ?? 0) > latest;
      const [nextFrom, nextTo] = isLater ? [middle + 1, to] : [from, middle];
      front.next = nextFrom;
      if (nextFrom < nextTo) left.push({ front, from: nextFrom, to: nextTo });
    }
    open = left;
  }
}
