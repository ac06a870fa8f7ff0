import type { Scan } from "../../platform/antivirus/scan.ts";
import { fileNotFound } from "./files.errors.ts";
import { changeFile, type FileRow } from "./files.store.ts";
import { mediaTypeOf } from "./media-type.ts";
import { recordChange } from "./record-change.ts";
import type { UploadDeps } from "./upload.deps.ts";

const headBytes = 64;

/**
 * All bytes are stored: from here on the file waits for its verdict, which may take minutes. Nobody waits with it; the state
 * tells (S25).
 */
export async function finishUpload(deps: UploadDeps, row: FileRow, scan: Scan): Promise<void> {
  const blob = await deps.blobs.open(row.id, "content");
  const head = blob && (await new Response(blob.read(0, Math.min(blob.sizeBytes, headBytes))).bytes());
  const mediaType = mediaTypeOf(head ?? new Uint8Array(), row.mediaType);
  await deps.db.transaction(async (tx) => {
    if (!(await changeFile(tx, row.id, ["uploading"], { state: "scanning", mediaType }))) throw fileNotFound();
    await recordChange(deps.facts, tx, row);
  });
  deps.judge.soon({ ...row, mediaType }, scan);
}
