import type { Consumer } from "./consumer.ts";
import type { MediaPacket, Stream } from "./stream.ts";

export type MediaKind = "audio" | "video";

export const clockRates: Readonly<Record<MediaKind, number>> = { audio: 48_000, video: 90_000 };

/** A track that one participant sends: its layers, and who receives it. */
export class Producer {
  readonly id: string;
  readonly kind: MediaKind;
  /** Tracks of one group are played in step (a camera and its microphone). */
  readonly group: string;
  /** Smallest layer first; one entry without simulcast; filled as packets arrive. */
  readonly streams: Stream[] = [];
  readonly consumers = new Set<Consumer>();
  readonly #requestKeyFrame: (stream: Stream) => void;
  #isPaused = false;

  constructor(id: string, kind: MediaKind, group: string, requestKeyFrame: (stream: Stream) => void) {
    this.id = id;
    this.kind = kind;
    this.group = group;
    this.#requestKeyFrame = requestKeyFrame;
  }

  /** Muted: nothing is passed on, whatever the sender still sends. */
  get isPaused(): boolean {
    return this.#isPaused;
  }
  set isPaused(isPaused: boolean) {
    this.#isPaused = isPaused;
    for (const consumer of this.consumers) consumer.interrupt();
  }

  /** Takes one packet of one of its streams and hands it to every receiver. */
  route(packet: MediaPacket, nowMs: number): void {
    // Empty packets are bandwidth probes: a layer that sends only those shows nothing.
    if (packet.payload.length > 0) packet.stream.arrived(nowMs);
    packet.stream.ring.put(packet);
    if (packet.vp8?.startsKeyFrame) {
      packet.stream.keyFrames.served();
      if (packet.vp8.height > 0) packet.stream.height = packet.vp8.height;
    }
    if (this.#isPaused) return;
    for (const consumer of this.consumers) consumer.forward(packet, nowMs);
  }

  wantKeyFrame(stream: Stream, nowMs: number, isNew = false): void {
    if (this.kind === "video" && stream.keyFrames.want(nowMs, isNew)) this.#requestKeyFrame(stream);
  }

  /** The sender's clock was told: receivers get the same moment in their own numbers. */
  reportClock(stream: Stream): void {
    for (const consumer of this.consumers) consumer.reportClock(stream);
  }
}
