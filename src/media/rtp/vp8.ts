/** What the router must know of a VP8 payload (RFC 7741): where the picture's counters are, and whether a key frame begins. */
export interface Vp8Descriptor {
  readonly startsKeyFrame: boolean;
  /** Lines of the picture; only known where a key frame begins, else 0. */
  readonly height: number;
  /** Offset of the picture id in the payload, or −1. */
  readonly pictureIdAt: number;
  readonly pictureId: number;
  /** True: 15 bits in two bytes; false: 7 bits in one. */
  readonly isLongPictureId: boolean;
  /** Offset of TL0PICIDX, or −1. */
  readonly tl0At: number;
  readonly tl0: number;
}

/** @returns null when the payload is no VP8 */
export function parseVp8(payload: Buffer): Vp8Descriptor | null {
  if (payload.length < 2) return null;
  const lead = payload[0] as number;
  let at = 1;
  let pictureIdAt = -1;
  let pictureId = 0;
  let isLongPictureId = false;
  let tl0At = -1;
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
    if (flags & 0x30) at++;
  }
  if (at >= payload.length) return null;
  const startsFrame = (lead & 0x10) !== 0 && (lead & 0x07) === 0;
  const startsKeyFrame = startsFrame && ((payload[at] as number) & 0x01) === 0;
  return {
    startsKeyFrame,
    height: startsKeyFrame && payload.length >= at + 10 ? payload.readUInt16LE(at + 8) & 0x3fff : 0,
    pictureIdAt,
    pictureId,
    isLongPictureId,
    tl0At,
    tl0: tl0At < 0 ? 0 : (payload[tl0At] as number),
  };
}

/** Overwrites the picture's counters in place. */
export function patchVp8(payload: Buffer, descriptor: Vp8Descriptor, pictureId: number, tl0: number): void {
  if (descriptor.pictureIdAt >= 0) {
    if (descriptor.isLongPictureId) payload.writeUInt16BE(0x8000 | (pictureId & 0x7fff), descriptor.pictureIdAt);
    else payload[descriptor.pictureIdAt] = pictureId & 0x7f;
  }
  if (descriptor.tl0At >= 0) payload[descriptor.tl0At] = tl0 & 0xff;
}
