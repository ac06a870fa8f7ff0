import { randomInt } from "node:crypto";
import type { BandwidthEstimator } from "../bandwidth/estimator.ts";
import { clockRates, codecs, redPayloadType } from "../rtp/codecs.ts";
import { patchPicture } from "../rtp/picture.ts";
import { primaryBlock } from "../rtp/red.ts";
import { buildSenderReport } from "../rtp/rtcp.ts";
import { sequenceDistance } from "../rtp/sequence.ts";
import { type Piece, StreamRewriter } from "../rtp/stream-rewriter.ts";
import { everyPicture, type LayerLevel, ladder } from "./layers.ts";
import { Outlet, type SendingLine } from "./outlet.ts";
import type { Producer } from "./producer.ts";
import { type MediaPacket, ringPackets, type Stream } from "./stream.ts";
import { joinTimelines } from "./timeline.ts";

/** Packets that may be repeated at once; each new packet gives one more. One small request can name thousands. */
export const maxRepairs = 512;
/** After a worse layer had to be taken a better one is not tried again so soon. */
const steadyMs = 1500;

/** What a receiver's answer says about one m-line. */
export interface Acceptance {
  readonly takesCodec: boolean;
  readonly takesRed: boolean;
}

/** One track on its way to one receiver: follows the chosen layer, leaves pictures out, rewrites and sends. */
export class Consumer {
  readonly producer: Producer;
  readonly outlet: Outlet;
  readonly #line: SendingLine;
  readonly #rewriter: StreamRewriter<Stream>;
  #current: Stream | undefined;
  #target: LayerLevel<Stream> | undefined;
  #temporal = everyPicture;
  #pictureTimestamp = -1;
  #lastOutTimestamp = 0;
  #maxHeight: number;
  #acceptance: Acceptance | undefined;
  #sentAtMs = 0;
  #loweredAtMs = Number.NEGATIVE_INFINITY;
  #repairsLeft = maxRepairs;

  /** @param maxHeight see `show` */
  constructor(producer: Producer, line: SendingLine, maxHeight: number) {
    this.producer = producer;
    this.outlet = new Outlet(line);
    this.#maxHeight = maxHeight;
    this.#line = line;
    this.#rewriter = new StreamRewriter(randomInt(1, 0x8000), producer.kind === "video" ? ringPackets : 0);
    producer.consumers.add(this);
  }

  get maxHeight(): number {
    return this.#maxHeight;
  }
  get isVideo(): boolean {
    return this.producer.kind === "video";
  }
  get isNegotiated(): boolean {
    return this.#acceptance?.takesCodec === true;
  }

  close(): void {
    this.#acceptance = undefined;
    this.producer.consumers.delete(this);
  }

  /**
   * The receiver knows this stream now; before that its packets would be thrown away there.
   * @param estimator undefined where the receiver does not report arrivals
   */
  negotiated(acceptance: Acceptance, estimator: BandwidthEstimator | undefined): void {
    if (!this.producer.consumers.has(this)) return;
    this.#acceptance = acceptance;
    this.outlet.measureBy(this.isVideo ? estimator : undefined);
  }

  /** @param maxHeight lines that the receiver shows; 0 stops sending */
  show(maxHeight: number): void {
    this.#maxHeight = maxHeight;
  }

  /** The outgoing stream pauses here; what follows begins a new piece. */
  interrupt(): void {
    this.#current = undefined;
  }

