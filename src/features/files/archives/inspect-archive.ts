import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import type { StoredBlob } from "../../../platform/blobs/blob-reader.ts";
import { summariseZip } from "./zip-directory.ts";

/** Beyond it an archive has to pack no better than `bombRatio`. */
const harmlessBytes = 100 * 1024 ** 2;
/** Text packs to a tenth, zeros to a thousandth. */
const bombRatio = 200;
/** Only small ones are bombs; larger ones are the scanner's to unpack. */
const largestGzip = 64 * 1024 ** 2;

/**
 * Looks at an archive as far as its own words go, without keeping anything of it: the scanner passes what unpacks to less than
 * its own limit, and what it cannot open.
 * @param mostBytes that an archive may unpack to
 */
export async function inspectArchive(blob: StoredBlob, mostBytes: number): Promise<"bomb" | "protected" | "plain"> {
  const head = Buffer.from(await new Response(blob.read(0, Math.min(4, blob.sizeBytes))).arrayBuffer());
  const isBomb = (unpacked: number) =>
    unpacked > mostBytes || (unpacked > harmlessBytes && unpacked > bombRatio * blob.sizeBytes);
  if (head.toString("latin1").startsWith("PK")) {
    const zip = await summariseZip(blob);
    if (!zip) return "plain";
    if (zip.isProtected) return "protected";
    // Entries that take more than there is overlap: the same bytes unpacked over and over.
    return isBomb(zip.unpackedBytes) || zip.packedBytes > blob.sizeBytes ? "bomb" : "plain";
  }
  const isGzip = head[0] === 0x1f && head[1] === 0x8b;
  if (isGzip && blob.sizeBytes <= largestGzip) return (await unpacksBeyond(blob, isBomb)) ? "bomb" : "plain";
  return "plain";
}

class Enough extends Error {}

/** Unpacks off the main thread, counts and forgets; stops as soon as it is too much. */
async function unpacksBeyond(blob: StoredBlob, isBomb: (bytes: number) => boolean): Promise<boolean> {
  let unpacked = 0;
  try {
    await pipeline(blob.read(), createGunzip(), async (pieces: AsyncIterable<Uint8Array>) => {
      for await (const piece of pieces) {
        unpacked += piece.byteLength;
        if (isBomb(unpacked)) throw new Enough();
      }
    });
    return false;
  } catch (error) {
    // What is no gzip after all unpacks to nothing.
    return error instanceof Enough;
  }
}
