import { CannotOpen } from "../../platform/crypto/errors.ts";
import type { ConversationKeys } from "../conversations/index.ts";
import { blockLength, blockOf, createPartOf, type Level, openShelf, partOn, shelfOf } from "./blocks.ts";
import { findPlaces, type Rank } from "./postings.ts";
import type { Condition } from "./query.ts";
import type { Deps } from "./search.deps.ts";
import { type IndexRow, type ShelfPlace, shelvesAt } from "./search.store.ts";

/** What is looked through of a conversation: the positions after `fromSeq`, as far as its index goes. */
export interface Searched {
  readonly fromSeq: number;
  readonly index: IndexRow;
  readonly keys: ConversationKeys;
}

/** One level of one block: what is opened at once. */
export interface Stretch {
  readonly searched: Searched;
  readonly block: number;
  readonly level: Level;
  /** Nothing in it was sent later, nothing before `startsAt`. */
  readonly endsAt: number;
  readonly startsAt: number;
  /** Which part holds what is asked for: for each condition, for each way it may be met. */
  readonly parts: readonly (readonly number[])[];
}

/** More conditions are not asked of the index: what it offers is compared with the query anyway. */
const mostConditions = 16;
/** Stretches looked up together: between them others have their turn. */
export const openedTogether = 64;

/** The stretches of a conversation's index, the last ones first. */
export function stretchesOf(searched: Searched, conditions: readonly Condition[]): Stretch[] {
  const { fromSeq, index, keys } = searched;
  const { throughSeq, middleSeq, oldSeq, throughAt, middleAt, oldAt } = index;
  const partOf = createPartOf(keys.label);
  const parts = conditions.slice(0, mostConditions).map((condition) => condition.map((one) => partOf(one.partOf)));
  const all: Stretch[] = [];
  const oldEnd = oldAt.at(-1) ?? 0;
  const last = blockOf(throughSeq);
  const add = (block: number, level: Level, startsAt: number, endsAt: number) =>
    all.push({ searched, block, level, startsAt, endsAt, parts });
  if (throughSeq > Math.max(middleSeq, fromSeq)) add(last, "new", Math.max(middleAt, oldEnd), throughAt);
  if (middleSeq > Math.max(oldSeq, fromSeq)) add(last, "middle", oldEnd, middleAt);
  if (oldSeq > fromSeq)
    for (let block = oldAt.length - 1; block >= blockOf(fromSeq + 1); block -= 1)
      add(block, "old", oldAt[block - 1] ?? 0, oldAt[block] ?? 0);
  return all;
}

export interface Opened {
  readonly conversationId: string;
  /** Descending positions of messages that may have everything that is asked for. */
  readonly seqs: number[];
  /** How well each is what was asked for. */
  readonly ranks: Rank[];
}

/** For each place of a block: 0, or how well what stands there is what was asked for until now. */
const createMarks = () => new Uint8Array(blockLength);

/**
 * Opens stretches of an index. A condition is asked only where something has all of those before it, so the one that the fewest
 * messages meet comes first.
 * @param onUnreadable told of a conversation of whose index not everything opens any more
 */
export function createOpening(
  { db }: Pick<Deps, "db">,
  conditions: readonly Condition[],
  onUnreadable: (conversationId: string) => void,
): (stretches: readonly Stretch[]) => Promise<Opened[]> {
  const asked = conditions.slice(0, mostConditions);
  const marks = Array.from({ length: openedTogether }, createMarks);
  const fresh = createMarks();

  /** @returns of these stretches those in which something meets the condition, too */
  async function ask(open: readonly number[], stretches: readonly Stretch[], at: number): Promise<number[]> {
    const condition = asked[at] ?? [];
    const places: ShelfPlace[] = [];
    /** For each place that is looked up: of which stretch, and how the condition may be met there. */
    const meant: { readonly stretch: number; readonly ways: number[] }[] = [];
    for (const one of open) {
      const { searched, block, level, parts } = stretches[one] as Stretch;
      const first = places.length;
      for (const [way, part] of (parts[at] ?? []).entries()) {
        const shelf = shelfOf(level, part);
        const known = places.findIndex((place, nth) => nth >= first && place.shelf === shelf);
        if (known >= 0) meant[known]?.ways.push(way);
        else {
          places.push({ number: searched.index.number, block, shelf });
          meant.push({ stretch: one, ways: [way] });
        }
      }
    }
    const left: number[] = [];
    const rows = await shelvesAt(db.reader, places);
    for (let row = 0; row < rows.length; ) {
      const one = meant[rows[row]?.at ?? 0]?.stretch ?? 0;
      const { searched, parts } = stretches[one] as Stretch;
      fresh.fill(0);
      let isMet = false;
      for (; row < rows.length && meant[rows[row]?.at ?? 0]?.stretch === one; row += 1) {
        const { at: nth, parts: sealed } = rows[row] as (typeof rows)[number];
        const bytes = opened(searched, places[nth] as ShelfPlace, sealed);
        for (const way of bytes ? (meant[nth]?.ways ?? []) : []) {
          const wanted = condition[way];
          const postings = bytes && partOn(bytes, parts[at]?.[way] ?? 0);
          if (!postings || !wanted) continue;
          findPlaces(postings, wanted, (place, rank) => {
            const known = fresh[place] as number;
            if (known === 0 || rank < known) fresh[place] = rank;
            isMet = true;
          });
        }
      }
      if (isMet && narrow(marks[one] as Uint8Array, fresh, at === 0)) left.push(one);
    }
    return left;
  }

  function opened({ index, keys }: Searched, place: ShelfPlace, parts: Parameters<typeof openShelf>[2]) {
    try {
      return openShelf(keys.content, place, parts);
    } catch (error) {
      if (!(error instanceof CannotOpen)) throw error;
      onUnreadable(index.conversationId);
      return undefined;
    }
  }

  return async (stretches) => {
    let open = stretches.map((_, at) => at);
    for (let at = 0; at < asked.length && open.length > 0; at += 1) open = await ask(open, stretches, at);
    return open.map((one) => collect(stretches[one] as Stretch, marks[one] as Uint8Array));
  };
}

/** @returns whether anything is left */
function narrow(marks: Uint8Array, fresh: Uint8Array, isFirst: boolean): boolean {
  if (isFirst) {
    marks.set(fresh);
    return true;
  }
  let isLeft = false;
  for (let place = 0; place < blockLength; place += 1) {
    const before = marks[place] as number;
    if (before === 0) continue;
    const now = fresh[place] as number;
    marks[place] = now === 0 ? 0 : Math.max(before, now);
    isLeft ||= now !== 0;
  }
  return isLeft;
}

function collect({ searched: { fromSeq, index }, block }: Stretch, marks: Uint8Array): Opened {
  const seqs: number[] = [];
  const ranks: Rank[] = [];
  const start = block * blockLength;
  for (let place = Math.min(blockLength - 1, index.throughSeq - start); place >= 0; place -= 1) {
    const rank = marks[place] as number;
    if (rank === 0 || start + place <= fromSeq) continue;
    seqs.push(start + place);
    ranks.push(rank as Rank);
  }
  return { conversationId: index.conversationId, seqs, ranks };
}
