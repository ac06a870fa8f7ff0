import { type TrackSource, trackSource } from "../../protocol/conferences.ts";

/** Names a participant's track for the engine and the receivers; there is one of each source. */
export const trackIdOf = (participantId: string, source: TrackSource): string => `${participantId}.${source}`;

export function readTrackId(trackId: string): { participantId: string; source: TrackSource } | null {
  const at = trackId.lastIndexOf(".");
  const source = trackSource.safeParse(trackId.slice(at + 1));
  return at < 1 || !source.success ? null : { participantId: trackId.slice(0, at), source: source.data };
}

/** A screen and its sound are played in step; camera and microphone are another pair. */
export const groupOf = (source: TrackSource): string =>
  source === "screen" || source === "screenAudio" ? "screen" : "main";
