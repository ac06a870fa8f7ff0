import { BitReader } from "./bit-reader.ts";
import { type Picture, plainPicture } from "./picture.ts";

const unit = { sequenceParameters: 7, aggregate: 24, fragment: 28 } as const;
const profilesWithChroma = new Set([100, 110, 122, 244, 44, 83, 86, 118, 128]);

/**
 * A key frame begins with its sequence parameters: without them a decoder that has just come could not read it.
 * @returns null when the payload is no H.264 (RFC 6184)
 */
export function parseH264(payload: Buffer): Picture | null {
  const lead = payload[0];
  if (lead === undefined || payload.length < 2) return null;
  const parameters = findSequenceParameters(payload, lead & 0x1f);
  return plainPicture(parameters !== null, parameters === null ? 0 : heightOf(parameters));
}

function findSequenceParameters(payload: Buffer, type: number): Buffer | null {
  if (type === unit.sequenceParameters) return payload;
  if (type !== unit.aggregate) return null;
  for (let at = 1; at + 2 < payload.length; ) {
    const length = payload.readUInt16BE(at);
    const inner = payload.subarray(at + 2, at + 2 + length);
    if (((inner[0] ?? 0) & 0x1f) === unit.sequenceParameters) return inner;
    at += 2 + length;
  }
  return null;
}

/** Lines of the picture (ISO/IEC 14496-10, 7.3.2.1.1); 0 when the parameters are none. */
function heightOf(parameters: Buffer): number {
  const bits = new BitReader(withoutEmulation(parameters).subarray(1));
  const profile = bits.bits(8);
  bits.bits(16);
  bits.golomb();
  if (profilesWithChroma.has(profile)) skipChroma(bits);
  bits.golomb();
  skipPictureOrder(bits);
  bits.golomb();
  bits.bits(1);
  bits.golomb();
  const mapUnits = bits.golomb() + 1;
  const isWholeFrame = bits.bits(1);
  if (isWholeFrame === 0) bits.bits(1);
  bits.bits(1);
  let cropped = 0;
  if (bits.bits(1) === 1) {
    bits.golomb();
    bits.golomb();
    cropped = (bits.golomb() + bits.golomb()) * 2 * (2 - isWholeFrame);
  }
  const height = (2 - isWholeFrame) * mapUnits * 16 - cropped;
  return height > 0 && height <= 8704 ? height : 0;
}

function skipChroma(bits: BitReader): void {
  if (bits.golomb() === 3) bits.bits(1);
  bits.golomb();
  bits.golomb();
  bits.bits(1);
  if (bits.bits(1) === 0) return;
  for (let list = 0; list < 8; list++) {
    if (bits.bits(1) === 0) continue;
    let next = 8;
    for (let i = 0; i < (list < 6 ? 16 : 64) && next !== 0; i++) next = (next + bits.signedGolomb()) & 0xff;
  }
}

function skipPictureOrder(bits: BitReader): void {
  const type = bits.golomb();
  if (type === 0) bits.golomb();
  if (type !== 1) return;
  bits.bits(1);
  bits.golomb();
  bits.golomb();
  for (let left = Math.min(255, bits.golomb()); left > 0; left--) bits.golomb();
}

/** 00 00 03 stands for 00 00. */
function withoutEmulation(bytes: Buffer): Buffer {
  const kept = [...bytes].filter((byte, i) => !(byte === 3 && i >= 2 && bytes[i - 1] === 0 && bytes[i - 2] === 0));
  return Buffer.from(kept);
}
