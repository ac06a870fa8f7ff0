import { randomInt } from "node:crypto";
import type { BandwidthEstimator } from "../bandwidth/estimator.ts";
import { transportSequenceId, writeHeader } from "../rtp/rtp.ts";
import type { SrtpCipher } from "../srtp/cipher.ts";

/** What a track needs of the connection that it is sent on; `Transport` is one. */
export interface SendingLine {
  /** Whether media can go out now. */
  readonly canSend: boolean;
  /** Undefined until the keys are there. */
  readonly sender: { readonly cipher: SrtpCipher } | undefined;
  readonly ownSsrc: number;
  /** A buffer for the next datagram; `commit` must follow before anything else is sent. */
  slot(): Buffer;
  commit(length: number): void;
  sendRtcp(compound: Buffer): void;
}

const headerLength = 12;
/** Fixed header, and an extension block with the transport-wide number. */
const measuredHeaderLength = 20;
const longestPadding = 255;

/** Writes one track's packets to one receiver: header, encryption, and the number by which the receiver reports its arrival. */
export class Outlet {
  readonly ssrc = randomInt(1, 0x1_0000_0000);
  readonly retransmissionSsrc = randomInt(1, 0x1_0000_0000);
  readonly #line: SendingLine;
  #retransmissionIndex = randomInt(1, 0x8000);
  #estimator: BandwidthEstimator | undefined;
  #packetCount = 0;
  #octetCount = 0;

  constructor(line: SendingLine) {
    this.#line = line;
  }

  get packetCount(): number {
    return this.#packetCount;
  }
  get octetCount(): number {
    return this.#octetCount;
  }

  /** From now on packets are counted for the receiver's reports. */
  measureBy(estimator: BandwidthEstimator | undefined): void {
    this.#estimator = estimator;
  }

  /** @returns whether it went out */
  send(
    payloadType: number,
    marker: boolean,
    index: number,
    timestamp: number,
    payload: Buffer,
    nowMs: number,
  ): boolean {
    if (!this.#write(payloadType, marker, index, timestamp, this.ssrc, payload, nowMs, false)) return false;
    this.#packetCount++;
    this.#octetCount += payload.length;
    return true;
  }

  /** Sends a packet again, in a stream of its own (RFC 4588). */
  repeat(type: number, marker: boolean, index: number, timestamp: number, payload: Buffer, nowMs: number): boolean {
    const original = Buffer.allocUnsafe(2 + payload.length);
    original.writeUInt16BE(index & 0xffff, 0);
    payload.copy(original, 2);
    return this.#write(
      type,
      marker,
      this.#retransmissionIndex++,
      timestamp,
      this.retransmissionSsrc,
      original,
      nowMs,
      false,
    );
  }

  /** Sends nothing but padding, to see whether it arrives. @returns its bytes; 0 when nothing can be sent */
  pad(payloadType: number, timestamp: number, bytes: number, nowMs: number): number {
    const length = Math.min(longestPadding, Math.max(1, bytes));
    const padding = Buffer.alloc(length);
    padding[length - 1] = length;
    const index = this.#retransmissionIndex++;
    const isSent = this.#write(payloadType, false, index, timestamp, this.retransmissionSsrc, padding, nowMs, true);
    return isSent ? length + measuredHeaderLength : 0;
  }

  #write(
    payloadType: number,
    marker: boolean,
    index: number,
    timestamp: number,
    ssrc: number,
    payload: Buffer,
    nowMs: number,
    isPadding: boolean,
  ): boolean {
    const cipher = this.#line.sender?.cipher;
    if (cipher === undefined || !this.#line.canSend) return false;
    const length = this.#estimator === undefined ? headerLength : measuredHeaderLength;
    const slot = this.#line.slot();
    const total = length + payload.length + cipher.rtpOverhead;
    if (total > slot.length) return false;
    writeHeader(slot, payloadType, marker, index & 0xffff, timestamp, ssrc);
    if (isPadding) slot[0] = 0xa0;
    if (this.#estimator !== undefined) writeTransportSequence(slot, this.#estimator.register(total, nowMs));
    this.#line.commit(cipher.protectRtp(slot, 0, length, payload, index));
    return true;
  }
}

/** One extension element of two bytes behind the fixed header (RFC 8285, one-byte form). */
function writeTransportSequence(packet: Buffer, sequence: number): void {
  packet[0] = (packet[0] as number) | 0x10;
  packet[12] = 0xbe;
  packet[13] = 0xde;
  packet[14] = 0;
  packet[15] = 1;
  packet[16] = (transportSequenceId << 4) | 1;
  packet[17] = sequence >> 8;
  packet[18] = sequence & 0xff;
  packet[19] = 0;
}
