import { DeviceError, type DeviceTrouble, openCamera, openMicrophone, openScreen, permissionOf } from "./devices.ts";
import type { Lane } from "./peer-link.ts";

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
  readonly screen: () => Promise<MediaStreamTrack>;
}
const browserOpeners: Openers = { microphone: openMicrophone, camera: openCamera, screen: openScreen };

/** The own microphone, camera and screen during one call. A source that cannot be opened leaves the rest alone. */
export class LocalMedia {
  readonly #events: LocalMediaEvents;
  readonly #open: Openers;
  readonly #tracks: Record<Source, MediaStreamTrack | null> = { microphone: null, camera: null, screen: null };
  readonly #trouble: Record<Source, DeviceTrouble | null> = { microphone: null, camera: null, screen: null };
  #isMuted = false;
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
  /** What each lane sends: the screen goes before the camera. */
  get lanes(): Record<Lane, MediaStreamTrack | null> {
    return { audio: this.#tracks.microphone, video: this.#tracks.screen ?? this.#tracks.camera };
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
    this.#publish("video");
  }

  /** Changes the device in use; the old one goes on until the new one is there. */
  async change(kind: "microphone" | "camera", id: string | undefined): Promise<void> {
    if (!this.#tracks[kind]) return;
    await this.#start(kind, id);
    this.#publish(kind === "microphone" ? "audio" : "video");
  }

  close(): void {
    this.#isClosed = true;
    for (const source of ["microphone", "camera", "screen"] as const) this.#end(source);
  }

  async #start(source: Source, id?: string): Promise<void> {
    try {
      if (source !== "screen" && (await permissionOf(source)) === "ask") this.#events.onPermission(source);
      const track = await (source === "screen" ? this.#open.screen() : this.#open[source](id));
      // The call ended while the browser asked.
      if (this.#isClosed) return track.stop();
      this.#end(source);
      this.#tracks[source] = track;
      this.#trouble[source] = null;
      if (source === "microphone") track.enabled = !this.#isMuted;
      // Unplugged, or "stop sharing" in the browser's own bar.
      track.onended = () => {
        if (this.#tracks[source] !== track) return;
        this.#end(source);
        this.#publish(source === "microphone" ? "audio" : "video");
      };
    } catch (error) {
      if (!(error instanceof DeviceError)) throw error;
      this.#trouble[source] = error.trouble;
    } finally {
      this.#events.onPermission(null);
    }
  }

  #end(source: Source): void {
    const track = this.#tracks[source];
    if (!track) return;
    track.onended = null;
    track.stop();
    this.#tracks[source] = null;
  }

  #publish(lane: Lane): void {
    if (this.#isClosed) return;
    this.#events.onLane(lane, this.lanes[lane]);
    this.#events.onChange();
  }
}
