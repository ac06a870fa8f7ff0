import type { FilesDeps } from "./files.deps.ts";
import { fileNotFound } from "./files.errors.ts";
import { deleteFileRow } from "./files.store.ts";
import { ownFile } from "./visible-file.ts";

/** Deletes one's file for everyone: key first, so that no copy of the bytes can be read from then on. */
export async function deleteFile(deps: FilesDeps, request: { fileId: string; ownerId: string }): Promise<void> {
  const { id: fileId, ownerId } = await ownFile(deps, request);
  await deps.blobs.destroy(fileId);
  await deps.db.transaction(async (tx) => {
    if (!(await deleteFileRow(tx, fileId))) throw fileNotFound();
    await deps.facts.record(tx, "file.deleted", { fileId, ownerId }, { scope: `account:${ownerId}` });
  });
}
