import { CannotOpen } from "../../platform/crypto/errors.ts";
import type { ConversationKeys } from "../conversations/index.ts";
import { blockLength, blockOf, createPartOf, type Level, openShelf, partOn, shelfOf } from "./blocks.ts";
import type { Extent } from "./index-messages.ts";
import { findPlaces } from "./postings.ts";
import type { Condition } from "./query.ts";
import type { Deps } from "./search.deps.ts";
import { type ShelfPlace, type ShelfRow, shelvesAt } from "./search.store.ts";

/** What of a conversation is looked through in the index: the positions after `fromSeq`, as far as it goes. */
export interface Stretch {
  readonly conversationId: string;
  readonly keys: ConversationKeys;
  readonly fromSeq: number;
  readonly extent: Extent;
}

/** Blocks per step: between steps others have their turn. */
const stepLength = 64;
/** More conditions than bits are not asked of the index: what it offers is compared with the query anyway. */
const mostConditions = 16;

interface Block {
  readonly stretch: Stretch;
  readonly block: number;
  /** Parts asked for by the conditions; the same ones for all blocks of a conversation. */
  readonly parts: readonly (readonly number[])[];
}

/**
 * Where messages stand that may have everything that is asked for.
 * @param onUnreadable told of a conversation of whose index not everything opens any more
 * @returns positions by conversation, descending
 */
export async function candidatesIn(
  { db }: Pick<Deps, "db">,
  stretches: readonly Stretch[],
  asked: readonly Condition[],
  onUnreadable: (conversationId: string) => void,
): Promise<Map<string, number[]>> {
  const conditions = asked.slice(0, mostConditions);
  const all: Block[] = stretches.flatMap((stretch) => {
    const partOf = createPartOf(stretch.keys.label);
    const parts = conditions.map((condition) => condition.map((wanted) => partOf(wanted.partOf)));
    const [first, last] = [blockOf(stretch.fromSeq + 1), blockOf(stretch.extent.throughSeq)];
    return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => ({ stretch, block: last - at, parts }));
  });
  const found = new Map<string, number[]>();
  for (let at = 0; at < all.length; at += stepLength) {
    const step = all.slice(at, at + stepLength);
    const rows = Map.groupBy(await shelvesAt(db.reader, step.flatMap(placesOf)), keyOf);
    for (const block of step) {
      const { conversationId } = block.stretch;
      const ofBlock = rows.get(keyOf({ conversationId, block: block.block }));
      if (!ofBlock) continue;
      const seqs = found.get(conversationId) ?? [];
      found.set(conversationId, seqs);
      try {
        collect(block, ofBlock, conditions, seqs);
      } catch (error) {
        if (!(error instanceof CannotOpen)) throw error;
        onUnreadable(conversationId);
      }
    }
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  return found;
}

const keyOf = ({ conversationId, block }: Pick<ShelfPlace, "conversationId" | "block">) => `${conversationId}/${block}`;

/** Only the last block has anything on other levels than the last. */
function levelsOf({ stretch: { extent }, block }: Pick<Block, "stretch" | "block">): Level[] {
  if (block !== blockOf(extent.throughSeq)) return ["old"];
  const { throughSeq, middleSeq, oldSeq } = extent;
  const all: Level[] = blockOf(oldSeq) === block ? ["old"] : [];
  if (middleSeq > oldSeq) all.push("middle");
  if (throughSeq > middleSeq) all.push("new");
  return all;
}

function placesOf({ stretch, block, parts }: Block): ShelfPlace[] {
  const shelves = new Set(
    levelsOf({ stretch, block }).flatMap((level) => parts.flat().map((part) => shelfOf(level, part))),
  );
  return Array.from(shelves, (shelf) => ({ conversationId: stretch.conversationId, block, shelf }));
}

/** For each place of a block the conditions that hold there, a bit each. */
const held = new Uint16Array(blockLength);

function collect(
  { stretch, block, parts }: Block,
  rows: readonly ShelfRow[],
  conditions: readonly Condition[],
  seqs: number[],
): void {
  const opened = Map.groupBy(
    rows.map((row) => ({ shelf: row.shelf, parts: openShelf(stretch.keys.content, row, row.parts) })),
    ({ shelf }) => shelf,
  );
  const levels = levelsOf({ stretch, block });
  held.fill(0);
  for (const [at, condition] of conditions.entries()) {
    const bit = 1 << at;
    const mark = (place: number) => {
      held[place] = (held[place] as number) | bit;
    };
    for (const [way, wanted] of condition.entries()) {
      const part = parts[at]?.[way] ?? 0;
      for (const level of levels)
        for (const { parts } of opened.get(shelfOf(level, part)) ?? []) {
          const postings = partOn(parts, part);
          if (postings) findPlaces(postings, wanted, mark);
        }
    }
  }
  const everything = 2 ** conditions.length - 1;
  const start = block * blockLength;
  for (let place = blockLength - 1; place >= 0; place -= 1) {
    if (held[place] !== everything) continue;
    const seq = start + place;
    if (seq > stretch.fromSeq && seq <= stretch.extent.throughSeq) seqs.push(seq);
  }
}
