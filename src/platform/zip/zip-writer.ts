import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";

/** What a manifest says of an entry. */
export interface WrittenEntry {
  readonly path: string;
  readonly sizeBytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

export interface ZipWriter {
  add(path: string, bytes: Uint8Array): Promise<WrittenEntry>;
  /** Of any size, in bounded memory: read twice, since a header says length and checksum before the bytes come. */
  addStream(path: string, open: () => Promise<AsyncIterable<Uint8Array>>): Promise<WrittenEntry>;
  /** Writes the directory; nothing comes after it. */
  finish(): Promise<void>;
}

/** From here on a size, place or number stands in the fields of Zip64 (APPNOTE 4.5.3). */
const in64 = 0xffff_ffff;
const many = 0xffff;
/** Names are UTF-8. */
const flags = 0x0800;

interface Placed {
  readonly name: Buffer;
  readonly size: number;
  readonly crc: number;
  readonly at: number;
}

/**
 * Writes a ZIP front to back, entries stored as they are (method 0): whoever reads one can tell from the directory alone how much
 * will come out, so that nothing in it can swell. Times are left out.
 */
export function createZipWriter(write: (bytes: Uint8Array) => Promise<void>): ZipWriter {
  const placed: Placed[] = [];
  let at = 0;
  const put = async (bytes: Uint8Array) => {
    at += bytes.byteLength;
    await write(bytes);
  };
  const begin = async (path: string, size: number, crc: number) => {
    const entry = { name: Buffer.from(path, "utf8"), size, crc, at };
    placed.push(entry);
    await put(localHeader(entry));
  };

  return {
    async add(path, bytes) {
      await begin(path, bytes.byteLength, crc32(bytes));
      await put(bytes);
      return { path, sizeBytes: bytes.byteLength, sha256: createHash("sha256").update(bytes).digest("hex") };
    },
    async addStream(path, open) {
      const hash = createHash("sha256");
      let [crc, size] = [0, 0];
      for await (const piece of await open()) {
        crc = crc32(piece, crc);
        size += piece.byteLength;
        hash.update(piece);
      }
      await begin(path, size, crc);
      let written = 0;
      for await (const piece of await open()) {
        written += piece.byteLength;
        if (written > size) break;
        await put(piece);
      }
      if (written !== size) throw new Error(`${path} changed while it was read.`);
      return { path, sizeBytes: size, sha256: hash.digest("hex") };
    },
    async finish() {
      const start = at;
      for (const entry of placed) await put(directoryEntry(entry));
      await put(directoryEnd(placed.length, start, at));
    },
  };
}

function localHeader({ name, size, crc }: Placed): Buffer {
  const isLong = size >= in64;
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(isLong ? 45 : 20, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(isLong ? in64 : size, 18);
  header.writeUInt32LE(isLong ? in64 : size, 22);
  header.writeUInt16LE(name.length, 26);
  const extra = isLong ? extra64([size, size]) : Buffer.alloc(0);
  header.writeUInt16LE(extra.length, 28);
  return Buffer.concat([header, name, extra]);
}

function directoryEntry({ name, size, crc, at }: Placed): Buffer {
  const long = [...(size >= in64 ? [size, size] : []), ...(at >= in64 ? [at] : [])];
  const extra = long.length > 0 ? extra64(long) : Buffer.alloc(0);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(45, 4);
  entry.writeUInt16LE(long.length > 0 ? 45 : 20, 6);
  entry.writeUInt16LE(flags, 8);
  entry.writeUInt32LE(crc, 16);
  entry.writeUInt32LE(Math.min(size, in64), 20);
  entry.writeUInt32LE(Math.min(size, in64), 24);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt16LE(extra.length, 30);
  entry.writeUInt32LE(Math.min(at, in64), 42);
  return Buffer.concat([entry, name, extra]);
}

function extra64(values: readonly number[]): Buffer {
  const extra = Buffer.alloc(4 + 8 * values.length);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8 * values.length, 2);
  values.forEach((value, index) => void extra.writeBigUInt64LE(BigInt(value), 4 + 8 * index));
  return extra;
}

function directoryEnd(count: number, start: number, end: number): Buffer {
  const isLong = count >= many || start >= in64 || end - start >= in64;
  const long = Buffer.alloc(isLong ? 76 : 0);
  if (isLong) {
    long.writeUInt32LE(0x06064b50, 0);
    long.writeBigUInt64LE(44n, 4);
    long.writeUInt16LE(45, 12);
    long.writeUInt16LE(45, 14);
    long.writeBigUInt64LE(BigInt(count), 24);
    long.writeBigUInt64LE(BigInt(count), 32);
    long.writeBigUInt64LE(BigInt(end - start), 40);
    long.writeBigUInt64LE(BigInt(start), 48);
    // The locator: where that record stands.
    long.writeUInt32LE(0x07064b50, 56);
    long.writeBigUInt64LE(BigInt(end), 64);
    long.writeUInt32LE(1, 72);
  }
  const last = Buffer.alloc(22);
  last.writeUInt32LE(0x06054b50, 0);
  last.writeUInt16LE(Math.min(count, many), 8);
  last.writeUInt16LE(Math.min(count, many), 10);
  last.writeUInt32LE(Math.min(end - start, in64), 12);
  last.writeUInt32LE(Math.min(start, in64), 16);
  return Buffer.concat([long, last]);
}
