import type { RecordedMedia } from "../../media/call-recorder.ts";
import { calls } from "./session.ts";

/** What both sides of the running call send, for a recording. */
export function recordedMedia(ownName: string, peerName: string): RecordedMedia {
  const session = calls();
  const current = session?.view.getState().current;
  if (!session || !current) return { sounds: [], pictures: [] };
  const { microphone, picture, sound } = session.tracks;
  const { person, sound: screen } = current.peerMedia ?? {};
  const isPeerSeen = current.peerSends.camera || current.peerSends.screen;
  return {
    sounds: [microphone, sound, ...(person?.getAudioTracks() ?? []), ...(screen?.getAudioTracks() ?? [])].filter(
      (track) => track !== null,
    ),
    pictures: [
      { name: peerName, track: (isPeerSeen && person?.getVideoTracks()[0]) || null },
      { name: ownName, track: picture },
    ],
  };
}
