import { createHash } from "node:crypto";
import { z } from "zod";
import { isSigned, type Signature, type SigningPurpose, signature } from "../signing/signature.ts";
import { BadZip, type ByteSource, bytesOf, readZip, type ZipEntry } from "./zip-reader.ts";
import type { WrittenEntry } from "./zip-writer.ts";

/** Names every other entry with its hash; signed as the bytes that stand in the ZIP. */
export const manifestPath = "manifest.json";
export const signaturePath = "manifest.signature.json";
const mostManifestBytes = 64 * 1024 ** 2;

const manifest = z.object({
  format: z.string(),
  version: z.number().int(),
  about: z.unknown(),
  entries: z.array(z.object({ path: z.string(), sizeBytes: z.number().int().nonnegative(), sha256: z.string() })),
});

export interface SignedZip<About> {
  readonly about: About;
  readonly version: number;
  readonly signature: Signature;
  readonly entries: ReadonlyMap<string, ZipEntry & Pick<WrittenEntry, "sha256">>;
}

/** Why a ZIP is not believed, beside what is wrong with it as a ZIP. */
export type SignedZipFault = "noManifest" | "format" | "signature" | "missing" | "unlisted" | "hash";
export class BadSignedZip extends Error {
  override readonly name = "BadSignedZip";
  readonly fault: SignedZipFault;
  constructor(fault: SignedZipFault, message: string) {
    super(message);
    this.fault = fault;
  }
}

/** What `openSignedZip` needs to know of the kind of ZIP it opens. */
export interface SignedZipKind<About extends z.ZodType> {
  readonly format: string;
  readonly purpose: SigningPurpose;
  readonly about: About;
}

/**
 * Opens a ZIP whose manifest is signed: the signature holds, and directory and manifest name the same entries. The entries' bytes are
 * checked when they are read (`readEntry`), or all at once (`checkEntries`).
 * @throws BadZip, BadSignedZip
 */
export async function openSignedZip<About extends z.ZodType>(
  source: ByteSource,
  kind: SignedZipKind<About>,
): Promise<SignedZip<z.output<About>>> {
  const found = new Map((await readZip(source)).map((entry) => [entry.path, entry]));
  const [manifestBytes, signatureBytes] = [
    await whole(source, found.get(manifestPath)),
    await whole(source, found.get(signaturePath)),
  ];
  const given = signature.safeParse(jsonIn(signatureBytes));
  if (!given.success) throw new BadSignedZip("signature", "The signature cannot be read.");
  if (!isSigned(kind.purpose, manifestBytes, given.data))
    throw new BadSignedZip("signature", "The manifest was changed after it was signed.");
  const parsed = manifest.safeParse(jsonIn(manifestBytes));
  const about = kind.about.safeParse(parsed.data?.about);
  if (!parsed.success || !about.success || parsed.data.format !== kind.format)
    throw new BadSignedZip("format", "The manifest is not one of this kind.");
  const { version, entries } = parsed.data;
  const listed = new Map<string, ZipEntry & Pick<WrittenEntry, "sha256">>();
  for (const { path, sizeBytes, sha256 } of entries) {
    const entry = found.get(path);
    if (entry?.sizeBytes !== sizeBytes || listed.has(path))
      throw new BadSignedZip("missing", `${path} is missing or has another size.`);
    listed.set(path, { ...entry, sha256 });
  }
  const extra = [...found.keys()].find((path) => !listed.has(path) && path !== manifestPath && path !== signaturePath);
  if (extra !== undefined) throw new BadSignedZip("unlisted", `${extra} is not in the manifest.`);
  return { about: about.data, version, signature: given.data, entries: listed };
}

async function whole(source: ByteSource, entry: ZipEntry | undefined): Promise<Buffer> {
  if (!entry || entry.sizeBytes > mostManifestBytes)
    throw new BadSignedZip("noManifest", "There is no signed manifest in it.");
  return await bytesOf(source, entry.at, entry.at + entry.sizeBytes);
}

function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}

/** @throws BadSignedZip `hash` */
export async function readEntry(source: ByteSource, zip: SignedZip<unknown>, path: string): Promise<Buffer> {
  const entry = zip.entries.get(path);
  if (!entry) throw new BadSignedZip("missing", `${path} is missing.`);
  const bytes = await bytesOf(source, entry.at, entry.at + entry.sizeBytes);
  if (createHash("sha256").update(bytes).digest("hex") !== entry.sha256) throw differs(path);
  return bytes;
}

/** Reads every byte. @throws BadSignedZip `hash` at the first entry that is not what was signed */
export async function checkEntries(source: ByteSource, zip: SignedZip<unknown>): Promise<void> {
  for (const { path, at, sizeBytes, sha256 } of zip.entries.values()) {
    const hash = createHash("sha256");
    for await (const piece of source.read(at, at + sizeBytes)) hash.update(piece);
    if (hash.digest("hex") !== sha256) throw differs(path);
  }
}

const differs = (path: string) => new BadSignedZip("hash", `${path} was changed after it was signed.`);

export const isFaultOfZip = (error: unknown): error is BadZip | BadSignedZip =>
  error instanceof BadZip || error instanceof BadSignedZip;
