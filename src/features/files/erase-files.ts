import { deleteFile } from "./delete-file.ts";
import type { FilesDeps } from "./files.deps.ts";
import { filesOf } from "./files.store.ts";

const batch = 100;

/** Deletes all of somebody's files, for everyone. Repeated after a crash it goes on where it stopped. */
export async function eraseFiles(deps: FilesDeps, ownerId: string): Promise<void> {
  for (;;) {
    const rows = await filesOf(deps.db.reader, ownerId, Number.MAX_SAFE_INTEGER, batch);
    if (rows.length === 0) return;
    for (const { id: fileId } of rows) await deleteFile(deps, { fileId, ownerId });
  }
}
