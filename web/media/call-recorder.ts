import { WebmIndex } from "./webm-index.ts";

/** What is recorded at the moment; asked for again and again, since cameras go on and off and devices change. */
export interface RecordedMedia {
  /** Every voice and sound of both sides. */
  readonly sounds: readonly MediaStreamTrack[];
  /** The pictures, with whose they are; the other side first. */
  readonly pictures: readonly { readonly name: string; readonly track: MediaStreamTrack | null }[];
}

export interface RecorderOptions {
  readonly kind: "audio" | "video";
  readonly media: () => RecordedMedia;
  /** It ended by itself: the browser could not go on. */
  readonly onFailed: () => void;
}

export interface Recorded {
  readonly bytes: Blob;
  readonly mediaType: string;
  readonly durationSec: number;
}

const size = { width: 1280, height: 720 } as const;
const frameMs = 1000 / 15;
/** A recording can be entered at each whole picture. */
const keyEveryMs = 2_000;
const chunkMs = 1_000;
const soundTypes = ["audio/webm;codecs=opus", "audio/webm", "audio/mp4"];
const pictureTypes = ["video/webm;codecs=vp9,opus", "video/webm;codecs=vp8,opus", "video/webm", "video/mp4"];

/** The first that this browser can record; undefined: none. */
export const recordableType = (kind: "audio" | "video"): string | undefined =>
  typeof MediaRecorder === "undefined"
    ? undefined
    : (kind === "audio" ? soundTypes : pictureTypes).find((type) => MediaRecorder.isTypeSupported(type));

/** Records both sides of a call on this device: the sounds mixed into one, the pictures side by side on a canvas. */
export class CallRecorder {
  readonly #options: RecorderOptions;
  readonly #type: string;
  readonly #context = new AudioContext();
  readonly #mix = this.#context.createMediaStreamDestination();
  readonly #sources = new Map<MediaStreamTrack, MediaStreamAudioSourceNode>();
  readonly #videos = new Map<MediaStreamTrack, HTMLVideoElement>();
  readonly #canvas = document.createElement("canvas");
  readonly #recorder: MediaRecorder;
  readonly #chunks: Blob[] = [];
  /** What a browser writes that is no WebM needs none. */
  #index: WebmIndex | null;
  /** Chunks are read in their order. */
  #reading: Promise<void> = Promise.resolve();
  readonly #frames: ReturnType<typeof setInterval>;
  readonly #startedAt = performance.now();
  #pausedMs = 0;
  #pausedAt: number | null = null;
  #isStopping = false;

