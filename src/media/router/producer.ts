import { type CodecName, codecs, type MediaKind } from "../rtp/codecs.ts";
import type { Consumer } from "./consumer.ts";
import type { MediaPacket, Stream } from "./stream.ts";

/** A track that one participant sends: its layers, and who receives it. */
export class Producer {
  readonly id: string;
  readonly codec: CodecName;
  /** Tracks of one group are played in step (a camera and its microphone). */
  readonly group: string;
  /** In the order of their first packets; one entry without simulcast. */
  readonly streams: Stream[] = [];
  readonly consumers = new Set<Consumer>();
  readonly #requestKeyFrame: (stream: Stream) => void;
  #isPaused = false;

  constructor(id: string, codec: CodecName, group: string, requestKeyFrame: (stream: Stream) => void) {
    this.id = id;
    this.codec = codec;
    this.group = group;
    this.#requestKeyFrame = requestKeyFrame;
  }

  get kind(): MediaKind {
    return codecs[this.codec].kind;
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
    const { stream, picture, payload } = packet;
    // Empty packets are bandwidth probes: a layer that sends only those shows nothing.
    if (payload.length > 0) stream.arrived(nowMs, payload.length, picture?.temporal);
    stream.ring.put(packet);
    if (picture?.startsKeyFrame) stream.keyFrameCame(picture.height);
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

  /** Takes stock of the layers. To be called several times a second. */
  measure(nowMs: number): void {
    for (const stream of this.streams) {
      stream.measure(nowMs);
      if (stream.isUnknown && stream.isActive(nowMs)) this.wantKeyFrame(stream, nowMs);
    }
  }
}
