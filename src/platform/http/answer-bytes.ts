import type { Language } from "../../protocol/failures/index.ts";
import type { StoredBlob } from "../blobs/blob-reader.ts";
import { readRange } from "./byte-range.ts";
import { failure } from "./failure.ts";
import { problemOf, problemResponse } from "./problem-of.ts";

export interface BytesAsked {
  /** Range, If-Range, If-None-Match. */
  readonly headers: Headers;
  readonly language: Language;
  readonly requestId: string;
}

type AnswerHeaders = Readonly<Record<string, string>> & { readonly etag: string };

/** The bytes of a blob, whole or the part that was asked for. */
export function answerBytes(blob: StoredBlob, asked: BytesAsked, common: AnswerHeaders): Response {
  const { sizeBytes } = blob;
  const ifRange = asked.headers.get("if-range");
  const mayBePart = ifRange === null || ifRange === common.etag;
  const range = readRange(mayBePart ? asked.headers.get("range") : null, sizeBytes);
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
      const { language, requestId } = asked;
      const refused = problemResponse(problemOf(failure("files.range_invalid"), language, requestId));
      refused.headers.set("content-range", `bytes */${sizeBytes}`);
      return refused;
    }
  }
}

/** If-None-Match compares weakly: `W/` makes no difference (RFC 9110 §13.1.2). */
export const isKnown = ({ headers }: BytesAsked, etag: string): boolean =>
  (headers.get("if-none-match") ?? "").split(",").some((tag) => [etag, "*"].includes(tag.trim().replace(/^W\//, "")));
