import { type FileHandle, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { DataKey } from "../crypto/keys.ts";
import { chunkCipher, newHeader } from "./chunk-cipher.ts";
import { chunkBytes, tagBytes } from "./layout.ts";

/** Takes one blob's bytes in order; holds at most a few chunks of them in memory. */
export interface BlobWriter {
  /** Resolves when more may come. The bytes may be reused afterwards. */
  write(bytes: Uint8Array): Promise<void>;
  /** Resolves when all is on the disk, also after a loss of power. @returns the content's length */
  commit(): Promise<number>;
  /** Forgets what was written. */
  abort(): Promise<void>;
}

const chunksPerWrite = 4;

export async function createBlobWriter(
  key: DataKey,
  name: string,
  temporary: string,
  target: string,
): Promise<BlobWriter> {
  await mkdir(dirname(target), { recursive: true });
  await mkdir(dirname(temporary), { recursive: true });
  const file = await open(temporary, "wx", 0o600);
  const header = newHeader(key);
  const cipher = chunkCipher(key, name, header);
  await file.write(header);

  const chunk = Buffer.allocUnsafe(chunkBytes);
  const sealed = Buffer.allocUnsafe(chunksPerWrite * (chunkBytes + tagBytes));
  let inChunk = 0;
  let inSealed = 0;
  let sealedChunks = 0;

  const flush = async () => {
    await writeAll(file, sealed.subarray(0, inSealed));
    inSealed = 0;
  };
  const sealChunk = (isLast: boolean) => {
    const length = inChunk + tagBytes;
    cipher.seal(sealedChunks++, isLast, chunk.subarray(0, inChunk), sealed.subarray(inSealed, inSealed + length));
    inSealed += length;
    inChunk = 0;
  };

  return {
    async write(bytes) {
      for (let taken = 0; taken < bytes.byteLength; ) {
        // A full chunk waits until more follows: only then is it known not to be the last.
        if (inChunk === chunkBytes) {
          sealChunk(false);
          if (inSealed + chunkBytes + tagBytes > sealed.length) await flush();
        }
        const part = bytes.subarray(taken, taken + chunkBytes - inChunk);
        chunk.set(part, inChunk);
        inChunk += part.byteLength;
        taken += part.byteLength;
      }
    },
    async commit() {
      const sizeBytes = sealedChunks * chunkBytes + inChunk;
      sealChunk(true);
      await flush();
      await file.sync();
      await file.close();
      await rename(temporary, target);
      await syncFolder(dirname(target));
      return sizeBytes;
    },
    async abort() {
      await file.close();
      await rm(temporary, { force: true });
    },
  };
}

async function writeAll(file: FileHandle, bytes: Buffer): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    written += (await file.write(bytes, written, bytes.length - written)).bytesWritten;
  }
}

/** A rename survives a loss of power only when its folder has been written too. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
