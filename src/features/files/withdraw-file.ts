import type { Tx } from "../../platform/storage/database.ts";
import type { FilesDeps } from "./files.deps.ts";
import { changeFile, type FileRow, grantsOf } from "./files.store.ts";
import { mailInfected } from "./mail-infected.ts";
import { recordChange } from "./record-change.ts";

/**
 * Takes back a file that was ready and is known to be infected now: its key and bytes go first, then its owner, whoever it was
 * shared with and the operators are told.
 */
export async function withdrawFile(deps: FilesDeps, row: FileRow, threat: string): Promise<void> {
  await deps.blobs.destroy(row.id);
  const recipients = await deps.operators();
  const isWithdrawn = await deps.db.transaction(async (tx) => {
    if (!(await changeFile(tx, row.id, ["ready"], { state: "infected" }))) return false;
    await recordChange(deps.facts, tx, row);
    await recordWithdrawals(deps, tx, row);
    await mailInfected(deps, tx, row, threat, recipients);
    return true;
  });
  if (isWithdrawn) deps.log.warn({ fileId: row.id, ownerId: row.ownerId, threat }, "infected file withdrawn");
}

/** One for each place, whose members alone may hear of it. */
async function recordWithdrawals({ facts }: FilesDeps, tx: Tx, { id: fileId, ownerId }: FileRow): Promise<void> {
  const places = new Set((await grantsOf(tx, fileId)).map(({ conversationId }) => conversationId));
  for (const conversationId of places) {
    const scope = `conversation:${conversationId}` as const;
    await facts.record(tx, "file.withdrawn", { fileId, ownerId, conversationId }, { scope });
  }
}
