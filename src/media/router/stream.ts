import { LossTracker } from "../rtp/loss-tracker.ts";
import { PacketRing } from "../rtp/packet-ring.ts";
import { Reception } from "../rtp/reception.ts";
import { SequenceUnwrapper } from "../rtp/sequence.ts";
import type { Vp8Descriptor } from "../rtp/vp8.ts";
import { KeyFrameRequests } from "./key-frame-requests.ts";

/** About one and a half seconds of a large picture. */
const ringPackets = 256;
/** A layer that sent nothing for this long was switched off by its sender. */
const activeMs = 1500;

/** One packet on its way through the router: parsed once, sent to many. */
export interface MediaPacket {
  readonly stream: Stream;
  readonly index: number;
  readonly timestamp: number;
  readonly marker: boolean;
  readonly payload: Buffer;
  readonly vp8: Vp8Descriptor | null;
}

/** One incoming RTP stream: a simulcast layer of a video, or all there is of a sound. */
export class Stream {
  readonly ssrc: number;
  readonly reception: Reception;
  readonly sequences = new SequenceUnwrapper();
  readonly losses = new LossTracker();
  readonly ring = new PacketRing<MediaPacket>(ringPackets);
  readonly keyFrames = new KeyFrameRequests();
  /** Lines of the picture, from the last key frame. */
  height = 0;
  /** Which moment of the sender's clock a timestamp stands for: what keeps sound and picture together. */
  senderReport: { readonly ntpMs: number; readonly timestamp: number; readonly atMs: number } | undefined;
  #lastAt = Number.NEGATIVE_INFINITY;

  constructor(ssrc: number, clockRate: number) {
    this.ssrc = ssrc;
    this.reception = new Reception(clockRate);
  }

  arrived(nowMs: number): void {
    this.#lastAt = nowMs;
  }

  isActive(nowMs: number): boolean {
    return nowMs - this.#lastAt < activeMs;
  }
}
