import { DeviceError, type DeviceTrouble, listDevices, openCamera, openMicrophone, permissionOf } from "./devices.ts";
import type { Lane } from "./peer-link.ts";
import { openSharedScreen, type SharedScreen } from "./screen-share.ts";

export type Source = "microphone" | "camera" | "screen";

export interface LocalMediaEvents {
  /** A lane sends something else now. */
  readonly onLane: (lane: Lane, track: MediaStreamTrack | null) => void;
  /** What is on, what is shown of oneself, what could not be opened. */
  readonly onChange: () => void;
  /** The browser is about to ask; null: it has been answered. */
  readonly onPermission: (source: "microphone" | "camera" | null) => void;
}

/** How tracks are opened; tests give their own. */
export interface Openers {
  readonly microphone: (id?: string) => Promise<MediaStreamTrack>;
  readonly camera: (id?: string) => Promise<MediaStreamTrack>;
  readonly screen: () => Promise<SharedScreen>;
}
const browserOpeners: Openers = { microphone: openMicrophone, camera: openCamera, screen: openSharedScreen };

/** Which lane each source speaks on; the screen goes before the camera. */
const laneOf = { microphone: "audio", camera: "video", screen: "video" } as const satisfies Record<Source, Lane>;

/** The own microphone, camera and screen during one call. A source that cannot be opened leaves the rest alone. */
export class LocalMedia {
  readonly #events: LocalMediaEvents;
  readonly #open: Openers;
  readonly #tracks: Record<Source, MediaStreamTrack | null> = { microphone: null, camera: null, screen: null };
  readonly #trouble: Record<Source, DeviceTrouble | null> = { microphone: null, camera: null, screen: null };
  /** What the shared screen plays. */
  #sound: MediaStreamTrack | null = null;
  #isMuted = false;
  #isHeld = false;
  #isClosed = false;

  constructor(events: LocalMediaEvents, openers: Openers = browserOpeners) {
    this.#events = events;
    this.#open = openers;
  }

  get sending() {
    const { microphone, camera, screen } = this.#tracks;
    return { microphone: microphone !== null && !this.#isMuted, camera: camera !== null, screen: screen !== null };
  }
  get trouble() {
    return { microphone: this.#trouble.microphone, camera: this.#trouble.camera };
  }
  /** What the person shows of themselves, sent or not. */
  get picture(): MediaStreamTrack | null {
    return this.#tracks.screen ?? this.#tracks.camera;
  }
  get microphone(): MediaStreamTrack | null {
    return this.#tracks.microphone;
  }
  get sound(): MediaStreamTrack | null {
    return this.#sound;
  }
  /** What each lane sends: on hold nothing at all. */
  get lanes(): Record<Lane, MediaStreamTrack | null> {
    if (this.#isHeld) return { audio: null, video: null, sound: null };
    return { audio: this.#tracks.microphone, video: this.picture, sound: this.#sound };
  }

  async openMicrophone(): Promise<void> {
    await this.#start("microphone");
    this.#publish("audio");
  }

  /** @returns false when there is no microphone to switch */
  setMuted(isMuted: boolean): boolean {
    this.#isMuted = isMuted;
    const track = this.#tracks.microphone;
    if (track) track.enabled = !isMuted;
    this.#events.onChange();
    return track !== null;
  }

  async set(source: "camera" | "screen", isOn: boolean): Promise<void> {
    if (isOn) await this.#start(source);
    else this.#end(source);
    this.#publish("video", "sound");
  }

  /** Nothing leaves while one of the two has the call on hold. */
  setHeld(isHeld: boolean): void {
    if (this.#isHeld === isHeld) return;
    this.#isHeld = isHeld;
    this.#publish("audio", "video", "sound");
  }

  /** Changes the device in use; the old one goes on until the new one is there. */
  async change(kind: "microphone" | "camera", id: string | undefined): Promise<void> {
    if (!this.#tracks[kind]) return;
    await this.#start(kind, id);
    this.#publish(laneOf[kind]);
  }

  /** Front and back, on a phone: the next of the cameras there are. */
  async nextCamera(): Promise<void> {
    const { camera } = await listDevices();
    const inUse = this.#tracks.camera?.getSettings().deviceId;
    const at = camera.findIndex(({ id }) => id === inUse);
    const next = camera[(at + 1) % camera.length];
    if (!next || next.id === inUse || !this.#tracks.camera) return;
    // A phone opens one at a time.
    this.#end("camera");
    await this.#start("camera", next.id);
    this.#publish("video");
  }

  close(): void {
    this.#isClosed = true;
    for (const source of ["microphone", "camera", "screen"] as const) this.#end(source);
  }

  async #start(source: Source, id?: string): Promise<void> {
    try {
      if (source !== "screen" && (await permissionOf(source)) === "ask") this.#events.onPermission(source);
      const opened = source === "screen" ? await this.#open.screen() : { video: await this.#open[source](id) };
      const track = opened.video;
      const sound = ("audio" in opened && opened.audio) || null;
      // The call ended while the browser asked.
      if (this.#isClosed) {
        sound?.stop();
        return track.stop();
      }
      this.#end(source);
      this.#tracks[source] = track;
      if (source === "screen") this.#sound = sound;
      this.#trouble[source] = null;
      if (source === "microphone") track.enabled = !this.#isMuted;
      track.onended = () => void this.#lost(source, track);
    } catch (error) {
      if (!(error instanceof DeviceError)) throw error;
      this.#trouble[source] = error.trouble;
    } finally {
      this.#events.onPermission(null);
    }
  }

  /** Unplugged, or "stop sharing" in the browser's own bar. What was unplugged gives way to what is still there. */
  async #lost(source: Source, track: MediaStreamTrack): Promise<void> {
    if (this.#tracks[source] !== track) return;
    this.#end(source);
    if (source !== "screen") await this.#start(source);
    this.#publish(laneOf[source], "sound");
  }

  #end(source: Source): void {
    const track = this.#tracks[source];
    if (!track) return;
    track.onended = null;
    track.stop();
    this.#tracks[source] = null;
    if (source !== "screen") return;
    this.#sound?.stop();
    this.#sound = null;
  }

  #publish(...lanes: Lane[]): void {
    if (this.#isClosed) return;
    for (const lane of lanes) this.#events.onLane(lane, this.lanes[lane]);
    this.#events.onChange();
  }
}
