import type { StoredBlob } from "../../../platform/blobs/blob-reader.ts";

export interface ZipSummary {
  /** Bytes that its entries take in it, and those they say they unpack to. */
  readonly packedBytes: number;
  readonly unpackedBytes: number;
  readonly isProtected: boolean;
}

/** APPNOTE 4.3.16: 22 bytes, then a comment of up to 64 KiB. */
const endBytes = 22;
const longestComment = 65_535;
const longestDirectory = 64 * 1024 ** 2;
const entryBytes = 46;
const inZip64 = 0xffff_ffff;
/** Bits of the flags: encrypted, strongly encrypted, names encrypted (APPNOTE 4.4.4). */
const protectedFlags = 0x0001 | 0x0040 | 0x2000;

const readBytes = async (blob: StoredBlob, start: number, end: number) =>
  Buffer.from(await new Response(blob.read(start, end)).arrayBuffer());

/**
 * Sums up a ZIP by its central directory, without unpacking anything.
 * @returns undefined when it has none that can be read
 */
export async function summariseZip(blob: StoredBlob): Promise<ZipSummary | undefined> {
  const place = await directoryPlace(blob);
  if (!place || place.length > longestDirectory || place.start < 0 || place.start + place.length > blob.sizeBytes)
    return undefined;
  const directory = await readBytes(blob, place.start, place.start + place.length);
  let [packedBytes, unpackedBytes, isProtected] = [0, 0, false];
  for (let at = 0; at + entryBytes <= directory.length && directory.readUInt32LE(at) === 0x02014b50; ) {
    const extraAt = at + entryBytes + directory.readUInt16LE(at + 28);
    const extraEnd = extraAt + directory.readUInt16LE(at + 30);
    const sizes = sizesOf(directory, at, directory.subarray(extraAt, extraEnd));
    packedBytes += sizes.packed;
    unpackedBytes += sizes.unpacked;
    isProtected ||= (directory.readUInt16LE(at + 8) & protectedFlags) !== 0;
    at = extraEnd + directory.readUInt16LE(at + 32);
  }
  return { packedBytes, unpackedBytes, isProtected };
}

async function directoryPlace(blob: StoredBlob): Promise<{ start: number; length: number } | undefined> {
  if (blob.sizeBytes < endBytes) return undefined;
  const tailStart = Math.max(0, blob.sizeBytes - endBytes - longestComment);
  const tail = await readBytes(blob, tailStart, blob.sizeBytes);
  const at = tail.lastIndexOf(Buffer.from("PK\x05\x06", "latin1"));
  if (at < 0 || at + endBytes > tail.length) return undefined;
  const [length, start] = [tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)];
  if (length !== inZip64 && start !== inZip64) return { start, length };
  // Zip64: a locator of 20 bytes before it says where the longer end stands.
  if (at < 20 || tail.readUInt32LE(at - 20) !== 0x07064b50) return undefined;
  const longEnd = Number(tail.readBigUInt64LE(at - 12));
  if (longEnd + 56 > blob.sizeBytes) return undefined;
  const record = await readBytes(blob, longEnd, longEnd + 56);
  return { length: Number(record.readBigUInt64LE(40)), start: Number(record.readBigUInt64LE(48)) };
}

/** An entry's sizes; those that do not fit into 32 bits stand in its extra field, unpacked before packed. */
function sizesOf(directory: Buffer, at: number, extra: Buffer): { packed: number; unpacked: number } {
  let [packed, unpacked] = [directory.readUInt32LE(at + 20), directory.readUInt32LE(at + 24)];
  if (packed !== inZip64 && unpacked !== inZip64) return { packed, unpacked };
  for (let field = 0; field + 4 <= extra.length; field += 4 + extra.readUInt16LE(field + 2)) {
    if (extra.readUInt16LE(field) !== 1) continue;
    const long = extra.subarray(field + 4, field + 4 + extra.readUInt16LE(field + 2));
    let next = 0;
    const take = (short: number) => {
      if (short !== inZip64 || next + 8 > long.length) return short;
      next += 8;
      return Number(long.readBigUInt64LE(next - 8));
    };
    unpacked = take(unpacked);
    packed = take(packed);
  }
  return { packed, unpacked };
}
