const octetStream = "application/octet-stream";

interface Signature {
  readonly type: string;
  readonly at: number;
  readonly bytes: string;
  /** Further bytes, for containers that share their beginning. */
  readonly also?: { readonly at: number; readonly bytes: string };
}

/** Latin-1. Longer and more specific ones first. */
const signatures: readonly Signature[] = [
  { type: "image/png", at: 0, bytes: "\x89PNG\r\n\x1a\n" },
  { type: "image/jpeg", at: 0, bytes: "\xff\xd8\xff" },
  { type: "image/gif", at: 0, bytes: "GIF87a" },
  { type: "image/gif", at: 0, bytes: "GIF89a" },
  { type: "image/webp", at: 0, bytes: "RIFF", also: { at: 8, bytes: "WEBP" } },
  { type: "audio/wav", at: 0, bytes: "RIFF", also: { at: 8, bytes: "WAVE" } },
  { type: "image/avif", at: 4, bytes: "ftypavif" },
  { type: "image/heic", at: 4, bytes: "ftypheic" },
  { type: "audio/mp4", at: 4, bytes: "ftypM4A" },
  { type: "video/quicktime", at: 4, bytes: "ftypqt" },
  { type: "video/mp4", at: 4, bytes: "ftyp" },
  { type: "video/webm", at: 0, bytes: "\x1aE\xdf\xa3" },
  { type: "audio/ogg", at: 0, bytes: "OggS" },
  { type: "audio/flac", at: 0, bytes: "fLaC" },
  { type: "audio/mpeg", at: 0, bytes: "ID3" },
  { type: "audio/mpeg", at: 0, bytes: "\xff\xfb" },
  { type: "image/bmp", at: 0, bytes: "BM" },
  { type: "application/pdf", at: 0, bytes: "%PDF-" },
];

/** Kinds that a browser shows: only the bytes can say that something is one of them. */
const mustBeSeen = /^(image|audio|video)\/|^application\/pdf$/;
/**
 * Kinds that a page can run or take on as a part of itself: as another's script or stylesheet a file of this origin would pass
 * the content security policy, whatever its own answer forbids.
 */
const canAct = /[/+.-](?:x?html|xml|xsl|css|wasm|(?:java|ecma|j|live|vb)script)/;
const wellFormed = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,62}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,62}$/;

/**
 * What a file is, from its first bytes; where they say nothing, what its uploader said, as long as that is harmless.
 * @param head the first 16 bytes or more
 */
export function mediaTypeOf(head: Uint8Array, claimed: string): string {
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 32)).toString("latin1");
  const matches = ({ at, bytes }: { at: number; bytes: string }) => text.startsWith(bytes, at);
  const seen = signatures.find((signature) => matches(signature) && (!signature.also || matches(signature.also)));
  if (seen) return seen.type === "video/webm" && /^audio\//.test(claimed) ? "audio/webm" : seen.type;
  return harmless(claimed);
}

/** @returns the claimed type without parameters, or the one of any bytes */
export function harmless(claimed: string): string {
  const type = (claimed.split(";")[0] ?? "").trim().toLowerCase();
  return wellFormed.test(type) && !mustBeSeen.test(type) && !canAct.test(type) ? type : octetStream;
}

const previewable = new Set(["image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"]);
/** Images that are shown in a conversation, after they have been decoded and drawn anew. */
export const hasPreview = (mediaType: string): boolean => previewable.has(mediaType);
