import { createHmac } from "node:crypto";
import { CannotOpen } from "../../platform/crypto/errors.ts";
import type { DataKey, Sealed } from "../../platform/crypto/keys.ts";
import { openBytes, sealBytes } from "../../platform/crypto/seal.ts";
import { ByteWriter } from "./postings.ts";
import { placeNumber, type ShelfPlace } from "./search.store.ts";

/** Positions of a conversation whose words are kept together: a change rewrites no more than them. */
export const blockLength = 4096;
export const blockOf = (seq: number): number => Math.floor(seq / blockLength);
export const placeOf = (seq: number): number => seq % blockLength;

/** A block's words are dealt out to so many parts, so that a search reads one of them. */
export const partCount = 512;
/**
 * A new message would change fifteen parts: so they stand together on shelves, on one while they are new, then on sixteen, and in the
 * end each on its own.
 */
export const levels = ["new", "middle", "old"] as const;
export type Level = (typeof levels)[number];
const firstShelf: Readonly<Record<Level, number>> = { old: 0, middle: 512, new: 528 };
const partsOnShelf: Readonly<Record<Level, number>> = { old: 1, middle: 32, new: 512 };
export const shelfOf = (level: Level, part: number): number =>
  firstShelf[level] + Math.floor(part / partsOnShelf[level]);
/** So many messages wait on a level before they are moved on. */
export const levelLength: Readonly<Record<Exclude<Level, "old">, number>> = { new: 32, middle: 512 };

/**
 * Which of the parts holds the words with a beginning: nine bits of its HMAC under a key derived from the conversation's. Without
 * that key nobody tells which letters a part is for, and no two conversations deal them out alike.
 * @param label the key that lives as long as the conversation: parts keep their numbers when the content's key is renewed
 */
export function createPartOf(label: DataKey): (beginning: string) => number {
  const secret = createHmac("sha256", label.bytes).update("iris search parts").digest();
  const known = new Map<string, number>();
  return (beginning) => {
    let part = known.get(beginning);
    if (part === undefined) {
      part = createHmac("sha256", secret).update(beginning).digest().readUInt16BE(0) % partCount;
      known.set(beginning, part);
    }
    return part;
  };
}

const sealedAt = (place: ShelfPlace) => ({
  table: "search_shelves",
  column: "parts",
  row: String(placeNumber(place)),
});
export const sealShelf = (key: DataKey, place: ShelfPlace, parts: Uint8Array): Sealed<Uint8Array> =>
  sealBytes(key, sealedAt(place), parts);
/** @throws CannotOpen when its version of the key is destroyed */
export const openShelf = (key: DataKey, place: ShelfPlace, parts: Sealed<Uint8Array>): Uint8Array =>
  openBytes(key, sealedAt(place), parts);

/** @throws CannotOpen when that version is destroyed */
export function versionOf(key: DataKey, version: number): DataKey {
  if (version === key.version) return key;
  const bytes = key.older?.get(version);
  if (bytes === undefined) throw new CannotOpen(`Version ${version} of a conversation's key is gone.`);
  return { subject: key.subject, version, bytes };
}

/** Bytes of a part's number and length before its postings. */
const frontLength = 5;
const numberAt = (bytes: Uint8Array, at: number): number => (bytes[at] as number) + (bytes[at + 1] as number) * 0x100;
const lengthAt = (bytes: Uint8Array, at: number): number =>
  (bytes[at + 2] as number) + (bytes[at + 3] as number) * 0x100 + (bytes[at + 4] as number) * 0x10000;

/** What stands on a shelf: for each part `number in two bytes, length in three (the lowest first), postings`. */
export function writeShelf(parts: ReadonlyMap<number, Uint8Array>): Uint8Array {
  const writer = new ByteWriter();
  for (const [part, postings] of parts) {
    const { length } = postings;
    if (length === 0) continue;
    writer.bytes(Uint8Array.of(part & 0xff, part >>> 8, length & 0xff, (length >>> 8) & 0xff, length >>> 16));
    writer.bytes(postings);
  }
  return writer.take();
}

export function readShelf(bytes: Uint8Array): Map<number, Uint8Array> {
  const parts = new Map<number, Uint8Array>();
  for (let at = 0; at < bytes.length; ) {
    const end = at + frontLength + lengthAt(bytes, at);
    parts.set(numberAt(bytes, at), bytes.subarray(at + frontLength, end));
    at = end;
  }
  return parts;
}

/** One part, without taking the others off. */
export function partOn(bytes: Uint8Array, part: number): Uint8Array | undefined {
  for (let at = 0; at < bytes.length; ) {
    const end = at + frontLength + lengthAt(bytes, at);
    if (numberAt(bytes, at) === part) return bytes.subarray(at + frontLength, end);
    at = end;
  }
  return undefined;
}
