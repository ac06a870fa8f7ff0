import type { TrackSource } from "../../src/protocol/conferences.ts";
import { DeviceError } from "./devices.ts";
import type { SharedScreen } from "./screen-share.ts";

interface OwnScreenOptions {
  readonly open: () => Promise<SharedScreen>;
  /** Asked before the browser asks, and once more after: it may have taken long. */
  readonly mayShow: () => boolean;
  readonly put: (source: TrackSource, track: MediaStreamTrack | null) => Promise<void>;
  readonly onChange: (video: MediaStreamTrack | null) => void;
}

/** The screen one shows in a conference, with its sound. */
export class OwnScreen {
  readonly #options: OwnScreenOptions;
  #screen: SharedScreen | null = null;

  constructor(options: OwnScreenOptions) {
    this.#options = options;
  }

  get isOn(): boolean {
    return this.#screen !== null;
  }

  async set(isOn: boolean): Promise<void> {
    const { open, mayShow, onChange } = this.#options;
    if (!isOn) return this.#end();
    if (this.#screen || !mayShow()) return;
    try {
      const screen = await open();
      if (!mayShow()) return stop(screen);
      this.#screen = screen;
      // "Stop sharing" in the browser's own bar.
      screen.video.onended = () => void this.#end();
      onChange(screen.video);
      await this.publish();
    } catch (error) {
      if (!(error instanceof DeviceError)) throw error;
    }
  }

  /** Puts it on the sending connection, which may be a new one. */
  async publish(): Promise<void> {
    if (!this.#screen) return;
    await this.#options.put("screen", this.#screen.video);
    await this.#options.put("screenAudio", this.#screen?.audio ?? null);
  }

  /** The conference is left. */
  close(): void {
    if (this.#screen) stop(this.#screen);
    this.#screen = null;
  }

  async #end(): Promise<void> {
    if (!this.#screen) return;
    this.close();
    this.#options.onChange(null);
    await this.#options.put("screen", null);
    await this.#options.put("screenAudio", null);
  }
}

function stop({ video, audio }: SharedScreen): void {
  video.onended = null;
  video.stop();
  audio?.stop();
}