  /**
   * The ways in which the picture can be sent now, the cheapest first; none for sound and for what is not shown.
   * @param isSteady right after it got worse nothing better is tried
   */
  levels(nowMs: number, isSteady: boolean): LayerLevel<Stream>[] {
    if (!this.isVideo || !this.isNegotiated) return [];
    const levels = ladder(this.producer.streams, this.#maxHeight, nowMs);
    if (!isSteady || nowMs - this.#loweredAtMs > steadyMs) return levels;
    const now = this.levelAmong(levels);
    return now < 0 ? levels : levels.slice(0, now + 1);
  }

  /** @returns the position of what is wanted or sent now; −1 for nothing */
  levelAmong(levels: readonly LayerLevel<Stream>[]): number {
    const target = this.#target;
    if (target === undefined) return -1;
    return levels.findLastIndex(
      ({ layer, maxTemporal }) => layer === target.layer && maxTemporal <= target.maxTemporal,
    );
  }

  /**
   * Sends this from now on. Another layer waits for its next key frame, and asks for it.
   * @param isNew the receiver has just come, or just asked: see `KeyFrameRequests.want`
   */
  follow(level: LayerLevel<Stream> | undefined, nowMs: number, isNew = false): void {
    const before = this.#target;
    if (before !== undefined && (level?.quality ?? 0) < before.quality) this.#loweredAtMs = nowMs;
    // Far too much is being sent: a picture that stands still for a moment is better than a voice that breaks.
    const isFarTooMuch = level !== undefined && before !== undefined && level.bitrateBps * 2 < before.bitrateBps;
    this.#target = level;
    if (level === undefined || (isFarTooMuch && level.layer !== before.layer)) this.#current = undefined;
    else if (level.layer !== this.#current && this.isNegotiated && this.#line.canSend)
      this.producer.wantKeyFrame(level.layer, nowMs, isNew);
  }

  /** The receiver lost the picture. */
  keyFrameRequested(nowMs: number): void {
    const stream = this.#current ?? this.#target?.layer;
    if (stream !== undefined) this.producer.wantKeyFrame(stream, nowMs);
  }

  forward(packet: MediaPacket, nowMs: number): void {
    if (this.#acceptance?.takesCodec !== true || !this.#line.canSend || this.#maxHeight === 0) return;
    if (packet.stream !== this.#current && !this.#switchTo(packet, nowMs)) return;
    if (this.#isLeftOut(packet) && this.#rewriter.skip(packet)) return;
    const rewriter = this.#rewriter;
    const index = rewriter.place(packet);
    if (index < 0) return;
    this.#sendPacket(packet, index, nowMs);
    if (index === rewriter.lastIndex) this.#sentAtMs = nowMs;
    if (this.#repairsLeft < maxRepairs) this.#repairsLeft++;
  }

  /** Sends lost packets again. @param sequences as the receiver numbered them */
  retransmit(sequences: readonly number[], nowMs: number): void {
    if (!this.isVideo) return;
    const rewriter = this.#rewriter;
    for (const sequence of sequences) {
      if (this.#repairsLeft <= 0) return;
      const index = rewriter.lastIndex + sequenceDistance(sequence, rewriter.lastIndex & 0xffff);
      const origin = rewriter.originOf(index);
      const packet = origin?.piece.source.ring.get(origin.index);
      if (origin === undefined || packet === undefined) continue;
      const { piece, pictureDelta } = origin;
      if (packet.picture !== null)
        patchPicture(packet.payload, packet.picture, packet.pictureId + pictureDelta, packet.tl0 + piece.tl0Delta);
      const timestamp = (packet.timestamp + piece.timestampDelta) >>> 0;
      const { retransmissionType } = codecs[this.producer.codec];
      if (this.outlet.repeat(retransmissionType, packet.marker, index, timestamp, packet.payload, nowMs))
        this.#repairsLeft--;
    }
  }

  /** Sends padding beside the picture. @returns how many bytes went out */
  pad(bytes: number, nowMs: number): number {
    const { retransmissionType } = codecs[this.producer.codec];
    return this.outlet.pad(retransmissionType, this.#lastOutTimestamp, bytes, nowMs);
  }

  /** Passes a sender's clock on, if it is the clock of what is being sent. */
  reportClock(stream: Stream): void {
    const point = stream.senderReport;
    const { piece } = this.#rewriter;
    if (stream !== this.#current || point === undefined || piece === undefined) return;
    const { ssrc, packetCount, octetCount } = this.outlet;
    const timestamp = point.timestamp + piece.timestampDelta;
    this.#line.sendRtcp(buildSenderReport({ ssrc, ntpMs: point.ntpMs, timestamp, packetCount, octetCount }));
  }

  #sendPacket(packet: MediaPacket, index: number, nowMs: number): void {
    const { timestamp, pictureId, tl0 } = this.#rewriter;
    this.#lastOutTimestamp = timestamp;
    let payload = packet.payload;
    let payloadType = codecs[this.producer.codec].payloadType;
    // All receivers share the payload's memory: each writes its own numbers just before it encrypts.
    if (packet.picture !== null) patchPicture(payload, packet.picture, pictureId, tl0);
    else if (packet.isRed && this.#acceptance?.takesRed) payloadType = redPayloadType;
    else if (packet.isRed) {
      const start = primaryBlock(payload);
      if (start < 0) return;
      payload = payload.subarray(start);
    }
    this.outlet.send(payloadType, packet.marker, index, timestamp, payload, nowMs);
  }

  /** Temporal layers change between pictures: down at once, up where the layer can be followed. */
  #isLeftOut({ timestamp, picture }: MediaPacket): boolean {
    const target = this.#target;
    if (picture === null || target === undefined) return false;
    if (timestamp !== this.#pictureTimestamp) {
      this.#pictureTimestamp = timestamp;
      // On the way to a smaller layer the larger one gives way already.
      const wanted =
        target.layer === this.#current ? target.maxTemporal : this.#isGoingDown(target.layer) ? 0 : this.#temporal;
      if (wanted < this.#temporal || picture.startsKeyFrame) this.#temporal = wanted;
      else if (picture.temporal > this.#temporal && picture.temporal <= wanted && picture.isSwitchPoint)
        this.#temporal = picture.temporal;
    }
    return picture.temporal > this.#temporal;
  }

  #isGoingDown(to: Stream): boolean {
    return this.#current !== undefined && to.height < this.#current.height;
  }

  #switchTo(packet: MediaPacket, nowMs: number): boolean {
    if (this.isVideo && (packet.stream !== this.#target?.layer || !packet.picture?.startsKeyFrame)) return false;
    const { piece } = this.#rewriter;
    this.#rewriter.begin(packet.stream, packet, this.#timestampFor(packet, piece, nowMs));
    this.#current = packet.stream;
    this.#temporal = this.#target?.maxTemporal ?? everyPicture;
    this.reportClock(packet.stream);
    return true;
  }

  #timestampFor(packet: MediaPacket, previous: Piece<Stream> | undefined, nowMs: number): number {
    if (previous === undefined) return packet.timestamp;
    if (previous.source === packet.stream) return (packet.timestamp + previous.timestampDelta) >>> 0;
    return joinTimelines(
      { timestamp: packet.timestamp, clock: packet.stream.senderReport },
      {
        timestamp: this.#rewriter.lastTimestamp,
        sentAtMs: this.#sentAtMs,
        timestampDelta: previous.timestampDelta,
        clock: previous.source.senderReport,
      },
      nowMs,
      clockRates[this.producer.kind],
    );
  }
}
