import type { Scan, Verdict } from "../../platform/antivirus/scan.ts";
import type { BlobWriter } from "../../platform/blobs/blob-writer.ts";
import type { File } from "../../protocol/files.ts";
import { arriving } from "./arriving-bytes.ts";
import type { FilesDeps } from "./files.deps.ts";
import { alreadyUploaded, fileInfected, fileNotFound, fileUnscannable, sizeDiffers } from "./files.errors.ts";
import { changeFile, type FileRow } from "./files.store.ts";
import { mediaTypeOf } from "./media-type.ts";
import { presentFile } from "./present-file.ts";
import { recordChange } from "./record-change.ts";
import { settleScan } from "./settle-scan.ts";
import type { Uploads } from "./uploads.ts";
import { ownFile } from "./visible-file.ts";

export interface Content {
  readonly fileId: string;
  readonly ownerId: string;
  readonly bytes: ReadableStream<Uint8Array> | null;
  /** From Content-Length; undefined when the client does not say. */
  readonly announcedBytes: number | undefined;
}

export type ReceiveDeps = FilesDeps & { readonly uploads: Uploads; readonly wakeRescan: () => void };

/**
 * Takes a file's bytes: scans them while they arrive and encrypts them to the disk, in bounded memory. Answers with the
 * verdict, or with `waiting` when the scanner gave none; nobody can read the bytes before there is one (S25).
 */
export async function receiveContent(deps: ReceiveDeps, content: Content): Promise<File> {
  const { fileId, ownerId } = content;
  // A stranger must not be able to stop somebody's upload: asked before the earlier one is told to.
  await ownFile(deps, { fileId, ownerId });
  return await deps.uploads.exclusively(fileId, async (signal) => {
    const row = await awaitingContent(deps, content);
    const verdict = await scanned(deps, async (scan) => {
      const mediaType = await store(deps, row, content, scan, signal);
      await markScanning(deps, row, mediaType);
    });
    const settled = await settleScan(deps, row, verdict);
    if (verdict.kind === "unavailable") deps.wakeRescan();
    refuse(verdict);
    if (!settled) throw fileNotFound();
    return await presentFile(deps.keys, settled);
  });
}

/** Whatever fails on the way, the scanner is not left waiting for the rest. */
async function scanned({ antivirus }: FilesDeps, feed: (scan: Scan) => Promise<void>): Promise<Verdict> {
  const scan = antivirus.startScan();
  try {
    await feed(scan);
  } catch (error) {
    scan.abort();
    throw error;
  }
  return await scan.finish();
}

async function awaitingContent(deps: FilesDeps, content: Content): Promise<FileRow> {
  const row = await ownFile(deps, content);
  if (row.state === "infected") throw fileInfected();
  if (row.state === "unscannable") throw fileUnscannable();
  if (row.state !== "uploading") throw alreadyUploaded();
  if (content.announcedBytes !== undefined && content.announcedBytes !== row.sizeBytes) throw sizeDiffers();
  return row;
}

/** @returns what kind of bytes they are, once all are on the disk */
async function store(
  deps: FilesDeps,
  row: FileRow,
  content: Content,
  scan: Scan,
  signal: AbortSignal,
): Promise<string> {
  const writer = await deps.blobs.write(row.id, "content");
  try {
    const head = await pipe(arriving(content.bytes, signal), row.sizeBytes, writer, scan);
    await writer.commit();
    return mediaTypeOf(head, row.mediaType);
  } catch (error) {
    await writer.abort();
    throw error;
  }
}

const headBytes = 64;

/** @returns the first bytes. @throws files.size_differs when they break off or are more than announced */
async function pipe(
  chunks: AsyncIterable<Uint8Array>,
  sizeBytes: number,
  writer: BlobWriter,
  scan: Scan,
): Promise<Uint8Array> {
  const head = new Uint8Array(headBytes);
  let received = 0;
  for await (const chunk of chunks) {
    if (received < headBytes) head.set(chunk.subarray(0, headBytes - received), received);
    received += chunk.byteLength;
    if (received > sizeBytes) throw sizeDiffers();
    await Promise.all([writer.write(chunk), scan.write(chunk)]);
  }
  if (received !== sizeBytes) throw sizeDiffers();
  return head.subarray(0, Math.min(received, headBytes));
}

async function markScanning(deps: FilesDeps, row: FileRow, mediaType: string): Promise<void> {
  const isThere = await deps.db.transaction(async (tx) => {
    const changed = await changeFile(tx, row.id, ["uploading"], { state: "scanning", mediaType });
    if (changed) await recordChange(deps.facts, tx, row);
    return changed;
  });
  if (isThere) return;
  // Deleted while it arrived: its key is gone, and these bytes must go too.
  await deps.blobs.destroy(row.id);
  throw fileNotFound();
}

function refuse({ kind }: Verdict): void {
  if (kind === "infected") throw fileInfected();
  if (kind === "limit") throw fileUnscannable();
}
