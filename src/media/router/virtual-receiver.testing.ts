import type { VirtualLink } from "../bandwidth/virtual-link.testing.ts";
import { codecs } from "../rtp/codecs.ts";
import { parsePicture } from "../rtp/picture.ts";
import { buildKeyFrameRequest, buildNack, buildTransportFeedback } from "../rtp/rtcp.ts";
import { type ExtensionIds, parseRtpHeader, readExtensions, transportSequenceId } from "../rtp/rtp.ts";
import { SequenceUnwrapper } from "../rtp/sequence.ts";
import { TransportFeedback } from "../rtp/transport-feedback.ts";
import type { SrtpCipher } from "../srtp/cipher.ts";
import type { DownlinkLine } from "./downlink.ts";
import type { Clock } from "./virtual-clock.testing.ts";

const reportEveryMs = 60;
const nackEveryMs = 20;
/** A picture that is missed for so long is given up, and a new one asked for. */
const patienceMs = 400;
const ids: ExtensionIds = new Map([[transportSequenceId, "transportSequence"]]);
const overhead = 16;

/** Nothing is hidden, but as many bytes are added. */
const openCipher: SrtpCipher = {
  rtpOverhead: overhead,
  rtcpOverhead: overhead + 4,
  protectRtp(out, start, headerLength, payload) {
    payload.copy(out, start + headerLength);
    return start + headerLength + payload.length + overhead;
  },
  unprotectRtp: () => null,
  protectRtcp: (packet) => packet,
  unprotectRtcp: () => null,
};

interface Packet {
  readonly payload: Buffer;
  readonly marker: boolean;
  readonly timestamp: number;
}

/** What somebody saw and heard. */
export interface Seen {
  /** When each picture could be shown, and its lines. */
  readonly pictures: { readonly atMs: number; readonly height: number }[];
  /** Delay of each word of sound that came. */
  readonly words: { readonly atMs: number; readonly delayMs: number }[];
  keyFramesWanted: number;
  bytes: number;
  /** Packets that came as repairs. */
  repairs: number;
}

/**
 * A browser's receiving side in virtual time: asks for what is missing, reports arrivals, and shows whole pictures in order, each
 * only after the one before it. Stricter than a real one, which skips what nothing builds on.
 */
export class VirtualReceiver implements DownlinkLine {
  readonly canSend = true;
  readonly sender = { cipher: openCipher };
  readonly ownSsrc = 2;
  readonly seen: Seen = { pictures: [], words: [], keyFramesWanted: 0, bytes: 0, repairs: 0 };
  /** What the receiver says; to be connected to `Downlink.rtcp`. */
  onRtcp: (compound: Buffer) => void = () => {};
  readonly #clock: Clock;
  readonly #down: VirtualLink;
  readonly #back: VirtualLink;
  readonly #slot = Buffer.alloc(1452);
  readonly #arrivals = new TransportFeedback();
  readonly #unwrapper = new SequenceUnwrapper();
  readonly #packets = new Map<number, Packet>();
  readonly #asked = new Map<number, { times: number; againAt: number }>();
  #videoSsrc = 0;
  #highest = -1;
  /** The next packet to show; −1 while a key frame is awaited. */
  #next = -1;
  #waitingSince = 0;
  #height = 0;
  #wantedAt = Number.NEGATIVE_INFINITY;

