import { type FileHandle, open } from "node:fs/promises";
import type { DataKey } from "../crypto/keys.ts";
import { BlobDamaged, type ChunkCipher, chunkCipher } from "./chunk-cipher.ts";
import { readAt } from "./file-bytes.ts";
import { chunkBytes, headerBytes, type Layout, layoutOf, storedLength, storedOffset } from "./layout.ts";
import { countMoved } from "./moved-bytes.ts";

export interface StoredBlob {
  readonly sizeBytes: number;
  /**
   * Bytes `start` to before `end`, reading only the chunks they lie in, as fast as they are taken. The stream errors with
   * BlobDamaged before it hands out a byte that was not written so.
   */
  read(start?: number, end?: number): ReadableStream<Uint8Array<ArrayBuffer>>;
}

/** @throws BlobDamaged when the blob was cut, extended or exchanged; the file system's error when there is none */
export async function openBlob(key: DataKey, name: string, path: string): Promise<StoredBlob> {
  const file = await open(path, "r");
  try {
    const layout = layoutOf((await file.stat()).size);
    if (!layout) throw new BlobDamaged("No blob has this length.");
    const cipher = chunkCipher(key, name, await readAt(file, 0, headerBytes));
    // The last chunk knows its position and that it is the last: when it opens, the length is the one that was written.
    await readChunk(file, cipher, layout, layout.chunks - 1);
    return {
      sizeBytes: layout.sizeBytes,
      read: (start = 0, end = layout.sizeBytes) => streamOf(path, cipher, layout, start, end),
    };
  } finally {
    await file.close();
  }
}

function streamOf(path: string, cipher: ChunkCipher, layout: Layout, start: number, end: number) {
  if (!(start >= 0 && start <= end && end <= layout.sizeBytes)) throw new RangeError("not within the blob");
  let file: FileHandle | undefined;
  let position = start;
  const close = async () => {
    await file?.close();
    file = undefined;
  };
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        try {
          if (position < end) {
            file ??= await open(path, "r");
            const index = Math.floor(position / chunkBytes);
            const plain = await readChunk(file, cipher, layout, index);
            const from = position - index * chunkBytes;
            const part = plain.subarray(from, Math.min(plain.length, end - index * chunkBytes));
            position += part.length;
            countMoved(part.length);
            controller.enqueue(part);
          }
          if (position >= end) {
            await close();
            controller.close();
          }
        } catch (error) {
          await close();
          throw error;
        }
      },
      cancel: close,
    },
    // Nothing is opened or read for a reader that never asks (a HEAD request).
    { highWaterMark: 0 },
  );
}

async function readChunk(file: FileHandle, cipher: ChunkCipher, layout: Layout, index: number) {
  const stored = await readAt(file, storedOffset(index), storedLength(layout, index));
  return cipher.open(index, index === layout.chunks - 1, stored);
}
