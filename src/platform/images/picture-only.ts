const headerBytes = 8;
/** The picture itself, and its transparency. */
const kept = new Set(["VP8 ", "VP8L", "ALPH"]);
const alphaFlag = 0x10;

const nameAt = (bytes: Uint8Array, at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));

/**
 * A WebP without anything beside the picture: encoders carry a colour profile over, whose notes name the camera or screen
 * it was made for, and which could hold whatever its sender wanted.
 * @param webp as our own encoder wrote it
 */
export function pictureOnly(webp: Uint8Array): Uint8Array {
  const view = new DataView(webp.buffer, webp.byteOffset, webp.byteLength);
  const chunks: Uint8Array[] = [];
  let extended: Uint8Array | undefined;
  for (let at = 12; at + headerBytes <= webp.length; ) {
    const size = view.getUint32(at + 4, true);
    const end = at + headerBytes + size + (size % 2);
    const name = nameAt(webp, at);
    if (kept.has(name)) chunks.push(webp.subarray(at, end));
    if (name === "VP8X") extended = webp.slice(at, end);
    at = end;
  }
  // The extended header is needed for separate transparency alone.
  if (extended && chunks.some((chunk) => nameAt(chunk, 0) === "ALPH")) {
    extended[headerBytes] = alphaFlag;
    chunks.unshift(extended);
  }
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 4);
  const riff = Buffer.alloc(12);
  riff.write("RIFF", 0, "latin1");
  riff.writeUInt32LE(length, 4);
  riff.write("WEBP", 8, "latin1");
  return Buffer.concat([riff, ...chunks]);
}
