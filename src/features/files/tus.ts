import { Failure } from "../../platform/http/failure.ts";
import { problemOf, problemResponse } from "../../platform/http/problem-of.ts";
import type { Handler } from "../../platform/platform.ts";
import type { EndpointShape } from "../../protocol/endpoint.ts";
import type { Language } from "../../protocol/failures/index.ts";
import { partMediaType, tusVersion, uploadMetadata } from "../../protocol/uploads.ts";
import { checksumUnknown, tusVersionNeeded, uploadMalformed, uploadTypeNeeded } from "./files.errors.ts";

/** How a digest is named in `Upload-Checksum`, and its length in bytes. */
const digests: ReadonlyMap<string, number> = new Map([
  ["sha1", 20],
  ["sha256", 32],
]);

export const abilities = {
  "tus-version": tusVersion,
  "tus-extension": "creation,termination,checksum",
  "tus-checksum-algorithm": [...digests.keys()].join(","),
} as const;

const common = { "tus-resumable": tusVersion, "cache-control": "no-store" };

/** An answer of the protocol: a status and headers, never a body. */
export const tusAnswer = (status: number, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(null, { status, headers: { ...common, ...headers } });

interface Asked {
  readonly request: Request | undefined;
  readonly language: Language;
  readonly requestId: string;
}

/**
 * Runs an act of the upload protocol: refuses other versions of it, and puts the protocol's headers on refusals too.
 */
export function speakingTus<E extends EndpointShape>(
  endpoint: E,
  act: (input: Parameters<Handler<E>>[0], headers: Headers) => Promise<Response>,
): (input: Parameters<Handler<E>>[0]) => Promise<Response> {
  return async (input) => {
    const { request, language, requestId } = input as Asked;
    try {
      const headers = request?.headers ?? new Headers();
      if (headers.get("tus-resumable") !== tusVersion) throw tusVersionNeeded();
      return await act(input, headers);
    } catch (error) {
      if (!(error instanceof Failure) || !endpoint.failures.includes(error.code)) throw error;
      const refusal = problemResponse(problemOf(error, language, requestId));
      for (const [name, value] of Object.entries(common)) refusal.headers.set(name, value);
      if (error.code === "files.tus_version") refusal.headers.set("tus-version", tusVersion);
      return refusal;
    }
  };
}

/** A header that is a whole number, of bytes. @throws files.upload_malformed */
export function bytesIn(headers: Headers, name: string): number {
  const value = headers.get(name) ?? "";
  if (!/^\d{1,15}$/.test(value)) throw uploadMalformed();
  return Number(value);
}

/** Content-Length; undefined when the part comes without (chunked). */
export const lengthOfPart = (headers: Headers): number | undefined =>
  headers.has("content-length") ? bytesIn(headers, "content-length") : undefined;

/** @throws files.upload_type */
export function requirePartType(headers: Headers): void {
  if (headers.get("content-type") !== partMediaType) throw uploadTypeNeeded();
}

export interface Checksum {
  readonly algorithm: string;
  readonly digest: Buffer;
}

/** `sha1 <base64>`; undefined when none is sent. @throws files.checksum_unknown, files.upload_malformed */
export function checksumIn(headers: Headers): Checksum | undefined {
  const value = headers.get("upload-checksum");
  if (value === null) return undefined;
  const [algorithm = "", encoded = "", ...more] = value.split(" ");
  const bytes = digests.get(algorithm);
  if (bytes === undefined) throw checksumUnknown();
  const digest = fromBase64(encoded);
  if (more.length > 0 || digest?.length !== bytes) throw uploadMalformed();
  return { algorithm, digest };
}

/** Only the one way of writing them: what else decodes to the same bytes is none. */
function fromBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, "base64");
  return bytes.toString("base64") === text ? bytes : undefined;
}

const mostMetadata = 4_096;

/** @throws files.upload_malformed */
export function metadataIn(headers: Headers) {
  const value = headers.get("upload-metadata") ?? "";
  if (value.length > mostMetadata) throw uploadMalformed();
  const pairs = new Map<string, string>();
  for (const pair of value.split(",")) {
    const [key = "", encoded = "", ...more] = pair.trim().split(" ");
    const bytes = fromBase64(encoded);
    if (key === "" || more.length > 0 || !bytes || pairs.has(key)) throw uploadMalformed();
    pairs.set(key, textOf(bytes));
  }
  const parsed = uploadMetadata.safeParse(Object.fromEntries(pairs));
  if (!parsed.success) throw uploadMalformed();
  return parsed.data;
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw uploadMalformed();
  }
}

/** As it was sent, as far as it was kept. */
export const metadataOf = (file: { fileId: string; name: string; mediaType: string }): string =>
  Object.entries({ id: file.fileId, filename: file.name, filetype: file.mediaType })
    .map(([key, value]) => `${key} ${Buffer.from(value).toString("base64")}`)
    .join(",");
