import type { Picture } from "./picture.ts";

/** @returns null when the payload is no VP8 (RFC 7741) */
export function parseVp8(payload: Buffer): Picture | null {
  if (payload.length < 2) return null;
  const lead = payload[0] as number;
  let at = 1;
  let pictureIdAt = -1;
  let pictureId = -1;
  let isLongPictureId = false;
  let tl0At = -1;
  let temporal = 0;
  let isSwitchPoint = false;
  if (lead & 0x80) {
    const flags = payload[at++] as number;
    if (flags & 0x80) {
      if (at >= payload.length) return null;
      pictureIdAt = at;
      isLongPictureId = ((payload[at] as number) & 0x80) !== 0;
      if (isLongPictureId && at + 1 >= payload.length) return null;
      pictureId = isLongPictureId ? payload.readUInt16BE(at) & 0x7fff : (payload[at] as number);
      at += isLongPictureId ? 2 : 1;
    }
    if (flags & 0x40) tl0At = at++;
    if (flags & 0x30) {
      const layer = payload[at++] ?? 0;
      if (flags & 0x20) {
        temporal = layer >> 6;
        isSwitchPoint = (layer & 0x20) !== 0;
      }
    }
  }
  if (at >= payload.length) return null;
  const startsFrame = (lead & 0x10) !== 0 && (lead & 0x07) === 0;
  const startsKeyFrame = startsFrame && ((payload[at] as number) & 0x01) === 0;
  return {
    startsKeyFrame,
    height: startsKeyFrame && payload.length >= at + 10 ? payload.readUInt16LE(at + 8) & 0x3fff : 0,
    temporal,
    isSwitchPoint,
    pictureIdAt,
    pictureId,
    isLongPictureId,
    tl0At,
    tl0: tl0At < 0 ? -1 : (payload[tl0At] as number),
  };
}
