import type { Blobs } from "../../platform/blobs/blobs.ts";
import { hasPreview, mediaTypeOf } from "./media-type.ts";

/** An image's own header is near its beginning, also behind a camera's notes and thumbnail. */
const headBytes = 256 * 1024;

/** Width and height of an image as it will be shown (turned upright), or null for everything else. */
export async function imageSize(
  blobs: Blobs,
  fileId: string,
): Promise<{ width: number | null; height: number | null }> {
  const none = { width: null, height: null };
  const blob = await blobs.open(fileId, "content");
  if (!blob) return none;
  const head = await new Response(blob.read(0, Math.min(blob.sizeBytes, headBytes))).bytes();
  if (!hasPreview(mediaTypeOf(head, ""))) return none;
  try {
    const { width, height } = await new Bun.Image(head).metadata();
    return { width, height };
  } catch {
    return none;
  }
}
