/** Bytes that can be read from any place. */
export interface ByteSource {
  readonly sizeBytes: number;
  /** Bytes `start` to before `end`. */
  read(start: number, end: number): ReadableStream<Uint8Array>;
}

export interface ZipEntry {
  readonly path: string;
  readonly sizeBytes: number;
  /** Where its bytes begin. */
  readonly at: number;
}

/** What keeps a ZIP from being read. */
export type ZipFault = "cut" | "compressed" | "encrypted" | "path" | "duplicate" | "layout" | "tooMany";
export class BadZip extends Error {
  override readonly name = "BadZip";
  readonly fault: ZipFault;
  constructor(fault: ZipFault, message: string) {
    super(message);
    this.fault = fault;
  }
}

const endBytes = 22;
const longEndBytes = 76;
const mostDirectoryBytes = 64 * 1024 ** 2;
const mostEntries = 250_000;
const longestPath = 1_024;
const in64 = 0xffff_ffff;

export const bytesOf = async (source: ByteSource, start: number, end: number): Promise<Buffer> =>
  Buffer.from(await new Response(source.read(start, end) as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer());

/**
 * Reads the directory of a ZIP as `createZipWriter` makes them, and nothing else: entries that are stored, lie one after the other
 * from the first byte to the directory, and each have a path of their own that stays inside. What is not like that is refused
 * before a byte of an entry is used: nothing hidden, nothing that overlaps, nothing that swells.
 * @throws BadZip
 */
export async function readZip(source: ByteSource): Promise<readonly ZipEntry[]> {
  const { count, start, length, end } = await directoryPlace(source);
  if (count > mostEntries || length > mostDirectoryBytes) throw new BadZip("tooMany", `${count} entries are too many.`);
  if (start < 0 || start + length !== end) throw new BadZip("layout", "The directory is not where it says.");
  const directory = await bytesOf(source, start, end);
  const entries: ZipEntry[] = [];
  const paths = new Set<string>();
  let [at, next] = [0, 0];
  for (let index = 0; index < count; index++) {
    const { entry, bytes, isLong } = entryAt(directory, at);
    at += bytes;
    if (paths.has(entry.path)) throw new BadZip("duplicate", `${entry.path} is there twice.`);
    paths.add(entry.path);
    if (entry.headerAt !== next) throw new BadZip("layout", `${entry.path} is not where it should be.`);
    const header = 30 + Buffer.byteLength(entry.path) + (isLong ? 20 : 0);
    entries.push({ path: entry.path, sizeBytes: entry.sizeBytes, at: next + header });
    next += header + entry.sizeBytes;
  }
  if (at !== directory.length || next !== start) throw new BadZip("layout", "There is more in it than it says.");
  return entries;
}

async function directoryPlace(source: ByteSource) {
  const { sizeBytes } = source;
  if (sizeBytes < endBytes) throw new BadZip("cut", "It is no ZIP, or its end is missing.");
  const tail = await bytesOf(source, Math.max(0, sizeBytes - endBytes - longEndBytes), sizeBytes);
  const last = tail.subarray(-endBytes);
  if (last.readUInt32LE(0) !== 0x06054b50 || last.readUInt16LE(20) !== 0)
    throw new BadZip("cut", "It is no ZIP, or its end is missing.");
  const long = tail.subarray(0, -endBytes);
  if (long.length === longEndBytes && long.readUInt32LE(56) === 0x07064b50 && long.readUInt32LE(0) === 0x06064b50) {
    const [count, length, start] = [32, 40, 48].map((place) => Number(long.readBigUInt64LE(place)));
    return { count: count ?? 0, length: length ?? 0, start: start ?? 0, end: sizeBytes - endBytes - longEndBytes };
  }
  const [count, length, start] = [last.readUInt16LE(10), last.readUInt32LE(12), last.readUInt32LE(16)];
  return { count, length, start, end: sizeBytes - endBytes };
}

function entryAt(directory: Buffer, at: number) {
  if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50)
    throw new BadZip("cut", "The directory breaks off.");
  const [nameBytes, extraBytes] = [directory.readUInt16LE(at + 28), directory.readUInt16LE(at + 30)];
  const bytes = 46 + nameBytes + extraBytes + directory.readUInt16LE(at + 32);
  if (at + bytes > directory.length) throw new BadZip("cut", "The directory breaks off.");
  const path = pathIn(directory.subarray(at + 46, at + 46 + nameBytes));
  if ((directory.readUInt16LE(at + 8) & 0x2041) !== 0) throw new BadZip("encrypted", `${path} needs a password.`);
  const extra = directory.subarray(at + 46 + nameBytes, at + 46 + nameBytes + extraBytes);
  const take = longValues(extra);
  const [unpacked, packed] = [directory.readUInt32LE(at + 24), directory.readUInt32LE(at + 20)];
  const isLong = unpacked === in64;
  const sizeBytes = isLong ? take() : unpacked;
  const isSame = (packed === in64 ? take() : packed) === sizeBytes;
  if (directory.readUInt16LE(at + 10) !== 0 || !isSame) throw new BadZip("compressed", `${path} is compressed.`);
  const place = directory.readUInt32LE(at + 42);
  return { entry: { path, sizeBytes, headerAt: place === in64 ? take() : place }, bytes, isLong };
}

/** The values of the Zip64 field, in their order. */
function longValues(extra: Buffer): () => number {
  const isThere = extra.length >= 4 && extra.readUInt16LE(0) === 1;
  let at = 4;
  return () => {
    if (!isThere || at + 8 > extra.length) throw new BadZip("cut", "A length is missing.");
    at += 8;
    return Number(extra.readBigUInt64LE(at - 8));
  };
}

/** A path that leads nowhere else, wherever it is unpacked. */
function pathIn(bytes: Buffer): string {
  const path = bytes.toString("utf8");
  const isSound = Buffer.from(path, "utf8").equals(bytes) && path.length > 0 && path.length <= longestPath;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const isPlain = !/[\u0000-\u001f\u007f\\:]/.test(path);
  const isInside = path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
  if (!isSound || !isPlain || !isInside)
    throw new BadZip("path", `A path leads out of it: ${JSON.stringify(path.slice(0, 80))}`);
  return path;
}
