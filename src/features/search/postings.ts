/**
 * Terms and where they occur, as stored. Sorted by the bytes of the terms; each term shares its beginning with the one before:
 * `shared bytes, own bytes, <own>, bytes of the places, <places>`. A place is a message's offset in its block, written as the
 * distance from the place before. All numbers are variable-length (7 bits a byte, the lowest first).
 */
export type Postings = ReadonlyMap<string, readonly number[]>;

interface Reader {
  readonly bytes: Uint8Array;
  at: number;
}

function readNumber(reader: Reader): number {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = reader.bytes[reader.at++] as number;
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return value;
  }
}

const utf8 = new TextDecoder();
const encoder = new TextEncoder();

/** How well a word is what was asked for, the best first: the very word, one that begins like it, another form of it. */
export const ranks = { exact: 1, beginning: 2, form: 3 } as const;
export type Rank = (typeof ranks)[keyof typeof ranks];

/**
 * What the words of a query look like among the terms: all that begin with `root` are shown to `accepts`, but for those that are
 * decided by their bytes alone.
 */
export interface Wanted {
  readonly root: Uint8Array;
  /** All that begin with it are wanted. */
  readonly beginning?: Uint8Array;
  /** Bytes; what is longer is not wanted. */
  readonly longest?: number;
  accepts(term: string): Rank | undefined;
}

export const rootOf = (text: string): Uint8Array => encoder.encode(text);

/** Calls `found` for each place of each term that is wanted; a place may be told more than once. */
export function findPlaces(bytes: Uint8Array, wanted: Wanted, found: (place: number, rank: Rank) => void): void {
  const { root } = wanted;
  const reader: Reader = { bytes, at: 0 };
  // Terms that begin with the root follow one another, so only theirs are put together.
  const term = new Uint8Array(256);
  term.set(root);
  /** How many bytes the term at hand has in common with the root. */
  let common = 0;
  while (reader.at < bytes.length) {
    const shared = readNumber(reader);
    const own = readNumber(reader);
    const from = reader.at;
    common = Math.min(shared, common);
    if (shared === common) {
      let at = from;
      while (at < from + own && common < root.length && bytes[at] === root[common]) {
        at += 1;
        common += 1;
      }
      // The terms are sorted: from here on none begins with the root.
      if (common < root.length && at < from + own && (bytes[at] as number) > (root[common] as number)) return;
    }
    reader.at = from + own;
    const length = readNumber(reader);
    const end = reader.at + length;
    if (common === root.length) {
      for (let at = 0; at < own; at += 1) term[shared + at] = bytes[from + at] as number;
      const rank = rankOf(term, shared + own, wanted);
      if (rank)
        for (let place = 0; reader.at < end; ) {
          place += readNumber(reader);
          found(place, rank);
        }
    }
    reader.at = end;
  }
}

function rankOf(term: Uint8Array, length: number, { beginning, longest = length, accepts }: Wanted): Rank | undefined {
  if (beginning && length >= beginning.length) {
    let at = 0;
    while (at < beginning.length && term[at] === beginning[at]) at += 1;
    if (at === beginning.length) return length === at ? ranks.exact : ranks.beginning;
  }
  return length <= longest ? accepts(utf8.decode(term.subarray(0, length))) : undefined;
}

export function readPostings(bytes: Uint8Array): Map<string, number[]> {
  const postings = new Map<string, number[]>();
  const reader: Reader = { bytes, at: 0 };
  const term = new Uint8Array(256);
  while (reader.at < bytes.length) {
    const shared = readNumber(reader);
    const own = readNumber(reader);
    term.set(bytes.subarray(reader.at, reader.at + own), shared);
    reader.at += own;
    const end = readNumber(reader) + reader.at;
    const places = [];
    for (let place = 0; reader.at < end; ) {
      place += readNumber(reader);
      places.push(place);
    }
    postings.set(utf8.decode(term.subarray(0, shared + own)), places);
  }
  return postings;
}

/** Grows as it is written to. */
export class ByteWriter {
  #bytes = new Uint8Array(1024);
  length = 0;

  number(value: number): void {
    this.#reserve(5);
    let rest = value;
    while (rest > 0x7f) {
      this.#bytes[this.length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.#bytes[this.length++] = rest;
  }
  bytes(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.length);
    this.length += bytes.length;
  }
  take(): Uint8Array {
    return this.#bytes.slice(0, this.length);
  }
  #reserve(count: number): void {
    if (this.length + count <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.length + count));
    larger.set(this.#bytes.subarray(0, this.length));
    this.#bytes = larger;
  }
}

const sizeOf = (value: number): number => (value < 0x80 ? 1 : value < 0x4000 ? 2 : 3);

/** @param postings places ascending */
export function writePostings(postings: Postings): Uint8Array {
  const writer = new ByteWriter();
  const sorted = Array.from(postings, ([term, places]) => ({ bytes: encoder.encode(term), places })).filter(
    ({ places }) => places.length > 0,
  );
  sorted.sort((a, b) => Buffer.compare(a.bytes, b.bytes));
  let before: Uint8Array = new Uint8Array(0);
  for (const { bytes, places } of sorted) {
    let shared = 0;
    while (shared < before.length && shared < bytes.length && before[shared] === bytes[shared]) shared += 1;
    writer.number(shared);
    writer.number(bytes.length - shared);
    writer.bytes(bytes.subarray(shared));
    let size = 0;
    let last = 0;
    for (const place of places) {
      size += sizeOf(place - last);
      last = place;
    }
    writer.number(size);
    last = 0;
    for (const place of places) {
      writer.number(place - last);
      last = place;
    }
    before = bytes;
  }
  return writer.take();
}
