import { removeFile } from "./delete-file.ts";
import type { FilesDeps } from "./files.deps.ts";
import { countGrantsIn, deleteGrantsIn, filesOnlyIn } from "./files.store.ts";

const atOnce = 100;

/** Files that were shared into a conversation: there alone, and elsewhere too. */
export const countShared = ({ db }: Pick<FilesDeps, "db">, conversationId: string) =>
  countGrantsIn(db.reader, conversationId);

/**
 * Of a conversation that is gone (S23): destroys what was shared there and nowhere else, whosever it is, and forgets that the rest
 * was. Repeated after a crash it goes on where it stopped.
 */
export async function endSharing(deps: FilesDeps, conversationId: string): Promise<void> {
  for (;;) {
    const files = await filesOnlyIn(deps.db.reader, conversationId, atOnce);
    for (const { id: fileId, ownerId } of files) await removeFile(deps, { fileId, ownerId });
    if (files.length < atOnce) break;
  }
  await deps.db.transaction(async (tx) => void (await deleteGrantsIn(tx, conversationId)));
}
