import type { File } from "../../protocol/files.ts";
import { presentFile } from "./present-file.ts";
import { recoverUpload } from "./recover-upload.ts";
import { onDisk } from "./room.ts";
import type { UploadDeps } from "./upload.deps.ts";
import { ownFile } from "./visible-file.ts";

/** Where an upload stands. Bytes that are still arriving are told to stop: whoever asks has lost the line. */
export async function readUpload(
  deps: UploadDeps,
  request: { fileId: string; ownerId: string },
): Promise<{ file: File; offset: number }> {
  await ownFile(deps, request);
  return await deps.uploads.exclusively(request.fileId, async () => {
    const row = await recoverUpload(deps, await ownFile(deps, request));
    const file = await presentFile(deps.keys, row);
    if (row.state !== "uploading") return { file, offset: row.sizeBytes };
    const appender = await onDisk(() => deps.blobs.append(row.id));
    await appender.keep();
    return { file, offset: appender.offset };
  });
}
