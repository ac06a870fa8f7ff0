import type { Tx } from "../../platform/storage/database.ts";
import type { FilesDeps } from "./files.deps.ts";

/** Tells the owner's devices, after the commit, that something about the file is different. */
export async function recordChange(
  facts: FilesDeps["facts"],
  tx: Tx,
  { id, ownerId }: { id: string; ownerId: string },
): Promise<void> {
  await facts.record(tx, "file.changed", { fileId: id, ownerId }, { scope: `account:${ownerId}` });
}