  /** @throws DOMException when this browser cannot record */
  constructor(options: RecorderOptions) {
    this.#options = options;
    this.#type = recordableType(options.kind) ?? "";
    this.#index = this.#type.includes("webm") ? new WebmIndex() : null;
    const tracks = [...this.#mix.stream.getAudioTracks()];
    if (options.kind === "video") {
      Object.assign(this.#canvas, size);
      this.#draw();
      tracks.push(...this.#canvas.captureStream(1000 / frameMs).getVideoTracks());
    }
    this.#connect();
    this.#recorder = new MediaRecorder(new MediaStream(tracks), {
      mimeType: this.#type,
      audioBitsPerSecond: 64_000,
      videoBitsPerSecond: 1_200_000,
      videoKeyFrameIntervalDuration: keyEveryMs,
    } as MediaRecorderOptions);
    this.#recorder.ondataavailable = ({ data }) => this.#keep(data);
    this.#recorder.onerror = () => options.onFailed();
    this.#recorder.start(chunkMs);
    // Not by animation frame: the window may lie behind others.
    this.#frames = setInterval(() => {
      this.#connect();
      if (options.kind === "video") this.#draw();
    }, frameMs);
  }

  /** While the other side could not say that it takes its consent back, and on hold. */
  setPaused(isPaused: boolean): void {
    if (this.#isStopping || isPaused === (this.#pausedAt !== null)) return;
    if (isPaused) {
      this.#pausedAt = performance.now();
      this.#recorder.pause();
    } else {
      this.#pausedMs += performance.now() - (this.#pausedAt ?? 0);
      this.#pausedAt = null;
      this.#recorder.resume();
    }
  }

  /** Of what was recorded, without the pauses. */
  get lengthSec(): number {
    return Math.max(0, ((this.#pausedAt ?? performance.now()) - this.#startedAt - this.#pausedMs) / 1000);
  }

  async stop(): Promise<Recorded> {
    const { lengthSec } = this;
    this.#isStopping = true;
    const stopped = new Promise((resolve) => {
      this.#recorder.onstop = resolve;
    });
    if (this.#recorder.state !== "inactive") {
      this.#recorder.stop();
      await stopped;
    }
    await this.#reading;
    this.#close();
    const mediaType = this.#type.split(";")[0] ?? this.#type;
    const whole = new Blob(this.#chunks, { type: mediaType });
    const finished = this.#index?.finish();
    if (!finished) return { bytes: whole, mediaType, durationSec: Math.round(lengthSec) };
    const bytes = new Blob([new Uint8Array(finished.head), whole.slice(finished.from)], { type: mediaType });
    return { bytes, mediaType, durationSec: Math.max(1, Math.round(finished.durationMs / 1000)) };
  }

  /** Nothing of it stays. */
  discard(): void {
    this.#isStopping = true;
    this.#recorder.ondataavailable = null;
    if (this.#recorder.state !== "inactive") this.#recorder.stop();
    this.#chunks.length = 0;
    this.#close();
  }

  #keep(data: Blob): void {
    if (data.size === 0) return;
    this.#chunks.push(data);
    this.#reading = this.#reading.then(async () => {
      try {
        this.#index?.push(new Uint8Array(await data.arrayBuffer()));
      } catch {
        // Another format than its name says: it is kept as the browser made it.
        this.#index = null;
      }
    });
  }

  /** Tracks come and go; each is mixed in once. */
  #connect(): void {
    const { sounds } = this.#options.media();
    for (const [track, source] of this.#sources)
      if (!sounds.includes(track)) {
        source.disconnect();
        this.#sources.delete(track);
      }
    for (const track of sounds) {
      if (this.#sources.has(track)) continue;
      const source = this.#context.createMediaStreamSource(new MediaStream([track]));
      source.connect(this.#mix);
      this.#sources.set(track, source);
    }
  }

  #draw(): void {
    // Opaque: else transparency is encoded as a second picture beside each one.
    const brush = this.#canvas.getContext("2d", { alpha: false });
    if (!brush) return;
    const { pictures } = this.#options.media();
    const { width, height } = size;
    brush.fillStyle = "#16151a";
    brush.fillRect(0, 0, width, height);
    const place = { width: width / pictures.length, height };
    for (const [at, { name, track }] of pictures.entries()) {
      const left = at * place.width;
      if (track) fit(brush, this.#videoOf(track), left, place);
      brush.font = "600 28px system-ui, sans-serif";
      brush.fillStyle = "#ffffff";
      brush.textAlign = track ? "left" : "center";
      const x = track ? left + 24 : left + place.width / 2;
      brush.fillText(name, x, track ? height - 28 : height / 2, place.width - 48);
    }
  }

  #videoOf(track: MediaStreamTrack): HTMLVideoElement {
    const known = this.#videos.get(track);
    if (known) return known;
    const video = document.createElement("video");
    Object.assign(video, { muted: true, playsInline: true, srcObject: new MediaStream([track]) });
    void video.play().catch(() => undefined);
    this.#videos.set(track, video);
    return video;
  }

  #close(): void {
    clearInterval(this.#frames);
    for (const video of this.#videos.values()) video.srcObject = null;
    this.#videos.clear();
    this.#sources.clear();
    void this.#context.close();
  }
}

/** Whole, as large as there is room. */
function fit(
  brush: CanvasRenderingContext2D,
  video: HTMLVideoElement,
  left: number,
  place: { width: number; height: number },
): void {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0 || videoHeight === 0) return;
  const scale = Math.min(place.width / videoWidth, place.height / videoHeight);
  const [width, height] = [videoWidth * scale, videoHeight * scale];
  brush.drawImage(video, left + (place.width - width) / 2, (place.height - height) / 2, width, height);
}
