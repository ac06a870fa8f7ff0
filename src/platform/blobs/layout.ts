/**
 * A stored blob: a header of 32 bytes, then chunks of 64 KiB of content, each between its nonce and its tag. Only the last chunk
 * may be shorter, and it is empty only when the whole content is.
 */
export const headerBytes = 32;
export const chunkBytes = 64 * 1024;
export const nonceBytes = 12;
export const tagBytes = 16;
/** What a chunk takes beside its content. */
export const sealBytes = nonceBytes + tagBytes;
export const storedChunkBytes = chunkBytes + sealBytes;

export interface Layout {
  readonly sizeBytes: number;
  readonly chunks: number;
}

/** @returns undefined when no blob has a file of this length */
export function layoutOf(fileBytes: number): Layout | undefined {
  const body = fileBytes - headerBytes;
  if (body < sealBytes) return undefined;
  const chunks = Math.ceil(body / storedChunkBytes);
  const lastBytes = body - (chunks - 1) * storedChunkBytes - sealBytes;
  if (lastBytes < (chunks > 1 ? 1 : 0)) return undefined;
  return { sizeBytes: (chunks - 1) * chunkBytes + lastBytes, chunks };
}

/** Where stored chunk `index` begins in the file. */
export const storedOffset = (index: number): number => headerBytes + index * storedChunkBytes;

/** Length of stored chunk `index` with its nonce and tag. */
export const storedLength = ({ sizeBytes, chunks }: Layout, index: number): number =>
  index < chunks - 1 ? storedChunkBytes : sizeBytes - index * chunkBytes + sealBytes;
