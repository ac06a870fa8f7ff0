import { open } from "../../platform/crypto/seal.ts";
import { deleteFile } from "./delete-file.ts";
import type { FilesDeps } from "./files.deps.ts";
import { changeOwner, filesOf, grantsOf } from "./files.store.ts";
import { namePlace, ownerKey, sealName } from "./present-file.ts";
import { recordChange } from "./record-change.ts";

const batch = 100;

/**
 * Gives what somebody who is going shared to somebody who stays: the names are sealed anew, the bytes have keys of their own.
 * What they shared with nobody is deleted. Repeated after a crash it goes on where it stopped.
 */
export async function handOverFiles(
  deps: FilesDeps,
  { fromId, toId }: { readonly fromId: string; readonly toId: string },
): Promise<void> {
  const { db, facts, keys } = deps;
  for (;;) {
    const rows = await filesOf(db.reader, fromId, Number.MAX_SAFE_INTEGER, batch);
    if (rows.length === 0) return;
    const [theirs, heirs] = [await ownerKey(keys, fromId), await ownerKey(keys, toId)];
    for (const { id, name, state, createdAt } of rows) {
      const isShared = state === "ready" && (await grantsOf(db.reader, id)).length > 0;
      if (!isShared) {
        await deleteFile(deps, { fileId: id, ownerId: fromId });
        continue;
      }
      const sealed = sealName(heirs, id, open(theirs, namePlace(id), name));
      await db.transaction(async (tx) => {
        await changeOwner(tx, id, { ownerId: toId, name: sealed, createdAt });
        await recordChange(facts, tx, { id, ownerId: toId });
      });
    }
  }
}
