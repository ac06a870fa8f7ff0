import type { DataKey } from "../../platform/crypto/keys.ts";
import type { Db, Tx } from "../../platform/storage/database.ts";
import type { Message } from "../../protocol/conversations.ts";
import type { ConversationKeys, KeptMessage } from "../conversations/index.ts";
import {
  blockLength,
  blockOf,
  createPartOf,
  type Level,
  levelLength,
  levels,
  openShelf,
  partCount,
  placeOf,
  readShelf,
  sealShelf,
  shelfOf,
  versionOf,
  writeShelf,
} from "./blocks.ts";
import { type Postings, readPostings, writePostings } from "./postings.ts";
import { beginningOf } from "./query.ts";
import {
  deleteShelf,
  type Extent,
  type OneShelf,
  type ShelfPlace,
  type ShelfRow,
  saveShelf,
  shelvesAt,
} from "./search.store.ts";
import { indexTerms } from "./searchable.ts";

/** Changes of the index that are made together; worked out before they are written, to keep the write queue free. */
export interface IndexChange {
  readonly saved: readonly ShelfRow[];
  readonly deleted: readonly OneShelf[];
}

export async function write(tx: Tx, { saved, deleted }: IndexChange): Promise<void> {
  for (const row of saved) await saveShelf(tx, row);
  for (const shelf of deleted) await deleteShelf(tx, shelf);
}

/** How far an index goes. */
export interface Grown {
  readonly number: number;
  readonly extent: Extent;
}

export const levelAt = ({ middleSeq, oldSeq }: Extent, seq: number): Level =>
  seq <= oldSeq ? "old" : seq <= middleSeq ? "middle" : "new";

/** How far it goes with the messages through `seq`, and which levels move on for it. */
function grown(before: Extent, throughSeq: number, sentAt: number): { extent: Extent; into: Level } {
  const throughAt = Math.max(before.throughAt, sentAt);
  const isBlockFull = placeOf(throughSeq) === blockLength - 1;
  const isMiddleFull = throughSeq - before.oldSeq >= levelLength.middle;
  if (isBlockFull || isMiddleFull) {
    const oldAt = [...before.oldAt];
    oldAt[blockOf(throughSeq)] = throughAt;
    const all = { throughSeq, middleSeq: throughSeq, oldSeq: throughSeq };
    return { extent: { ...all, throughAt, middleAt: throughAt, oldAt }, into: "old" };
  }
  if (throughSeq - before.middleSeq >= levelLength.new)
    return { extent: { ...before, throughSeq, middleSeq: throughSeq, throughAt, middleAt: throughAt }, into: "middle" };
  return { extent: { ...before, throughSeq, throughAt }, into: "new" };
}

type Places = Map<string, number[]>;

/** The terms of messages, dealt out to the parts. */
function termsByPart(label: DataKey, messages: readonly Message[]): Map<number, Places> {
  const partOf = createPartOf(label);
  const parts = new Map<number, Places>();
  for (const message of messages)
    for (const term of indexTerms(message)) {
      const part = partOf(beginningOf(term));
      let postings = parts.get(part);
      if (!postings) {
        postings = new Map();
        parts.set(part, postings);
      }
      const places = postings.get(term);
      if (places) places.push(placeOf(message.seq));
      else postings.set(term, [placeOf(message.seq)]);
    }
  return parts;
}

/** Everything in one; places stay sorted. */
function merged(all: readonly (Postings | Uint8Array | undefined)[]): Uint8Array {
  const [only, ...others] = all.filter((one) => one !== undefined);
  if (only instanceof Uint8Array && others.length === 0) return only;
  const sum: Places = new Map();
  for (const postings of [only, ...others])
    for (const [term, places] of postings instanceof Uint8Array ? readPostings(postings) : (postings ?? [])) {
      const known = sum.get(term);
      if (!known) {
        sum.set(term, places as number[]);
        continue;
      }
      const isBehind = (known.at(-1) ?? 0) < (places[0] ?? 0);
      for (const place of places) known.push(place);
      if (!isBehind) known.sort((a, b) => a - b);
    }
  return writePostings(sum);
}

/** The shelves of one level on which these parts stand. */
function shelvesOf(level: Level, parts: Iterable<number>): Map<number, number[]> {
  const shelves = new Map<number, number[]>();
  for (const part of parts) {
    const shelf = shelfOf(level, part);
    const on = shelves.get(shelf);
    if (on) on.push(part);
    else shelves.set(shelf, [part]);
  }
  return shelves;
}
const allParts = Array.from({ length: partCount }, (_, part) => part);

/** The first messages that are not indexed, in their order, of one block and sealed with one version of the key. */
export interface Batch {
  readonly messages: readonly [Message, ...Message[]];
  readonly key: DataKey;
}

const rowsAt = async (db: Db, places: readonly ShelfPlace[]): Promise<ShelfRow[]> =>
  (await shelvesAt(db, places)).map(({ at, keyVersion, parts }) => ({
    ...(places[at] as ShelfPlace),
    keyVersion,
    parts,
  }));

