import { randomInt } from "node:crypto";
import type { Transport } from "../net/transport.ts";
import { buildSenderReport } from "../rtp/rtcp.ts";
import { writeRtpHeader } from "../rtp/rtp.ts";
import { sequenceDistance } from "../rtp/sequence.ts";
import { type Mapping, StreamRewriter } from "../rtp/stream-rewriter.ts";
import { patchVp8 } from "../rtp/vp8.ts";
import { chooseLayer } from "./layers.ts";
import { clockRates, type Producer } from "./producer.ts";
import type { MediaPacket, Stream } from "./stream.ts";
import { joinTimelines } from "./timeline.ts";

/** Payload types of everything the engine sends: the receiving connection is offered by us, so they are ours to choose. */
export const payloadTypes = { audio: 111, video: 96, retransmission: 97 } as const;
const headerLength = 12;
/** Pieces whose packets can still be sent again. */
const maxPieces = 4;
/** Packets that may be repeated at once; each new packet gives one more. One small request can name thousands. */
export const maxRepairs = 512;

/** A stretch of one incoming stream within the outgoing one. */
interface Piece {
  readonly stream: Stream;
  readonly mapping: Mapping;
  /** First outgoing index of the stretch. */
  readonly from: number;
}

/** One track on its way to one receiver: chooses the layer, rewrites, protects and sends. */
export class Consumer {
  readonly producer: Producer;
  readonly ssrc = randomInt(1, 0x1_0000_0000);
  readonly retransmissionSsrc = randomInt(1, 0x1_0000_0000);
  readonly #transport: Transport;
  readonly #rewriter = new StreamRewriter(randomInt(1, 0x8000));
  #retransmissionIndex = randomInt(1, 0x8000);
  #pieces: Piece[] = [];
  #current: Stream | undefined;
  #target: Stream | undefined;
  #maxHeight: number;
  #isNegotiated = false;
  #lastIndex = 0;
  #sentAtMs = 0;
  #packetCount = 0;
  #octetCount = 0;
  #repairsLeft = maxRepairs;

  /** @param maxHeight see `show` */
  constructor(producer: Producer, transport: Transport, maxHeight: number) {
    this.producer = producer;
    this.#maxHeight = maxHeight;
    this.#transport = transport;
    producer.consumers.add(this);
  }

  close(): void {
    this.#isNegotiated = false;
    this.producer.consumers.delete(this);
  }

