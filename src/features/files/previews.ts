import type { StoredBlob } from "../../platform/blobs/blob-reader.ts";
import type { FilesDeps } from "./files.deps.ts";
import { noPreview } from "./files.errors.ts";
import type { FileRow } from "./files.store.ts";
import { hasPreview } from "./media-type.ts";

/** Long side, enough for a sharp picture in a conversation on a dense screen. */
const longestSide = 1_280;
/** A decoded pixel takes four bytes: 40 million of them are a 160 MB peak. */
const maxPixels = 40_000_000;
const maxSourceBytes = 40 * 1024 ** 2;

/**
 * Images as they are shown: decoded and drawn anew, so that nothing but the picture is left (no place or camera, no
 * appended bytes), upright and small. Made when first asked for, kept under the file's key. One at a time: decoding is what
 * takes memory.
 */
export function createPreviews({ blobs, log }: Pick<FilesDeps, "blobs" | "log">) {
  let queue: Promise<unknown> = Promise.resolve();

  async function make(row: FileRow): Promise<StoredBlob> {
    const made = await blobs.open(row.id, "preview");
    if (made) return made;
    const source = await blobs.open(row.id, "content");
    if (!source) throw noPreview();
    const picture = await draw(await new Response(source.read()).bytes()).catch((error: unknown) => {
      log.info({ fileId: row.id, error }, "an image has no preview");
      throw noPreview();
    });
    const writer = await blobs.write(row.id, "preview");
    await writer.write(picture);
    await writer.commit();
    const stored = await blobs.open(row.id, "preview");
    if (!stored) throw noPreview();
    return stored;
  }

  return {
    /** @returns a webp. @throws files.no_preview when it is no image, too large, or cannot be decoded */
    async preview(row: FileRow): Promise<StoredBlob> {
      if (!hasPreview(row.mediaType) || row.sizeBytes > maxSourceBytes) throw noPreview();
      const made = await blobs.open(row.id, "preview");
      if (made) return made;
      const mine = queue.then(() => make(row));
      queue = mine.catch(() => {});
      return await mine;
    },
  };
}
export type Previews = ReturnType<typeof createPreviews>;

const draw = (source: Uint8Array<ArrayBuffer>): Promise<Uint8Array> =>
  new Bun.Image(source, { maxPixels })
    .resize(longestSide, longestSide, { fit: "inside", withoutEnlargement: true })
    .webp({ quality: 82 })
    .bytes();
