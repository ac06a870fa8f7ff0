import type { TrackSource } from "../../../src/protocol/conferences.ts";
import { type Bytes, join } from "./sframe.ts";

/** What of a frame is told apart: its kind decides what stays readable, its source is sealed along. */
export interface FrameShape {
  readonly source: TrackSource;
  /** Of a picture; null: sound. */
  readonly picture: "key" | "delta" | null;
}

/**
 * What stays readable, and is authenticated: of a VP8 picture its head, whence the server reads where a key frame begins and how large it
 * is; of Opus the byte that says how long it sounds. VP9's layers stand in the packets' own heads.
 */
const clearBytes = ({ picture }: FrameShape): number => (picture === null ? 1 : picture === "key" ? 10 : 3);

export interface SplitFrame {
  readonly clear: Bytes;
  readonly rest: Bytes;
  readonly metadata: Bytes;
}

/** @returns null for what is too short to be a frame */
export function splitFrame(frame: Bytes, shape: FrameShape): SplitFrame | null {
  const at = clearBytes(shape);
  if (frame.length < at) return null;
  const clear = frame.subarray(0, at);
  // The source too: the server must not pass off a camera as a screen.
  return { clear, rest: frame.subarray(at), metadata: join([clear, new TextEncoder().encode(shape.source)]) };
}
