import { Failure } from "../../platform/http/failure.ts";
import type { FilesDeps } from "./files.deps.ts";
import { fileNotFound } from "./files.errors.ts";
import { deleteFileRow, grantsOf } from "./files.store.ts";
import { ownFile } from "./visible-file.ts";

/** Where it was shared: known only now, since nothing of the file stays. */
export interface DeletedLive {
  readonly conversationIds: readonly string[];
}

/** Deletes one's file for everyone: key first, so that no copy of the bytes can be read from then on. */
export async function deleteFile(deps: FilesDeps, request: { fileId: string; ownerId: string }): Promise<void> {
  const { id: fileId, ownerId } = await ownFile(deps, request);
  await deps.blobs.destroy(fileId);
  await deps.db.transaction(async (tx) => {
    const grants = await grantsOf(tx, fileId);
    const live: DeletedLive = { conversationIds: grants.map(({ conversationId }) => conversationId) };
    if (!(await deleteFileRow(tx, fileId))) throw fileNotFound();
    await deps.facts.record(tx, "file.deleted", { fileId, ownerId }, { scope: `account:${ownerId}`, live });
  });
}

/** The same where it may be gone already, or goes by somebody else's hand in the same moment. */
export async function removeFile(deps: FilesDeps, request: { fileId: string; ownerId: string }): Promise<void> {
  try {
    await deleteFile(deps, request);
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== "files.not_found") throw error;
  }
}
