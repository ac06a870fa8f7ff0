import { createHash, timingSafeEqual } from "node:crypto";
import type { Scan } from "../../platform/antivirus/scan.ts";
import type { BlobAppender } from "../../platform/blobs/blob-appender.ts";
import { arriving } from "./arriving-bytes.ts";
import {
  checksumDiffers,
  fileInfected,
  fileNotFound,
  fileProtected,
  fileUnscannable,
  offsetDiffers,
  sizeDiffers,
  storageFull,
} from "./files.errors.ts";
import { fitsStorage } from "./files.policy.ts";
import { changeFile, claimedBytesOf, type FileRow, findFile } from "./files.store.ts";
import { finishUpload } from "./finish-upload.ts";
import { recoverUpload } from "./recover-upload.ts";
import { onDisk, requireRoom } from "./room.ts";
import type { Checksum } from "./tus.ts";
import type { UploadDeps } from "./upload.deps.ts";
import { ownFile } from "./visible-file.ts";

export interface Part {
  readonly fileId: string;
  readonly ownerId: string;
  /** Where the client believes the upload to stand. */
  readonly offset: number;
  readonly bytes: ReadableStream<Uint8Array> | null;
  /** Content-Length; undefined when the client does not say. */
  readonly lengthBytes: number | undefined;
  /** With it the part counts whole or not at all. */
  readonly checksum: Checksum | undefined;
}

/**
 * Takes the next bytes of an upload: scans them while they arrive and encrypts them to the disk, in bounded memory. What has
 * arrived when the line breaks is kept.
 * @returns how many bytes are stored, also after a loss of power
 */
export async function appendUpload(deps: UploadDeps, part: Part): Promise<number> {
  // A stranger must not be able to stop somebody's upload: asked before the earlier one is told to.
  await ownFile(deps, part);
  await deps.plans.require(part.ownerId, "files");
  return await deps.uploads.exclusively(part.fileId, async (signal) => {
    const row = await recoverUpload(deps, await ownFile(deps, part));
    requireUnrefused(row);
    if (row.state !== "uploading") return standing(row.sizeBytes, part);
    const { storageBytes } = await deps.plans.limits(part.ownerId);
    if (!fitsStorage(await claimedBytesOf(deps.db.reader, part.ownerId), 0, storageBytes)) throw storageFull();
    await requireRoom(deps, part.lengthBytes ?? row.sizeBytes - part.offset);
    try {
      return await onDisk(() => append(deps, row, part, signal));
    } finally {
      await requireNotDeleted(deps, part.fileId);
    }
  });
}

/** Deleted while it arrived: its key is gone, and what was still written must go too. */
async function requireNotDeleted({ db, blobs }: UploadDeps, fileId: string): Promise<void> {
  if (await findFile(db.reader, fileId)) return;
  await blobs.destroy(fileId);
  throw fileNotFound();
}

function requireUnrefused({ state }: FileRow): void {
  if (state === "infected") throw fileInfected();
  if (state === "unscannable") throw fileUnscannable();
  if (state === "protected") throw fileProtected();
}

/** All bytes are there: the client may have missed the answer to the last ones. */
function standing(sizeBytes: number, { offset, lengthBytes }: Part): number {
  if (offset !== sizeBytes) throw offsetDiffers();
  if (lengthBytes) throw sizeDiffers();
  return sizeBytes;
}

async function append(deps: UploadDeps, row: FileRow, part: Part, signal: AbortSignal): Promise<number> {
  const appender = await deps.blobs.append(row.id, part.checksum !== undefined);
  const isElsewhere = appender.offset !== part.offset;
  if (isElsewhere || part.offset + (part.lengthBytes ?? 0) > row.sizeBytes) {
    await appender.keep();
    throw isElsewhere ? offsetDiffers() : sizeDiffers();
  }
  const scan = await deps.scans.resume(row.id, appender.offset, () => appender.stored());
  try {
    const offset = part.offset + (await pipe(row, part, appender, scan, signal));
    if (offset < row.sizeBytes) {
      await appender.keep();
      await deps.db.transaction((tx) => changeFile(tx, row.id, ["uploading"], { arrivedAt: deps.now() }));
      deps.scans.park(row.id, scan, offset);
      return offset;
    }
  } catch (error) {
    scan.abort();
    // With a checksum a part counts whole or not at all; what else has arrived stays.
    await (part.checksum ? appender.discard() : appender.keep()).catch(() => {});
    throw error;
  }
  try {
    await appender.commit();
    await finishUpload(deps, row, scan);
  } catch (error) {
    scan.abort();
    throw error;
  }
  return row.sizeBytes;
}

/** @returns how many bytes came; fewer than announced when the line broke */
async function pipe(
  { sizeBytes }: FileRow,
  { offset, bytes, lengthBytes, checksum }: Part,
  appender: BlobAppender,
  scan: Scan,
  signal: AbortSignal,
): Promise<number> {
  const hash = checksum && createHash(checksum.algorithm);
  let received = 0;
  for await (const chunk of arriving(bytes, signal)) {
    if (offset + received + chunk.byteLength > sizeBytes) throw sizeDiffers();
    received += chunk.byteLength;
    hash?.update(chunk);
    await Promise.all([appender.write(chunk), scan.write(chunk)]);
  }
  if (hash) {
    const isWhole = lengthBytes === undefined || received === lengthBytes;
    if (!isWhole || !timingSafeEqual(hash.digest(), checksum.digest)) throw checksumDiffers();
  }
  return received;
}
