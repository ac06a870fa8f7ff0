import { BitReader } from "./bit-reader.ts";
import { type Picture, plainPicture } from "./picture.ts";

const sequenceHeader = 1;

/** @returns null when the payload is no AV1 (AV1 RTP payload format, 4.4) */
export function parseAv1(payload: Buffer): Picture | null {
  const lead = payload[0];
  if (lead === undefined || payload.length < 2) return null;
  const continues = (lead & 0x80) !== 0;
  const startsKeyFrame = (lead & 0x08) !== 0 && !continues;
  return plainPicture(startsKeyFrame, startsKeyFrame ? heightOf(firstUnit(payload, (lead >> 4) & 3)) : 0);
}

/** @param count units in the packet when told, 0 when each begins with its length; a single one has no length */
function firstUnit(payload: Buffer, count: number): Buffer {
  if (count === 1) return payload.subarray(1);
  let length = 0;
  for (let at = 1, shift = 0; at < payload.length && shift < 28; at++, shift += 7) {
    const byte = payload[at] as number;
    length |= (byte & 0x7f) << shift;
    if ((byte & 0x80) === 0) return payload.subarray(at + 1, at + 1 + length);
  }
  return payload.subarray(0, 0);
}

/** Lines of the largest picture (AV1 specification, 5.5.1); 0 when the unit is no sequence header, or one with timing. */
function heightOf(unit: Buffer): number {
  const lead = unit[0] ?? 0;
  if (((lead >> 3) & 0x0f) !== sequenceHeader) return 0;
  const hasExtension = (lead & 0x04) !== 0;
  const bits = new BitReader(unit.subarray(hasExtension ? 2 : 1));
  if (lead & 0x02) while (bits.bits(1) === 1) bits.bits(7);
  if (lead & 0x02) bits.bits(7);
  bits.bits(4);
  if (bits.bits(1) === 1) bits.bits(5);
  else {
    if (bits.bits(1) === 1) return 0;
    const tellsDelay = bits.bits(1);
    for (let points = bits.bits(5) + 1; points > 0; points--) {
      bits.bits(12);
      if (bits.bits(5) > 7) bits.bits(1);
      if (tellsDelay === 1 && bits.bits(1) === 1) bits.bits(4);
    }
  }
  const widthBits = bits.bits(4) + 1;
  const heightBits = bits.bits(4) + 1;
  bits.bits(widthBits);
  return bits.bits(heightBits) + 1;
}
