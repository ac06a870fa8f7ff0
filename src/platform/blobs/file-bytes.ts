import { type FileHandle, open } from "node:fs/promises";
import { BlobDamaged } from "./chunk-cipher.ts";

/** The disk takes no more: full, or beyond what this program may use of it. */
export class DiskFull extends Error {
  override readonly name = "DiskFull";
}

const fullCodes = new Set(["ENOSPC", "EDQUOT", "EFBIG"]);
/** The same error, or DiskFull when that is what it says. */
const named = (error: unknown): unknown =>
  error instanceof Error && "code" in error && fullCodes.has(String(error.code))
    ? new DiskFull("The disk is full.", { cause: error })
    : error;

/** Runs what writes. @throws DiskFull */
export const writing = async <T>(act: () => Promise<T>): Promise<T> => {
  try {
    return await act();
  } catch (error) {
    throw named(error);
  }
};

/** @throws BlobDamaged when the file is shorter */
export async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer<ArrayBuffer>> {
  const bytes = Buffer.allocUnsafe(length);
  for (let filled = 0; filled < length; ) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, position + filled);
    if (bytesRead === 0) throw new BlobDamaged("The blob ends too early.");
    filled += bytesRead;
  }
  return bytes;
}

/** @throws DiskFull */
export const writeAt = (file: FileHandle, bytes: Uint8Array, position: number): Promise<void> =>
  writing(async () => {
    for (let written = 0; written < bytes.length; ) {
      written += (await file.write(bytes, written, bytes.length - written, position + written)).bytesWritten;
    }
  });

/** A rename survives a loss of power only when its folder has been written too. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
