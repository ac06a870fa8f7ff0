import { answerBytes, type BytesAsked, isKnown } from "../../platform/http/answer-bytes.ts";
import { attachment } from "../../platform/http/content-disposition.ts";
import type { FilesDeps } from "./files.deps.ts";
import { fileNotFound, fileNotReady, fileWithdrawn } from "./files.errors.ts";
import { mayReadBytes } from "./files.policy.ts";
import { presentReference } from "./present-file.ts";
import type { Previews } from "./previews.ts";
import { visibleFile } from "./visible-file.ts";

export interface Download extends BytesAsked {
  readonly fileId: string;
  readonly accountId: string;
  readonly wantsPreview: boolean;
}

/** Even if a browser showed such an answer as a page, it could do nothing. */
const harmlessPage = "sandbox; default-src 'none'; frame-ancestors 'none'";

export async function downloadFile(deps: FilesDeps & { previews: Previews }, download: Download): Promise<Response> {
  const row = await visibleFile(deps, download);
  // Also told to those whom it was shared with: they may have saved it while it passed as clean.
  if (row.state === "infected") throw fileWithdrawn();
  if (!mayReadBytes(row)) throw row.ownerId === download.accountId ? fileNotReady() : fileNotFound();
  // The bytes behind an id never change; a copy is asked about again each time, since it may have been deleted.
  const common = {
    etag: download.wantsPreview ? `"${row.id}-preview"` : `"${row.id}"`,
    "cache-control": "private, no-cache",
    "content-security-policy": harmlessPage,
    "x-content-type-options": "nosniff",
  };
  if (isKnown(download, common.etag)) {
    return new Response(null, { status: 304, headers: common });
  }
  if (download.wantsPreview) {
    const headers = { ...common, "content-type": "image/webp", "content-disposition": "inline" };
    return answerBytes(await deps.previews.preview(row), download, headers);
  }
  const { name, mediaType } = await presentReference(deps.keys, row);
  const blob = await deps.blobs.open(row.id, "content");
  if (!blob) throw fileNotFound();
  return answerBytes(blob, download, { ...common, "content-type": mediaType, "content-disposition": attachment(name) });
}