/**
 * Works out how the index changes by messages at the end of a conversation. What waits on lower levels moves along when its time
 * has come, each version of the key for itself.
 */
export async function appended(
  db: Db,
  { content, label }: ConversationKeys,
  { number, extent: before }: Grown,
  { messages, key }: Batch,
): Promise<{ extent: Extent; change: IndexChange }> {
  const [{ seq }] = messages;
  const block = blockOf(seq);
  const sentAt = messages.reduce((latest, message) => Math.max(latest, message.sentAt), 0);
  const { extent, into } = grown(before, messages.at(-1)?.seq ?? seq, sentAt);
  const at = (shelf: number): ShelfPlace => ({ number, block, shelf });
  const lower = levels.slice(0, levels.indexOf(into)).flatMap((level) => [...shelvesOf(level, allParts).keys()]);
  const moved = await rowsAt(db, lower.map(at));

  /** By version of the key and part: what comes to the level. */
  const arriving = new Map<number, Map<number, (Postings | Uint8Array)[]>>();
  const arrive = (version: number, part: number, postings: Postings | Uint8Array) => {
    const parts = arriving.get(version) ?? new Map<number, (Postings | Uint8Array)[]>();
    arriving.set(version, parts);
    parts.set(part, [...(parts.get(part) ?? []), postings]);
  };
  for (const row of moved)
    for (const [part, postings] of readShelf(openShelf(content, row, row.parts)))
      arrive(row.keyVersion, part, postings);
  for (const [part, postings] of termsByPart(label, messages)) arrive(key.version, part, postings);

  const targets = new Set([...arriving.values()].flatMap((parts) => [...shelvesOf(into, parts.keys()).keys()]));
  const stored = Map.groupBy(await rowsAt(db, Array.from(targets, at)), ({ keyVersion }) => keyVersion);
  const saved: ShelfRow[] = [];
  for (const [keyVersion, parts] of arriving) {
    const sealing = keyVersion === key.version ? key : versionOf(content, keyVersion);
    const rows = new Map(stored.get(keyVersion)?.map((row) => [row.shelf, row]));
    for (const [shelf, on] of shelvesOf(into, parts.keys())) {
      const row = rows.get(shelf);
      const all = row ? readShelf(openShelf(content, row, row.parts)) : new Map<number, Uint8Array>();
      for (const part of on) all.set(part, merged([all.get(part), ...(parts.get(part) ?? [])]));
      saved.push({ ...at(shelf), keyVersion, parts: sealShelf(sealing, at(shelf), writeShelf(all)) });
    }
  }
  return { extent, change: { saved, deleted: moved.map(({ shelf, keyVersion }) => ({ ...at(shelf), keyVersion })) } };
}

/** Takes one place out. @returns undefined when it was not in */
function without(postings: Uint8Array, place: number): Uint8Array | undefined {
  let isIn = false;
  const all = readPostings(postings);
  for (const places of all.values()) {
    const at = places.indexOf(place);
    if (at < 0) continue;
    places.splice(at, 1);
    isIn = true;
  }
  return isIn ? writePostings(all) : undefined;
}

/**
 * Works out how the index changes when an indexed message has other words now, or none. What it said before is not known any
 * more, so its place is taken out wherever it stands.
 * @param kept as it is now; undefined when it is gone
 */
export async function changed(
  db: Db,
  { content, label }: ConversationKeys,
  { number, extent }: Grown,
  seq: number,
  kept: KeptMessage | undefined,
): Promise<IndexChange> {
  const level = levelAt(extent, seq);
  const at = (shelf: number): ShelfPlace => ({ number, block: blockOf(seq), shelf });
  const rows = await rowsAt(db, [...shelvesOf(level, allParts).keys()].map(at));
  const fresh = termsByPart(label, kept ? [kept.message] : []);
  const added = shelvesOf(level, fresh.keys());
  const saved: ShelfRow[] = [];
  const deleted: OneShelf[] = [];
  for (const row of rows) {
    const parts = readShelf(openShelf(content, row, row.parts));
    let hasChanged = false;
    for (const [part, postings] of parts) {
      const left = without(postings, placeOf(seq));
      if (!left) continue;
      parts.set(part, left);
      hasChanged = true;
    }
    if (row.keyVersion === kept?.key.version) {
      const more = added.get(row.shelf) ?? [];
      added.delete(row.shelf);
      for (const part of more) parts.set(part, merged([parts.get(part), fresh.get(part)]));
      hasChanged ||= more.length > 0;
    }
    if (!hasChanged) continue;
    const bytes = writeShelf(parts);
    if (bytes.length === 0) deleted.push(row);
    else saved.push({ ...row, parts: sealShelf(versionOf(content, row.keyVersion), row, bytes) });
  }
  if (kept)
    for (const [shelf, parts] of added) {
      const bytes = writeShelf(new Map(parts.map((part) => [part, merged([fresh.get(part)])])));
      saved.push({ ...at(shelf), keyVersion: kept.key.version, parts: sealShelf(kept.key, at(shelf), bytes) });
    }
  return { saved, deleted };
}
