import type { Signing } from "../signing/signing.ts";
import { manifestPath, signaturePath } from "./signed-zip.ts";
import type { ByteSource } from "./zip-reader.ts";
import { createZipWriter } from "./zip-writer.ts";

export const sourceOf = (bytes: Uint8Array): ByteSource => ({
  sizeBytes: bytes.byteLength,
  read: (start, end) => new Blob([new Uint8Array(bytes.subarray(start, end))]).stream(),
});

/** A ZIP of these entries, in this order. */
export async function zipOf(entries: readonly (readonly [path: string, content: string | Uint8Array])[]) {
  const pieces: Uint8Array[] = [];
  const zip = createZipWriter(async (bytes) => void pieces.push(new Uint8Array(bytes)));
  const written = [];
  for (const [path, content] of entries)
    written.push(await zip.add(path, typeof content === "string" ? new TextEncoder().encode(content) : content));
  await zip.finish();
  return { bytes: Buffer.concat(pieces), written };
}

/** One whose manifest is signed, whatever it says. */
export async function signedZipOf(
  signing: Pick<Signing, "sign">,
  entries: readonly (readonly [path: string, content: string])[],
  { about = {}, format = "iris-export", version = 1 }: { about?: unknown; format?: string; version?: number } = {},
) {
  const { written } = await zipOf(entries);
  const manifest = JSON.stringify({ format, version, about, entries: written });
  const signature = JSON.stringify(await signing.sign("export", new TextEncoder().encode(manifest)));
  return (await zipOf([...entries, [manifestPath, manifest], [signaturePath, signature]])).bytes;
}
