import type { FilesDeps } from "./files.deps.ts";
import { changeFile, type FileRow, findFile } from "./files.store.ts";
import { recordChange } from "./record-change.ts";

/** After a crash between the last byte and the word of it: the whole file is there and waits to be scanned. */
export async function recoverUpload(
  deps: FilesDeps & { readonly wakeRescan: () => void },
  row: FileRow,
): Promise<FileRow> {
  if (row.state !== "uploading" || !(await deps.blobs.open(row.id, "content"))) return row;
  const recovered = await deps.db.transaction(async (tx) => {
    if (await changeFile(tx, row.id, ["uploading"], { state: "waiting" })) await recordChange(deps.facts, tx, row);
    return await findFile(tx, row.id);
  });
  deps.wakeRescan();
  return recovered ?? row;
}
