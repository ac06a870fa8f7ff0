import { type FileHandle, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { DataKey } from "../crypto/keys.ts";
import { BlobDamaged, type ChunkCipher, chunkCipher, newHeader } from "./chunk-cipher.ts";
import { createChunkSink } from "./chunk-sink.ts";
import { readAt, syncFolder, writeAt, writing } from "./file-bytes.ts";
import { type KeptProgress, nothingKept, readKept, writeKept } from "./kept-progress.ts";
import { headerBytes, storedChunkBytes, storedOffset } from "./layout.ts";

/** A blob that comes in parts, over days and restarts. Exactly one of `keep`, `discard` and `commit` ends an appender. */
export interface BlobAppender {
  /** Content bytes that are there: what is written begins here. */
  readonly offset: number;
  /** What is there, from the beginning. */
  stored(): AsyncGenerator<Uint8Array>;
  /** Resolves when more may come. @throws DiskFull; what was there before stays, `keep` or `discard` it */
  write(bytes: Uint8Array): Promise<void>;
  /** Makes as much as possible of what was written durable. @returns content bytes that are there now @throws DiskFull */
  keep(): Promise<number>;
  /** Of an atomic one: forgets what was written with it. */
  discard(): Promise<void>;
  /** Makes it the blob. @returns its length @throws DiskFull; the parts stay */
  commit(): Promise<number>;
}

export interface AppendPlace {
  readonly key: DataKey;
  /** Of the finished blob. */
  readonly name: string;
  readonly part: string;
  readonly kept: string;
  readonly target: string;
}

/** Written and not yet known to be durable: what has to be proved after a crash, and flushed at once. */
const checkpointBytes = 64 * 1024 ** 2;

/**
 * @param isAtomic true: what is written counts only after `keep`, also when the program dies before
 * @throws BlobDamaged, DiskFull
 */
export async function openAppender(place: AppendPlace, isAtomic: boolean): Promise<BlobAppender> {
  const { key, name, part, target } = place;
  await mkdir(dirname(part), { recursive: true });
  const keptName = `${name}/kept`;
  const keepProgress = (kept: KeptProgress) => writeKept(key, keptName, place.kept, kept);

  const { file, cipher, found } = await openPart(place, keptName);
  const sink = createChunkSink(file, cipher, found);
  const offset = sink.sizeBytes;
  let durable = offset;
  let isFull = false;
  if (isAtomic) await keepProgress({ ...found, isBounded: true });

  const checkpoint = async () => {
    await sink.flush();
    await writing(() => file.sync());
    await keepProgress({ chunks: sink.chunks, rest: sink.rest(), isBounded: false });
    durable = sink.sizeBytes;
  };
  const failed = (error: unknown) => {
    isFull = true;
    throw error;
  };

  return {
    offset,
    async *stored() {
      for (let index = 0; index < found.chunks; index++) yield await readStored(file, cipher, index);
      if (found.rest.byteLength > 0) yield found.rest;
    },
    async write(bytes) {
      await sink.write(bytes).catch(failed);
      if (!isAtomic && sink.sizeBytes - durable >= checkpointBytes) await checkpoint().catch(failed);
    },
    async keep() {
      try {
        // After a failed write the file says itself what has arrived: the next to open it finds out.
        if (!isFull && (isAtomic || sink.sizeBytes > durable)) await checkpoint();
        return durable;
      } finally {
        await file.close();
      }
    },
    async discard() {
      try {
        await file.truncate(storedOffset(found.chunks));
        await keepProgress({ ...found, isBounded: false });
      } finally {
        await file.close();
      }
    },
    async commit() {
      const { sizeBytes } = sink;
      try {
        await sink.finish();
        await writing(() => file.sync());
      } finally {
        await file.close();
      }
      await rename(part, target);
      await syncFolder(dirname(target));
      await rm(place.kept, { force: true });
      return sizeBytes;
    },
  };
}

/** Opens what there is of it, or begins; cuts off what a crash left half written. */
async function openPart({ key, name, part, kept }: AppendPlace, keptName: string) {
  const begun = await openExisting(part);
  if (!begun) {
    // A progress without its file is from before: it counts nothing.
    await rm(kept, { force: true });
    const file = await writing(() => open(part, "w+", 0o600));
    const header = newHeader(key);
    await writeAt(file, header, 0);
    return { file, cipher: chunkCipher(key, name, header), found: nothingKept };
  }
  try {
    const cipher = chunkCipher(key, name, await readAt(begun.file, 0, headerBytes));
    const progress = await readKept(key, keptName, kept);
    const chunks = await soundChunks(begun.file, cipher, begun.bytes, progress);
    await begun.file.truncate(storedOffset(chunks));
    const rest = chunks === progress.chunks ? progress.rest : nothingKept.rest;
    return { file: begun.file, cipher, found: { chunks, rest } };
  } catch (error) {
    await begun.file.close();
    throw error;
  }
}

/** @returns undefined when there is none, or not even a header of it */
async function openExisting(part: string): Promise<{ file: FileHandle; bytes: number } | undefined> {
  const file = await open(part, "r+").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  });
  if (!file) return undefined;
  const { size: bytes } = await file.stat();
  if (bytes >= headerBytes) return { file, bytes };
  await file.close();
  return undefined;
}

/** Chunks that are whole: those known to be, and of those after them as many as open. */
async function soundChunks(file: FileHandle, cipher: ChunkCipher, bytes: number, kept: KeptProgress): Promise<number> {
  const inFile = Math.floor((bytes - headerBytes) / storedChunkBytes);
  if (inFile < kept.chunks) throw new BlobDamaged("The blob has lost chunks.");
  let { chunks } = kept;
  if (kept.isBounded) return chunks;
  while (chunks < inFile && (await opens(file, cipher, chunks))) chunks++;
  return chunks;
}

const readStored = async (file: FileHandle, cipher: ChunkCipher, index: number) =>
  cipher.open(index, false, await readAt(file, storedOffset(index), storedChunkBytes));

const opens = (file: FileHandle, cipher: ChunkCipher, index: number): Promise<boolean> =>
  readStored(file, cipher, index).then(
    () => true,
    (error: unknown) => {
      if (error instanceof BlobDamaged) return false;
      throw error;
    },
  );
