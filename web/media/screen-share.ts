import { DeviceError, troubleOf } from "./devices.ts";

export interface SharedScreen {
  readonly video: MediaStreamTrack;
  /** What the shared tab or system plays; null where the browser or the person gives none. */
  readonly audio: MediaStreamTrack | null;
}

/**
 * Asks which screen, window or tab to show, with its sound where that can be had.
 * @throws DeviceError, "denied" also when the person changes their mind
 */
export async function openSharedScreen(): Promise<SharedScreen> {
  let stream: MediaStream;
  try {
    stream = await navigator.mediaDevices.getDisplayMedia({
      video: { frameRate: { ideal: 15, max: 30 } },
      // Music and films must not be taken for noise.
      audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
    });
  } catch (error) {
    throw new DeviceError(troubleOf(error), error);
  }
  const [video] = stream.getVideoTracks();
  if (!video) throw new DeviceError("missing", undefined);
  // Letters must stay sharp; a still page need not be smooth.
  video.contentHint = "detail";
  return { video, audio: stream.getAudioTracks()[0] ?? null };
}
