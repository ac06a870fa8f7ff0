import type { File } from "../../protocol/files.ts";
import type { FilesDeps } from "./files.deps.ts";
import { filesOf, usedBytesOf } from "./files.store.ts";
import { presentFile } from "./present-file.ts";

export interface FilePage {
  readonly files: File[];
  readonly usedBytes: number;
  readonly hasMore: boolean;
}

/** One's own files, newest first. @param before creation time of the last one already listed */
export async function listFiles(
  { db, keys }: Pick<FilesDeps, "db" | "keys">,
  { ownerId, before, limit }: { ownerId: string; before?: number | undefined; limit: number },
): Promise<FilePage> {
  const rows = await filesOf(db.reader, ownerId, before ?? Number.MAX_SAFE_INTEGER, limit + 1);
  const files = await Promise.all(rows.slice(0, limit).map((row) => presentFile(keys, row)));
  return { files, usedBytes: await usedBytesOf(db.reader, ownerId), hasMore: rows.length > limit };
}
