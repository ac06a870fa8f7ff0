import type { FileHandle } from "node:fs/promises";
import type { ChunkCipher } from "./chunk-cipher.ts";
import { writeAt } from "./file-bytes.ts";
import { chunkBytes, sealBytes, storedChunkBytes, storedOffset } from "./layout.ts";
import { countMoved } from "./moved-bytes.ts";

const chunksPerWrite = 4;

/** Seals content into chunks and writes them where they belong; holds at most a few of them in memory. */
export interface ChunkSink {
  /** Content bytes so far. */
  readonly sizeBytes: number;
  /** Chunks that are sealed; they are in the file after `flush`. */
  readonly chunks: number;
  /** What follows the sealed chunks: up to a whole one, since only what comes next tells that it is not the last. */
  rest(): Uint8Array;
  /** Resolves when more may come. The bytes may be reused afterwards. @throws DiskFull */
  write(bytes: Uint8Array): Promise<void>;
  /** @throws DiskFull */
  flush(): Promise<void>;
  /** Seals the rest as the last chunk. @throws DiskFull */
  finish(): Promise<void>;
}

/** @param from what is already there: sealed chunks in the file, and the rest that follows them */
export function createChunkSink(
  file: FileHandle,
  cipher: ChunkCipher,
  from: { readonly chunks: number; readonly rest: Uint8Array } = { chunks: 0, rest: new Uint8Array() },
): ChunkSink {
  const chunk = Buffer.allocUnsafe(chunkBytes);
  const sealed = Buffer.allocUnsafe(chunksPerWrite * storedChunkBytes);
  let { chunks } = from;
  chunk.set(from.rest);
  let inChunk = from.rest.byteLength;
  let inSealed = 0;
  let position = storedOffset(chunks);

  const flush = async () => {
    await writeAt(file, sealed.subarray(0, inSealed), position);
    position += inSealed;
    inSealed = 0;
  };
  const sealChunk = (isLast: boolean) => {
    const length = inChunk + sealBytes;
    cipher.seal(chunks++, isLast, chunk.subarray(0, inChunk), sealed.subarray(inSealed, inSealed + length));
    inSealed += length;
    inChunk = 0;
  };

  return {
    get sizeBytes() {
      return chunks * chunkBytes + inChunk;
    },
    get chunks() {
      return chunks;
    },
    rest: () => chunk.subarray(0, inChunk),
    async write(bytes) {
      countMoved(bytes.byteLength);
      for (let taken = 0; taken < bytes.byteLength; ) {
        // A full chunk waits until more follows: only then is it known not to be the last.
        if (inChunk === chunkBytes) {
          sealChunk(false);
          if (inSealed + storedChunkBytes > sealed.length) await flush();
        }
        const part = bytes.subarray(taken, taken + chunkBytes - inChunk);
        chunk.set(part, inChunk);
        inChunk += part.byteLength;
        taken += part.byteLength;
      }
    },
    flush,
    async finish() {
      sealChunk(true);
      await flush();
    },
  };
}