  /** The receiver knows this stream now; before that its packets would be thrown away there. */
  negotiated(nowMs: number): void {
    if (this.#isNegotiated || !this.producer.consumers.has(this)) return;
    this.#isNegotiated = true;
    this.reselect(nowMs, true);
  }

  /** @param maxHeight lines that the receiver shows; 0 stops sending */
  show(maxHeight: number, nowMs: number): void {
    this.#maxHeight = maxHeight;
    this.reselect(nowMs, true);
  }

  /** The outgoing stream pauses here; what follows begins a new piece. */
  interrupt(): void {
    this.#current = undefined;
  }

  /**
   * Looks whether another layer fits better now. A change waits for that layer's next key frame, and asks for it.
   * @param isNew the receiver has just come, or just asked: see `KeyFrameRequests.want`
   */
  reselect(nowMs: number, isNew = false): void {
    const { streams, kind } = this.producer;
    if (kind === "audio") return;
    const layers = streams.map((stream) => ({ height: stream.height, isActive: stream.isActive(nowMs) }));
    this.#target = streams[chooseLayer(layers, this.#maxHeight)];
    if (this.#maxHeight === 0) this.#current = undefined;
    if (this.#target !== undefined && this.#target !== this.#current && this.#isNegotiated && this.#transport.canSend)
      this.producer.wantKeyFrame(this.#target, nowMs, isNew);
  }

  /** The receiver lost the picture. */
  keyFrameRequested(nowMs: number): void {
    const stream = this.#current ?? this.#target;
    if (stream !== undefined) this.producer.wantKeyFrame(stream, nowMs);
  }

  forward(packet: MediaPacket, nowMs: number): void {
    if (!this.#isNegotiated || !this.#transport.canSend || this.#maxHeight === 0) return;
    if (packet.stream !== this.#current && !this.#switchTo(packet, nowMs)) return;
    const position = positionOf(packet);
    const index = this.#rewriter.place(position);
    const mapping = this.#rewriter.mapping;
    if (index < 0 || mapping === undefined) return;
    this.#send(packet, mapping, index);
    if (index > this.#lastIndex) {
      this.#lastIndex = index;
      this.#sentAtMs = nowMs;
    }
  }

  /** Sends lost packets again, in a stream of their own (RFC 4588). @param sequences as the receiver numbered them */
  retransmit(sequences: readonly number[]): void {
    if (this.producer.kind !== "video") return;
    for (const sequence of sequences) {
      if (this.#repairsLeft <= 0) return;
      const index = this.#lastIndex + sequenceDistance(sequence, this.#lastIndex & 0xffff);
      const piece = this.#pieces.findLast((candidate) => candidate.from <= index);
      const packet = piece?.stream.ring.get(index - piece.mapping.indexDelta);
      if (piece !== undefined && packet !== undefined) this.#sendAgain(packet, piece.mapping, index);
    }
  }

  /** Passes a sender's clock on, if it is the clock of what is being sent. */
  reportClock(stream: Stream): void {
    const point = stream.senderReport;
    const mapping = this.#rewriter.mapping;
    if (stream !== this.#current || point === undefined || mapping === undefined) return;
    this.#transport.sendRtcp(
      buildSenderReport({
        ssrc: this.ssrc,
        ntpMs: point.ntpMs,
        timestamp: point.timestamp + mapping.timestampDelta,
        packetCount: this.#packetCount,
        octetCount: this.#octetCount,
      }),
    );
  }

  #switchTo(packet: MediaPacket, nowMs: number): boolean {
    if (this.producer.kind === "video" && (packet.stream !== this.#target || !packet.vp8?.startsKeyFrame)) return false;
    const previous = this.#pieces.at(-1);
    const mapping = this.#rewriter.begin(positionOf(packet), this.#timestampFor(packet, previous, nowMs));
    this.#pieces.push({ stream: packet.stream, mapping, from: packet.index + mapping.indexDelta });
    if (this.#pieces.length > maxPieces) this.#pieces.shift();
    this.#current = packet.stream;
    this.reportClock(packet.stream);
    return true;
  }

  #timestampFor(packet: MediaPacket, previous: Piece | undefined, nowMs: number): number {
    if (previous === undefined) return packet.timestamp;
    if (previous.stream === packet.stream) return (packet.timestamp + previous.mapping.timestampDelta) >>> 0;
    return joinTimelines(
      { timestamp: packet.timestamp, clock: packet.stream.senderReport },
      {
        timestamp: this.#rewriter.lastTimestamp,
        sentAtMs: this.#sentAtMs,
        timestampDelta: previous.mapping.timestampDelta,
        clock: previous.stream.senderReport,
      },
      nowMs,
      clockRates[this.producer.kind],
    );
  }

  #send(packet: MediaPacket, mapping: Mapping, index: number): void {
    const sender = this.#transport.sender;
    if (sender === undefined) return;
    const slot = this.#transport.slot();
    if (headerLength + packet.payload.length + sender.cipher.rtpOverhead > slot.length) return;
    writeRtpHeader(slot, 0, {
      marker: packet.marker,
      payloadType: payloadTypes[this.producer.kind],
      sequence: index & 0xffff,
      timestamp: (packet.timestamp + mapping.timestampDelta) >>> 0,
      ssrc: this.ssrc,
    });
    patchPicture(packet, mapping);
    this.#transport.commit(sender.cipher.protectRtp(slot, 0, headerLength, packet.payload, index));
    this.#packetCount++;
    this.#octetCount += packet.payload.length;
    this.#repairsLeft = Math.min(maxRepairs, this.#repairsLeft + 1);
  }

  #sendAgain(packet: MediaPacket, mapping: Mapping, index: number): void {
    const sender = this.#transport.sender;
    if (sender === undefined || !this.#transport.canSend) return;
    const slot = this.#transport.slot();
    if (headerLength + 2 + packet.payload.length + sender.cipher.rtpOverhead > slot.length) return;
    this.#repairsLeft--;
    const retransmissionIndex = this.#retransmissionIndex++;
    writeRtpHeader(slot, 0, {
      marker: packet.marker,
      payloadType: payloadTypes.retransmission,
      sequence: retransmissionIndex & 0xffff,
      timestamp: (packet.timestamp + mapping.timestampDelta) >>> 0,
      ssrc: this.retransmissionSsrc,
    });
    patchPicture(packet, mapping);
    const original = Buffer.allocUnsafe(2 + packet.payload.length);
    original.writeUInt16BE(index & 0xffff, 0);
    packet.payload.copy(original, 2);
    this.#transport.commit(sender.cipher.protectRtp(slot, 0, headerLength, original, retransmissionIndex));
  }
}

const positionOf = (packet: MediaPacket) => ({
  index: packet.index,
  timestamp: packet.timestamp,
  pictureId: packet.vp8 === null || packet.vp8.pictureIdAt < 0 ? -1 : packet.vp8.pictureId,
  tl0: packet.vp8 === null || packet.vp8.tl0At < 0 ? -1 : packet.vp8.tl0,
});

/** All receivers share the payload's memory: each writes its own numbers just before it encrypts. */
function patchPicture(packet: MediaPacket, mapping: Mapping): void {
  if (packet.vp8 !== null)
    patchVp8(
      packet.payload,
      packet.vp8,
      packet.vp8.pictureId + mapping.pictureDelta,
      packet.vp8.tl0 + mapping.tl0Delta,
    );
}
