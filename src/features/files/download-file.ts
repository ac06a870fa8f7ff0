import type { StoredBlob } from "../../platform/blobs/blob-reader.ts";
import { failure } from "../../platform/http/failure.ts";
import { problemOf, problemResponse } from "../../platform/http/problem-of.ts";
import type { Language } from "../../protocol/failures/index.ts";
import { readRange } from "./byte-range.ts";
import { attachment } from "./content-disposition.ts";
import type { FilesDeps } from "./files.deps.ts";
import { fileNotFound, fileNotReady, fileWithdrawn } from "./files.errors.ts";
import { mayReadBytes } from "./files.policy.ts";
import { presentReference } from "./present-file.ts";
import type { Previews } from "./previews.ts";
import { visibleFile } from "./visible-file.ts";

export interface Download {
  readonly fileId: string;
  readonly accountId: string;
  readonly wantsPreview: boolean;
  /** Range, If-Range, If-None-Match. */
  readonly headers: Headers;
  readonly language: Language;
  readonly requestId: string;
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
  if (matches(download.headers.get("if-none-match"), common.etag)) {
    return new Response(null, { status: 304, headers: common });
  }
  if (download.wantsPreview) {
    const headers = { ...common, "content-type": "image/webp", "content-disposition": "inline" };
    return answer(await deps.previews.preview(row), download, headers);
  }
  const { name, mediaType } = await presentReference(deps.keys, row);
  const blob = await deps.blobs.open(row.id, "content");
  if (!blob) throw fileNotFound();
  return answer(blob, download, { ...common, "content-type": mediaType, "content-disposition": attachment(name) });
}

type AnswerHeaders = Readonly<Record<string, string>> & { readonly etag: string };

function answer(blob: StoredBlob, download: Download, common: AnswerHeaders): Response {
  const { sizeBytes } = blob;
  const ifRange = download.headers.get("if-range");
  const mayBePart = ifRange === null || ifRange === common.etag;
  const range = readRange(mayBePart ? download.headers.get("range") : null, sizeBytes);
  const headers = { ...common, "accept-ranges": "bytes" };
  switch (range.kind) {
    case "whole":
      return new Response(blob.read(), { headers: { ...headers, "content-length": String(sizeBytes) } });
    case "part": {
      const { start, end } = range;
      const part = { "content-length": String(end - start), "content-range": `bytes ${start}-${end - 1}/${sizeBytes}` };
      return new Response(blob.read(start, end), { status: 206, headers: { ...headers, ...part } });
    }
    case "unsatisfiable": {
      const { language, requestId } = download;
      const refused = problemResponse(problemOf(failure("files.range_invalid"), language, requestId));
      refused.headers.set("content-range", `bytes */${sizeBytes}`);
      return refused;
    }
  }
}

/** If-None-Match compares weakly: `W/` makes no difference (RFC 9110 §13.1.2). */
const matches = (header: string | null, etag: string): boolean =>
  (header ?? "").split(",").some((tag) => [etag, "*"].includes(tag.trim().replace(/^W\//, "")));
