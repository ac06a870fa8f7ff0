import { open, readFile, rename } from "node:fs/promises";
import { dirname } from "node:path";
import type { DataKey } from "../crypto/keys.ts";
import { BlobDamaged, chunkCipher, newHeader } from "./chunk-cipher.ts";
import { syncFolder, writeAt, writing } from "./file-bytes.ts";
import { headerBytes, sealBytes } from "./layout.ts";

/** How much of an unfinished blob is known to be on the disk, also after a loss of power. */
export interface KeptProgress {
  /** Chunks of the file that count. */
  readonly chunks: number;
  /** What follows them and does not fill a chunk. */
  readonly rest: Uint8Array;
  /** True while a part is written that counts whole or not at all: what the file has beyond is not to be believed. */
  readonly isBounded: boolean;
}

export const nothingKept: KeptProgress = { chunks: 0, rest: new Uint8Array(), isBounded: false };

const countBytes = 4;

/**
 * Beside the file, in one piece: `chunks (4) | header | nonce, rest, tag`. Replaced as a whole, so that the rest which was
 * acknowledged is there until what replaces it is.
 */
export async function writeKept(key: DataKey, name: string, path: string, kept: KeptProgress): Promise<void> {
  const record = Buffer.alloc(countBytes + headerBytes + sealBytes + kept.rest.byteLength);
  record.writeUInt32BE(kept.chunks);
  const header = newHeader(key);
  header.copy(record, countBytes);
  chunkCipher(key, name, header).seal(
    kept.chunks,
    kept.isBounded,
    kept.rest,
    record.subarray(countBytes + headerBytes),
  );
  const next = `${path}.next`;
  const file = await writing(() => open(next, "w", 0o600));
  try {
    await writeAt(file, record, 0);
    await writing(() => file.sync());
  } finally {
    await file.close();
  }
  await rename(next, path);
  await syncFolder(dirname(path));
}

/** @throws BlobDamaged */
export async function readKept(key: DataKey, name: string, path: string): Promise<KeptProgress> {
  const record = await readFile(path).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  });
  if (!record) return nothingKept;
  if (record.length < countBytes + headerBytes + sealBytes) throw new BlobDamaged("The progress is cut.");
  const chunks = record.readUInt32BE();
  const cipher = chunkCipher(key, name, record.subarray(countBytes, countBytes + headerBytes));
  const sealed = record.subarray(countBytes + headerBytes);
  for (const isBounded of [false, true]) {
    try {
      return { chunks, rest: cipher.open(chunks, isBounded, sealed), isBounded };
    } catch (error) {
      if (isBounded) throw error;
    }
  }
  throw new BlobDamaged("The progress does not open.");
}
