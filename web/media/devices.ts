/** Cameras, microphones, loudspeakers and screens: asked for, chosen, remembered. */

export type DeviceKind = "microphone" | "camera" | "speaker";

/** Why something could not be used: refused by the person (or the system), not there, or taken by another program. */
export type DeviceTrouble = "denied" | "missing" | "busy";

export interface MediaDevice {
  readonly id: string;
  readonly label: string;
}
export type DeviceLists = Readonly<Record<DeviceKind, readonly MediaDevice[]>>;
/** The device chosen for each use; absent: the system's own choice. */
export type DeviceChoice = Partial<Readonly<Record<DeviceKind, string>>>;

const kinds = { microphone: "audioinput", camera: "videoinput", speaker: "audiooutput" } as const;
const choiceKey = "iris.devices";

export function deviceChoice(): DeviceChoice {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(choiceKey) ?? "{}");
    return typeof kept === "object" && kept !== null ? (kept as DeviceChoice) : {};
  } catch {
    return {};
  }
}

export function rememberDevice(kind: DeviceKind, id: string): void {
  localStorage.setItem(choiceKey, JSON.stringify({ ...deviceChoice(), [kind]: id }));
}

const joiningKey = "iris.joining";
/** With what one comes into a conference. */
export interface Joining {
  readonly microphone: boolean;
  readonly camera: boolean;
}

/** As chosen before the last conference; both at first. */
export function joiningWith(): Joining {
  try {
    const { microphone, camera } = JSON.parse(localStorage.getItem(joiningKey) ?? "{}") as Partial<Joining>;
    return { microphone: microphone !== false, camera: camera !== false };
  } catch {
    return { microphone: true, camera: true };
  }
}

export function rememberJoining(change: Partial<Joining>): void {
  localStorage.setItem(joiningKey, JSON.stringify({ ...joiningWith(), ...change }));
}

const noiseKey = "iris.noise";
/** Noise is taken out of what the microphone hears, unless the person wants all of it (music). */
export const isNoiseSuppressed = (): boolean => globalThis.localStorage?.getItem(noiseKey) !== "kept";
export const suppressNoise = (isOn: boolean): void => localStorage.setItem(noiseKey, isOn ? "suppressed" : "kept");

export class DeviceError extends Error {
  override readonly name = "DeviceError";
  readonly trouble: DeviceTrouble;
  constructor(trouble: DeviceTrouble, cause: unknown) {
    super(trouble, { cause });
    this.trouble = trouble;
  }
}

/** @see https://www.w3.org/TR/mediacapture-streams/#dom-mediadevices-getusermedia */
export function troubleOf(error: unknown): DeviceTrouble {
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "denied";
  return name === "NotReadableError" || name === "AbortError" ? "busy" : "missing";
}

// "ideal", not "exact": a chosen headset that is not plugged in today must not leave anybody without a microphone.
const preferring = (id: string | undefined): MediaTrackConstraints => (id ? { deviceId: { ideal: id } } : {});

/** @throws DeviceError */
export const openMicrophone = (id = deviceChoice().microphone): Promise<MediaStreamTrack> =>
  openTrack(() =>
    navigator.mediaDevices.getUserMedia({
      audio: {
        ...preferring(id),
        ...{ echoCancellation: true, noiseSuppression: isNoiseSuppressed(), autoGainControl: true },
      },
    }),
  );

/** @throws DeviceError */
export async function openCamera(id = deviceChoice().camera): Promise<MediaStreamTrack> {
  const track = await openTrack(() =>
    navigator.mediaDevices.getUserMedia({
      video: { ...preferring(id), width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } },
    }),
  );
  if (isBlurWished()) await blurBackground(track, true);
  return track;
}

/** @see https://w3c.github.io/mediacapture-extensions/#exposing-mediastreamtrack-source-background-blur-support */
type BlurCapability = { readonly backgroundBlur?: readonly boolean[] };

/** Whether the system can blur what is behind a person for this camera; most cannot. */
export const canBlur = (track: MediaStreamTrack): boolean => {
  const { backgroundBlur = [] } = (track.getCapabilities?.() ?? {}) as BlurCapability;
  return backgroundBlur.includes(true) && backgroundBlur.includes(false);
};

const blurKey = "iris.blur";
export const isBlurWished = (): boolean => globalThis.localStorage?.getItem(blurKey) === "on";
export const rememberBlur = (isOn: boolean): void => localStorage.setItem(blurKey, isOn ? "on" : "off");

/** Where the system cannot, nothing happens. */
export async function blurBackground(track: MediaStreamTrack, isOn: boolean): Promise<void> {
  if (canBlur(track)) await track.applyConstraints({ backgroundBlur: isOn } as MediaTrackConstraints);
}

async function openTrack(ask: () => Promise<MediaStream>): Promise<MediaStreamTrack> {
  let stream: MediaStream;
  try {
    // Absent on pages that are not served securely.
    if (!navigator.mediaDevices) throw new DOMException("no secure context", "SecurityError");
    stream = await ask();
  } catch (error) {
    throw new DeviceError(troubleOf(error), error);
  }
  const [track] = stream.getTracks();
  if (!track) throw new DeviceError("missing", undefined);
  return track;
}

/** Names are only there once a permission was given; until then devices have a number. */
export async function listDevices(): Promise<DeviceLists> {
  const all = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
  const ofKind = (kind: DeviceKind): MediaDevice[] =>
    all
      .filter((device) => device.kind === kinds[kind] && device.deviceId !== "")
      .map(({ deviceId, label }, at) => ({ id: deviceId, label: label || String(at + 1) }));
  return { microphone: ofKind("microphone"), camera: ofKind("camera"), speaker: ofKind("speaker") };
}

/** Calls back whenever something is plugged in or out. Returns how to stop. */
export function watchDevices(changed: () => void): () => void {
  navigator.mediaDevices?.addEventListener("devicechange", changed);
  return () => navigator.mediaDevices?.removeEventListener("devicechange", changed);
}

/** Whether the browser would ask, has been told yes, or no; "ask" where it does not say. */
export async function permissionOf(kind: "microphone" | "camera"): Promise<"granted" | "denied" | "ask"> {
  try {
    const { state } = await navigator.permissions.query({ name: kind as PermissionName });
    return state === "prompt" ? "ask" : state;
  } catch {
    return "ask";
  }
}
