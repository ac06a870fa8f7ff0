import type { File } from "../../protocol/files.ts";
import { appendUpload } from "./append-upload.ts";
import { fileIdTaken, fileTooLarge, storageFull } from "./files.errors.ts";
import { fitsStorage } from "./files.policy.ts";
import { claimedBytesOf, findFile, insertFileOnce, newestOf } from "./files.store.ts";
import { harmless } from "./media-type.ts";
import { ownerKey, presentFile, sealName } from "./present-file.ts";
import { requireRoom } from "./room.ts";
import type { UploadDeps } from "./upload.deps.ts";

export interface NewUpload {
  readonly id: string;
  readonly ownerId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
}

/** Announces an upload; a retry finds the first (B5). */
export async function createUpload(deps: UploadDeps, upload: NewUpload): Promise<File> {
  const { id, ownerId, sizeBytes } = upload;
  await deps.plans.require(ownerId, "files");
  if (sizeBytes > deps.config.files.max_bytes) throw fileTooLarge();
  const name = sealName(await ownerKey(deps.keys, ownerId), id, upload.name);
  await requireRoom(deps, sizeBytes);
  const { storageBytes } = await deps.plans.limits(ownerId);
  const row = await deps.db.transaction(async (tx) => {
    const earlier = await findFile(tx, id);
    if (earlier) return earlier;
    if (!fitsStorage(await claimedBytesOf(tx, ownerId), sizeBytes, storageBytes)) throw storageFull();
    const createdAt = Math.max(deps.now(), ((await newestOf(tx, ownerId)) ?? 0) + 1);
    const mediaType = harmless(upload.mediaType);
    const arrivedAt = deps.now();
    await insertFileOnce(tx, { id, ownerId, name, mediaType, sizeBytes, state: "uploading", createdAt, arrivedAt });
    return await findFile(tx, id);
  });
  if (!row || row.ownerId !== ownerId) throw fileIdTaken();
  const file = await presentFile(deps.keys, row);
  if (file.name !== upload.name || file.sizeBytes !== sizeBytes) throw fileIdTaken();
  // Of an empty file all bytes are there.
  const none = { bytes: null, lengthBytes: 0, checksum: undefined };
  if (sizeBytes === 0 && row.state === "uploading") {
    await appendUpload(deps, { fileId: id, ownerId, offset: 0, ...none });
  }
  return file;
}
