import { pictureOnly } from "../../platform/images/picture-only.ts";
import { maxPictureBytes } from "../../protocol/profiles.ts";
import { pictureUnusable } from "./profiles.errors.ts";

/** As it is shown: `large` on a person's page, `small` in lists, both for dense screens. */
export interface DrawnAvatar {
  readonly large: Uint8Array;
  readonly small: Uint8Array;
}

const sides = { large: 512, small: 96 };
/** A decoded pixel takes four bytes: a 160 MB peak for a moment. */
const maxPixels = 40_000_000;
const accepted = new Set(["jpeg", "png", "webp"]);

let queue: Promise<unknown> = Promise.resolve();

/**
 * Decodes and draws a picture anew, outside the main thread and one at a time, since decoding is what takes memory. The
 * header is asked first: what claims to be huge, or is not square, is never decoded.
 * @throws profiles.picture_unusable
 */
export function drawAvatar(source: Uint8Array<ArrayBuffer>): Promise<DrawnAvatar> {
  const mine = queue.then(() => draw(source));
  queue = mine.catch(() => {});
  return mine;
}

async function draw(source: Uint8Array<ArrayBuffer>): Promise<DrawnAvatar> {
  try {
    const { format, width, height } = await new Bun.Image(source, { maxPixels }).metadata();
    if (!accepted.has(format) || width !== height) throw pictureUnusable();
    const large = await square(source, sides.large);
    return { large: pictureOnly(large), small: pictureOnly(await square(large, sides.small)) };
  } catch {
    // Whatever the decoder says of it: it is the sender's picture that does not fit.
    throw pictureUnusable();
  }
}

const square = (source: Uint8Array<ArrayBuffer>, side: number): Promise<Uint8Array<ArrayBuffer>> =>
  new Bun.Image(source, { maxPixels }).resize(side, side).webp({ quality: 85 }).bytes() as Promise<
    Uint8Array<ArrayBuffer>
  >;

/** @throws profiles.picture_unusable for more bytes than a picture may have, and for none */
export async function readPicture(body: ReadableStream<Uint8Array> | null): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body ?? []) {
    length += part.byteLength;
    if (length > maxPictureBytes) throw pictureUnusable();
    parts.push(part);
  }
  if (length === 0) throw pictureUnusable();
  return new Uint8Array(Buffer.concat(parts));
}
