import { DiskFull } from "../../platform/blobs/file-bytes.ts";
import type { FilesDeps } from "./files.deps.ts";
import { diskFull } from "./files.errors.ts";

/** Uploads leave some of the disk alone, so that messages can still be stored. @throws files.disk_full */
export async function requireRoom({ blobs, config }: Pick<FilesDeps, "blobs" | "config">, bytes: number) {
  if ((await blobs.freeBytes()) < bytes + config.files.reserve_bytes) throw diskFull();
}

/** Runs what writes files. @throws files.disk_full when the disk takes no more */
export async function onDisk<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw error instanceof DiskFull ? diskFull() : error;
  }
}