  constructor(clock: Clock, down: VirtualLink, back: VirtualLink) {
    this.#clock = clock;
    this.#down = down;
    this.#back = back;
    clock.every(reportEveryMs, () => {
      const body = this.#arrivals.take();
      if (body !== null) this.#say(buildTransportFeedback(2, this.#videoSsrc, body));
    });
    clock.every(nackEveryMs, () => this.#repair());
  }

  slot(): Buffer {
    return this.#slot;
  }
  commit(length: number): void {
    const packet = Buffer.from(this.#slot.subarray(0, length));
    const atMs = this.#down.send(length, this.#clock.nowMs);
    if (!Number.isNaN(atMs)) this.#clock.at(atMs, () => this.#take(packet));
  }
  sendRtcp(): void {}
  setRemote(): void {}

  #say(compound: Buffer): void {
    const atMs = this.#back.send(compound.length, this.#clock.nowMs);
    if (!Number.isNaN(atMs)) this.#clock.at(atMs, () => this.onRtcp(compound));
  }

  #take(packet: Buffer): void {
    const header = parseRtpHeader(packet);
    if (header === null) return;
    this.seen.bytes += packet.length;
    const { transportSequence } = readExtensions(packet, header, ids);
    if (transportSequence !== undefined) this.#arrivals.arrived(transportSequence, this.#clock.nowMs);
    const payload = packet.subarray(header.headerLength, packet.length - overhead);
    if (header.payloadType === codecs.opus.payloadType) {
      const delayMs = this.#clock.nowMs - payload.readDoubleBE(0);
      this.seen.words.push({ atMs: this.#clock.nowMs, delayMs });
    } else if (header.payloadType === codecs.VP8.payloadType) {
      this.#videoSsrc = header.ssrc;
      this.#keep(header.sequence, { payload, marker: header.marker, timestamp: header.timestamp });
    } else if (!header.hasPadding && payload.length > 2) {
      this.seen.repairs++;
      const repaired = { payload: payload.subarray(2), marker: header.marker, timestamp: header.timestamp };
      this.#keep(payload.readUInt16BE(0), repaired);
    }
  }

  #keep(sequence: number, packet: Packet): void {
    const index = this.#unwrapper.unwrap(sequence);
    if (index < this.#next) return;
    this.#packets.set(index, packet);
    this.#asked.delete(index);
    if (this.#highest >= 0)
      for (let missing = this.#highest + 1; missing < index; missing++)
        this.#asked.set(missing, { times: 0, againAt: this.#clock.nowMs + 5 });
    this.#highest = Math.max(this.#highest, index);
    this.#show();
  }

  #show(): void {
    for (let shown = this.#showOne(); shown; shown = this.#showOne());
  }

  #showOne(): boolean {
    const start = this.#next >= 0 ? this.#next : this.#findKeyFrame();
    if (start < 0) return false;
    const first = this.#packets.get(start);
    const picture = first === undefined ? null : parsePicture("VP8", first.payload);
    if (first === undefined || picture === null || ((first.payload[0] as number) & 0x10) === 0) return false;
    let end = start;
    while (this.#packets.get(end)?.marker === false && this.#isSamePicture(end + 1, first)) end++;
    if (this.#packets.get(end)?.marker !== true) return this.#skipTo(end + 1);
    if (picture.startsKeyFrame) this.#height = picture.height;
    for (let index = start; index <= end; index++) this.#packets.delete(index);
    this.#next = end + 1;
    this.#waitingSince = this.#clock.nowMs;
    this.seen.pictures.push({ atMs: this.#clock.nowMs, height: this.#height });
    return true;
  }

  #isSamePicture(index: number, first: Packet): boolean {
    const packet = this.#packets.get(index);
    return packet === undefined || packet.timestamp === first.timestamp;
  }

  /** A picture that was cut off is no loss when the next one builds on nothing. */
  #skipTo(index: number): boolean {
    const payload = this.#packets.get(index)?.payload;
    if (payload === undefined || !parsePicture("VP8", payload)?.startsKeyFrame) return false;
    this.#next = index;
    return true;
  }

  #findKeyFrame(): number {
    for (const [index, { payload }] of [...this.#packets].sort(([a], [b]) => a - b))
      if (parsePicture("VP8", payload)?.startsKeyFrame) return index;
    return -1;
  }

  #repair(): void {
    const now = this.#clock.nowMs;
    const sequences: number[] = [];
    for (const [index, state] of [...this.#asked].sort(([a], [b]) => a - b)) {
      if (index < this.#next || state.times >= 10) this.#asked.delete(index);
      else if (state.againAt <= now) {
        state.times++;
        state.againAt = now + 60;
        sequences.push(index & 0xffff);
      }
    }
    if (sequences.length > 0) this.#say(buildNack(2, this.#videoSsrc, sequences));
    const isStuck = this.#next < 0 || (this.#packets.size > 0 && now - this.#waitingSince > patienceMs);
    if (!isStuck || this.#videoSsrc === 0 || now - this.#wantedAt < 300) return;
    this.#wantedAt = now;
    this.seen.keyFramesWanted++;
    this.#next = -1;
    this.#packets.clear();
    this.#asked.clear();
    this.#say(buildKeyFrameRequest(2, this.#videoSsrc));
  }
}
