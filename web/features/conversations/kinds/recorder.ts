import { longestVoiceSec, type Voice } from "../../../../src/protocol/message-kinds.ts";
import { levelsOf, loudness } from "./levels.ts";

/** What is heard now, and since when. */
export interface Progress {
  readonly atSec: number;
  /** The last three seconds, 0 to 1. */
  readonly levels: readonly number[];
}
type OnProgress = (progress: Progress) => void;

export interface Recording {
  readonly file: File;
  readonly voice: Voice;
}

/** What browsers record, the best first. */
const types = [
  ["audio/webm;codecs=opus", "webm"],
  ["audio/ogg;codecs=opus", "ogg"],
  ["audio/mp4", "m4a"],
] as const;
/** Of a second; voice is understood well below it. */
const bits = 32_000;
const measuredEveryMs = 50;

export const canRecord = (): boolean =>
  typeof MediaRecorder !== "undefined" && navigator.mediaDevices !== undefined && typeOf() !== undefined;
const typeOf = () => types.find(([type]) => MediaRecorder.isTypeSupported(type));

/** One recording: it runs from the start, can pause, and ends by being finished or discarded. */
export class Recorder {
  readonly #stream: MediaStream;
  readonly #recorder: MediaRecorder;
  readonly #context = new AudioContext();
  readonly #analyser: AnalyserNode;
  readonly #parts: Blob[] = [];
  readonly #measured: number[] = [];
  readonly #timer: ReturnType<typeof setInterval>;
  readonly #onProgress: OnProgress;
  #recordedMs = 0;
  #tickedAt = performance.now();

  /** @throws when the microphone is refused */
  static async start(onProgress: OnProgress, onFull: () => void): Promise<Recorder> {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } });
    return new Recorder(stream, onProgress, onFull);
  }

  private constructor(stream: MediaStream, onProgress: OnProgress, onFull: () => void) {
    this.#stream = stream;
    this.#onProgress = onProgress;
    this.#analyser = this.#context.createAnalyser();
    this.#context.createMediaStreamSource(stream).connect(this.#analyser);
    this.#recorder = new MediaRecorder(stream, { mimeType: typeOf()?.[0], audioBitsPerSecond: bits });
    this.#recorder.ondataavailable = ({ data }) => void this.#parts.push(data);
    // In parts: a long recording does not wait in one piece for its end.
    this.#recorder.start(1_000);
    this.#timer = setInterval(() => {
      this.#measure();
      if (this.#recordedMs >= longestVoiceSec * 1_000 && this.#recorder.state === "recording") onFull();
    }, measuredEveryMs);
  }

  get isPaused(): boolean {
    return this.#recorder.state === "paused";
  }
  pause = (): void => this.#recorder.pause();
  resume = (): void => {
    this.#tickedAt = performance.now();
    this.#recorder.resume();
  };

  finish(): Promise<Recording> {
    return new Promise((resolve) => {
      this.#recorder.onstop = () => {
        this.#release();
        const [type, extension] = typeOf() ?? types[0];
        const stamp = new Date().toISOString().slice(0, 19).replaceAll(":", "-");
        const mediaType = type.split(";")[0] ?? type;
        resolve({
          file: new File(this.#parts, `voice-${stamp}.${extension}`, { type: mediaType }),
          voice: {
            durationSec: Math.max(0.1, Math.min(longestVoiceSec, Math.round(this.#recordedMs / 100) / 10)),
            waveform: levelsOf(this.#measured),
          },
        });
      };
      if (this.#recorder.state === "paused") this.#recorder.resume();
      this.#recorder.stop();
    });
  }

  discard(): void {
    this.#recorder.onstop = null;
    if (this.#recorder.state !== "inactive") this.#recorder.stop();
    this.#release();
  }

  #measure(): void {
    const now = performance.now();
    const passedMs = now - this.#tickedAt;
    this.#tickedAt = now;
    if (this.#recorder.state !== "recording") return;
    this.#recordedMs += passedMs;
    const samples = new Float32Array(this.#analyser.fftSize);
    this.#analyser.getFloatTimeDomainData(samples);
    this.#measured.push(loudness(samples));
    this.#onProgress({ atSec: this.#recordedMs / 1_000, levels: this.#measured.slice(-60) });
  }

  /** The browser's sign that it listens goes out. */
  #release(): void {
    clearInterval(this.#timer);
    for (const track of this.#stream.getTracks()) track.stop();
    void this.#context.close();
  }
}
