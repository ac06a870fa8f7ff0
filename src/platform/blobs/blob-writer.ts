import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { DataKey } from "../crypto/keys.ts";
import { chunkCipher, newHeader } from "./chunk-cipher.ts";
import { createChunkSink } from "./chunk-sink.ts";
import { syncFolder, writeAt, writing } from "./file-bytes.ts";

/** Takes one blob's bytes in order; holds at most a few chunks of them in memory. */
export interface BlobWriter {
  /** Resolves when more may come. The bytes may be reused afterwards. @throws DiskFull */
  write(bytes: Uint8Array): Promise<void>;
  /** Resolves when all is on the disk, also after a loss of power. @returns the content's length @throws DiskFull */
  commit(): Promise<number>;
  /** Forgets what was written. */
  abort(): Promise<void>;
}

export async function createBlobWriter(
  key: DataKey,
  name: string,
  temporary: string,
  target: string,
): Promise<BlobWriter> {
  await mkdir(dirname(target), { recursive: true });
  await mkdir(dirname(temporary), { recursive: true });
  const file = await writing(() => open(temporary, "wx", 0o600));
  const header = newHeader(key);
  await writeAt(file, header, 0);
  const sink = createChunkSink(file, chunkCipher(key, name, header));

  return {
    write: sink.write,
    async commit() {
      const { sizeBytes } = sink;
      await sink.finish();
      await writing(() => file.sync());
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
