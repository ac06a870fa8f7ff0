/** What is needed of EBML, the format below WebM. @see RFC 8794, RFC 9559 */

export const ids = {
  ebml: 0x1a45dfa3,
  segment: 0x18538067,
  info: 0x1549a966,
  duration: 0x4489,
  tracks: 0x1654ae6b,
  trackEntry: 0xae,
  trackNumber: 0xd7,
  trackType: 0x83,
  cluster: 0x1f43b675,
  timestamp: 0xe7,
  simpleBlock: 0xa3,
  blockGroup: 0xa0,
  block: 0xa1,
  referenceBlock: 0xfb,
  cues: 0x1c53bb6b,
  cuePoint: 0xbb,
  cueTime: 0xb3,
  cueTrackPositions: 0xb7,
  cueTrack: 0xf7,
  cueClusterPosition: 0xf1,
} as const;

export interface Head {
  readonly id: number;
  /** Of the payload; null: unknown, it lasts until something of its own level or above begins. */
  readonly size: number | null;
  /** Bytes of the head itself. */
  readonly length: number;
}

/** How many bytes a number of variable size has, by its first one; 0: not one. */
const widthOf = (first: number): number => (first === 0 ? 0 : Math.clz32(first) - 23);

/** @returns the number of variable size at `at`, without its marker; undefined when it is not all there yet */
export function readNumber(
  bytes: Uint8Array,
  at: number,
): { value: number; width: number; isUnknown: boolean } | undefined {
  const first = bytes[at];
  if (first === undefined) return undefined;
  const width = widthOf(first);
  if (width === 0) throw new RangeError("not an EBML number");
  if (at + width > bytes.length) return undefined;
  let value = first & (0xff >> width);
  let isUnknown = value === 0xff >> width;
  for (const byte of bytes.subarray(at + 1, at + width)) {
    value = value * 256 + byte;
    isUnknown &&= byte === 0xff;
  }
  return { value, width, isUnknown };
}

/** @returns undefined when the head is not all there yet @throws RangeError where no element can begin */
export function readHead(bytes: Uint8Array, at: number): Head | undefined {
  const first = bytes[at];
  if (first === undefined) return undefined;
  const width = widthOf(first);
  if (width === 0 || width > 4) throw new RangeError("not an EBML element");
  if (at + width >= bytes.length) return undefined;
  const id = bytes.subarray(at, at + width).reduce((sum, byte) => sum * 256 + byte, 0);
  const size = readNumber(bytes, at + width);
  return size && { id, size: size.isUnknown ? null : size.value, length: width + size.width };
}

export const readUint = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum * 256 + byte, 0);

/** The elements inside a payload that is all there. */
export function* children(bytes: Uint8Array): Generator<{ id: number; payload: Uint8Array; whole: Uint8Array }> {
  for (let at = 0; at < bytes.length; ) {
    const head = readHead(bytes, at);
    if (!head || head.size === null) return;
    const end = at + head.length + head.size;
    yield { id: head.id, payload: bytes.subarray(at + head.length, end), whole: bytes.subarray(at, end) };
    at = end;
  }
}

/** An element; its size always takes eight bytes, so that its length does not depend on it. */
export function element(id: number, ...payload: readonly Uint8Array[]): Uint8Array {
  const size = payload.reduce((sum, part) => sum + part.length, 0);
  return concat([headOf(id, size), ...payload]);
}

/** Only the head, for a payload that follows from elsewhere. */
export function headOf(id: number, size: number): Uint8Array {
  const bytes = uint(size);
  bytes[0] = 0x01;
  return concat([idBytes(id), bytes]);
}

/** In eight bytes, whatever the value. */
export function uint(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return bytes;
}

export function float(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value);
  return bytes;
}

function idBytes(id: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = id; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Uint8Array.from(bytes);
}

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
