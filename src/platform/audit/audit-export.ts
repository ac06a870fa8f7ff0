import { createHash, type Hash } from "node:crypto";
import type { Platform } from "../platform.ts";
import { isSigned, type Signature } from "../signing/signature.ts";
import type { Signing } from "../signing/signing.ts";
import { firstHash, hashOf } from "./audit.ts";
import { createAuditReader, type ReadEntry } from "./audit-reader.ts";

const format = "iris-audit/1";
const purpose = "audit";

/** A line of an export: the entry as it is read, and what its hash is made of. */
export interface ExportedEntry extends ReadEntry {
  /** The detail as it is stored, base64. */
  readonly sealed: string | null;
  /** Hex. */
  readonly hash: string;
}

interface Closing {
  readonly entries: number;
  readonly head: string;
  readonly signature: Signature;
}

/**
 * The whole log as JSON lines: what it is, each entry, and last the signature over all before it. It is checked without the
 * instance, its keys or a network (`checkAuditExport`).
 */
export async function* exportAudit(
  { db, keys, config, now }: Pick<Platform, "db" | "keys" | "config" | "now">,
  signing: Pick<Signing, "sign">,
): AsyncGenerator<string> {
  const digest = createHash("sha256");
  const line = (value: object): string => {
    const text = JSON.stringify(value);
    digest.update(`${text}\n`);
    return text;
  };
  yield line({ format, instance: config.server.public_url, exportedAt: now() });
  let [entries, head] = [0, firstHash];
  for await (const page of createAuditReader({ db, keys }).whole()) {
    for (const entry of page) {
      yield line(entry);
      [entries, head] = [entry.number, entry.hash];
    }
  }
  const closing: Closing = { entries, head, signature: await signing.sign(purpose, digest.digest()) };
  yield JSON.stringify(closing);
}

export type ExportVerdict =
  | { readonly ok: true; readonly entries: number; readonly head: string; readonly keyId: string }
  | { readonly ok: false; readonly line: number; readonly why: "format" | "chain" | "cut" | "signature" };

/** Checks an export by itself. Whose key signed it, the instance's published keys say: compare `keyId`. */
export async function checkAuditExport(lines: AsyncIterable<string> | Iterable<string>): Promise<ExportVerdict> {
  const digest: Hash = createHash("sha256");
  let [number, last, head] = [0, 0, firstHash];
  for await (const text of lines) {
    number += 1;
    const value = parse(text);
    if (value === undefined) return { ok: false, line: number, why: "format" };
    if (number === 1) {
      if (value.format !== format) return { ok: false, line: 1, why: "format" };
    } else if ("signature" in value) {
      const { entries, head: said, signature } = value as unknown as Closing;
      if (entries !== last || said !== head) return { ok: false, line: number, why: "cut" };
      if (!isSigned(purpose, digest.digest(), signature)) return { ok: false, line: number, why: "signature" };
      return { ok: true, entries, head, keyId: signature.keyId };
    } else {
      const { hash, sealed, detail: _, ...entry } = value as unknown as ExportedEntry;
      const detail = sealed === null ? null : Buffer.from(sealed, "base64");
      if (entry.number !== last + 1 || hashOf(head, { ...entry, detail } as Parameters<typeof hashOf>[1]) !== hash)
        return { ok: false, line: number, why: "chain" };
      [last, head] = [entry.number, hash];
    }
    digest.update(`${text}\n`);
  }
  return { ok: false, line: number, why: "cut" };
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    return Object(JSON.parse(text)) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
