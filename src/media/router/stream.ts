import { LossTracker } from "../rtp/loss-tracker.ts";
import { PacketRing } from "../rtp/packet-ring.ts";
import type { Picture } from "../rtp/picture.ts";
import { Reception } from "../rtp/reception.ts";
import { SequenceUnwrapper } from "../rtp/sequence.ts";
import { KeyFrameRequests } from "./key-frame-requests.ts";

/** About one and a half seconds of a large picture. */
export const ringPackets = 256;
/** A layer that sent nothing for this long was switched off by its sender. */
const activeMs = 1500;
/** Temporal layers that are told apart. */
const temporalLayers = 4;
const smoothing = 0.4;
/** Bits per second that browsers send for a picture, over the square of its lines. */
export const typicalBitsPerSquareLine = 4;

/** One packet on its way through the router: parsed once, sent to many. */
export interface MediaPacket {
  readonly stream: Stream;
  readonly index: number;
  readonly timestamp: number;
  readonly marker: boolean;
  readonly payload: Buffer;
  /** Null for sound. */
  readonly picture: Picture | null;
  /** −1 where the codec has none; as in `picture`, for `StreamRewriter`. */
  readonly pictureId: number;
  readonly tl0: number;
  /** Sound with earlier sound repeated in it. */
  readonly isRed: boolean;
}

/** One incoming RTP stream: a simulcast layer of a video, or all there is of a sound. */
export class Stream {
  readonly ssrc: number;
  readonly rid: string;
  readonly reception: Reception;
  readonly sequences = new SequenceUnwrapper();
  readonly losses = new LossTracker();
  readonly ring = new PacketRing<MediaPacket>(ringPackets);
  readonly keyFrames = new KeyFrameRequests();
  /** Which moment of the sender's clock a timestamp stands for: what keeps sound and picture together. */
  senderReport: { readonly ntpMs: number; readonly timestamp: number; readonly atMs: number } | undefined;
  #lastAt = Number.NEGATIVE_INFINITY;
  readonly #bytes = new Float64Array(temporalLayers);
  readonly #rates = new Float64Array(temporalLayers);
  #measuredAt = Number.NaN;
  #height = 0;
  #hasShownKeyFrame = false;

  constructor(ssrc: number, clockRate: number, rid = "") {
    this.ssrc = ssrc;
    this.rid = rid;
    this.reception = new Reception(clockRate);
  }

  /** @param temporal 0 where there are no temporal layers */
  arrived(nowMs: number, bytes = 0, temporal = 0): void {
    this.#lastAt = nowMs;
    const layer = Math.min(temporal, temporalLayers - 1);
    this.#bytes[layer] = (this.#bytes[layer] as number) + bytes;
  }

  /** @param height lines, 0 when it does not tell (its content may be hidden from us) */
  keyFrameCame(height: number): void {
    this.#hasShownKeyFrame = true;
    if (height > 0) this.#height = height;
    this.keyFrames.served();
  }

  /** Lines of the picture, from the last key frame; guessed where that did not tell; 0 before the first. */
  get height(): number {
    if (this.#height > 0 || !this.#hasShownKeyFrame) return this.#height;
    return Math.round(Math.sqrt(this.bitrate(temporalLayers) / typicalBitsPerSquareLine));
  }
  /** A layer without a known size cannot be chosen: it has to show a key frame first. */
  get isUnknown(): boolean {
    return !this.#hasShownKeyFrame;
  }

  isActive(nowMs: number): boolean {
    return nowMs - this.#lastAt < activeMs;
  }

  /** Takes stock of what came since the last time. To be called several times a second. */
  measure(nowMs: number): void {
    const passedMs = nowMs - this.#measuredAt;
    if (passedMs < 100) return;
    for (let layer = 0; layer < temporalLayers; layer++) {
      const rate = ((this.#bytes[layer] as number) * 8000) / passedMs;
      const before = this.#rates[layer] as number;
      this.#rates[layer] = before === 0 ? rate : before + (rate - before) * smoothing;
      this.#bytes[layer] = 0;
    }
    this.#measuredAt = nowMs;
  }

  /** Bits per second of everything up to a temporal layer; 0 while nothing is known. */
  bitrate(upToTemporal: number): number {
    let sum = 0;
    for (let layer = 0; layer < temporalLayers && layer <= upToTemporal; layer++) sum += this.#rates[layer] as number;
    return sum;
  }

  /** The highest temporal layer that comes. */
  get topTemporal(): number {
    for (let layer = temporalLayers - 1; layer > 0; layer--) if ((this.#rates[layer] as number) > 1000) return layer;
    return 0;
  }
}
