import type { Picture } from "./picture.ts";

const flag = { pictureId: 0x80, interPicture: 0x40, layers: 0x20, flexible: 0x10, begins: 0x08, structure: 0x02 };

/** @returns null when the payload is no VP9 (RFC 9628) */
export function parseVp9(payload: Buffer): Picture | null {
  const lead = payload[0];
  if (lead === undefined) return null;
  let at = 1;
  let pictureIdAt = -1;
  let pictureId = -1;
  let isLongPictureId = false;
  let tl0At = -1;
  let temporal = 0;
  let spatial = 0;
  let isSwitchPoint = false;
  if (lead & flag.pictureId) {
    pictureIdAt = at;
    isLongPictureId = ((payload[at] ?? 0) & 0x80) !== 0;
    if (at + (isLongPictureId ? 2 : 1) > payload.length) return null;
    pictureId = isLongPictureId ? payload.readUInt16BE(at) & 0x7fff : (payload[at] as number);
    at += isLongPictureId ? 2 : 1;
  }
  if (lead & flag.layers) {
    const layer = payload[at++] ?? 0;
    temporal = layer >> 5;
    isSwitchPoint = (layer & 0x10) !== 0;
    spatial = (layer >> 1) & 7;
    if ((lead & flag.flexible) === 0) tl0At = at++;
  }
  // Flexible mode tells up to three earlier pictures that this one builds on.
  if ((lead & flag.flexible) !== 0 && (lead & flag.interPicture) !== 0)
    for (let i = 0; i < 3; i++) if (((payload[at++] ?? 0) & 1) === 0) break;
  if (at >= payload.length) return null;
  const startsKeyFrame = (lead & flag.interPicture) === 0 && (lead & flag.begins) !== 0 && spatial === 0;
  return {
    startsKeyFrame,
    height: startsKeyFrame && (lead & flag.structure) !== 0 ? largestHeight(payload, at) : 0,
    temporal,
    isSwitchPoint,
    pictureIdAt,
    pictureId,
    isLongPictureId,
    tl0At,
    tl0: tl0At < 0 ? -1 : (payload[tl0At] as number),
  };
}

/** The scalability structure lists the sizes of all spatial layers, the largest last. */
function largestHeight(payload: Buffer, at: number): number {
  const lead = payload[at] ?? 0;
  if ((lead & 0x10) === 0) return 0;
  const lastAt = at + 1 + (lead >> 5) * 4;
  return lastAt + 4 <= payload.length ? payload.readUInt16BE(lastAt + 2) : 0;
}
