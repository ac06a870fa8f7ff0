import { parseAv1 } from "./av1.ts";
import type { CodecName } from "./codecs.ts";
import { parseH264 } from "./h264.ts";
import { parseVp8 } from "./vp8.ts";
import { parseVp9 } from "./vp9.ts";

/** What the router must know of a picture's packet: whether one can begin here, and the counters that have to go on. */
export interface Picture {
  readonly startsKeyFrame: boolean;
  /** Lines of the picture; only known where a key frame begins, else 0. */
  readonly height: number;
  /** 0 for the pictures that all others build on; higher ones can be left out. */
  readonly temporal: number;
  /** From here on this temporal layer can be followed without what came before in it. */
  readonly isSwitchPoint: boolean;
  /** Offset of the picture id in the payload, or −1. */
  readonly pictureIdAt: number;
  readonly pictureId: number;
  /** True: 15 bits in two bytes; false: 7 bits in one. */
  readonly isLongPictureId: boolean;
  /** Offset of TL0PICIDX, or −1. */
  readonly tl0At: number;
  readonly tl0: number;
}

/** For codecs without counters of their own. */
export const plainPicture = (startsKeyFrame: boolean, height: number): Picture => ({
  startsKeyFrame,
  height,
  temporal: 0,
  isSwitchPoint: false,
  pictureIdAt: -1,
  pictureId: -1,
  isLongPictureId: false,
  tl0At: -1,
  tl0: -1,
});

const parsers: Partial<Record<CodecName, (payload: Buffer) => Picture | null>> = {
  VP8: parseVp8,
  VP9: parseVp9,
  H264: parseH264,
  AV1: parseAv1,
};

/** @returns null for sound, and for what is not well formed: it is passed on as it is, and nothing begins with it */
export const parsePicture = (codec: CodecName, payload: Buffer): Picture | null => parsers[codec]?.(payload) ?? null;

/** Overwrites the picture's counters in place. */
export function patchPicture(payload: Buffer, picture: Picture, pictureId: number, tl0: number): void {
  if (picture.pictureIdAt >= 0) {
    if (picture.isLongPictureId) payload.writeUInt16BE(0x8000 | (pictureId & 0x7fff), picture.pictureIdAt);
    else payload[picture.pictureIdAt] = pictureId & 0x7f;
  }
  if (picture.tl0At >= 0) payload[picture.tl0At] = tl0 & 0xff;
}
