import type { FileReference } from "../../../src/protocol/conversations.ts";

export type PreviewKind = "image" | "pdf" | "audio" | "video" | "text";

/** Beyond it a text is downloaded. */
export const mostTextBytes = 512 * 1024;
const mostPdfBytes = 100 * 1024 ** 2;

/**
 * Names of texts: what a page could run is stored as unknown bytes, whatever its uploader called it, and is shown here as letters
 * alone.
 */
const textNames =
  /\.(txt|md|csv|tsv|log|json|ya?ml|toml|ini|conf|xml|html?|css|svg|m?[jt]sx?|py|rb|rs|go|java|kt|c|cc|cpp|h|hpp|cs|php|sh|ps1|sql|tex|srt|vtt|diff|patch)$/i;

/** How a file can be shown here; undefined: it can only be downloaded. */
export function previewKind({ mediaType, name, sizeBytes, width, height }: Omit<FileReference, "fileId">) {
  if (width !== null && height !== null) return "image" satisfies PreviewKind;
  if (mediaType === "application/pdf") return sizeBytes <= mostPdfBytes ? ("pdf" satisfies PreviewKind) : undefined;
  if (mediaType.startsWith("video/")) return "video" satisfies PreviewKind;
  if (mediaType.startsWith("audio/")) return "audio" satisfies PreviewKind;
  const isText = mediaType.startsWith("text/") || mediaType === "application/json" || textNames.test(name);
  return isText && sizeBytes > 0 && sizeBytes <= mostTextBytes ? ("text" satisfies PreviewKind) : undefined;
}
