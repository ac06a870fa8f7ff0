import { createCipheriv, createHmac, timingSafeEqual } from "node:crypto";
import type { SrtpCipher } from "./cipher.ts";
import type { SessionKeys } from "./derive.ts";

const tagLength = 10;

/** AES_CM_128_HMAC_SHA1_80 (RFC 3711), for peers without AES-GCM. */
export class CounterCipher implements SrtpCipher {
  readonly rtpOverhead = tagLength;
  readonly rtcpOverhead = tagLength + 4;
  readonly #keys: SessionKeys;

  constructor(keys: SessionKeys) {
    this.#keys = keys;
  }

  protectRtp(out: Buffer, start: number, headerLength: number, payload: Buffer, index: number): number {
    const bodyStart = start + headerLength;
    const bodyEnd = bodyStart + payload.length;
    out.set(this.#rtpStream(out.readUInt32BE(start + 8), index).update(payload), bodyStart);
    out.set(this.#rtpTag(out.subarray(start, bodyEnd), index), bodyEnd);
    return bodyEnd + tagLength;
  }

  unprotectRtp(packet: Buffer, headerLength: number, index: number): Buffer | null {
    const tagStart = packet.length - tagLength;
    if (tagStart < headerLength) return null;
    if (!timingSafeEqual(this.#rtpTag(packet.subarray(0, tagStart), index), packet.subarray(tagStart))) return null;
    return this.#rtpStream(packet.readUInt32BE(8), index).update(packet.subarray(headerLength, tagStart));
  }

  protectRtcp(packet: Buffer, index: number): Buffer {
    const trailer = Buffer.allocUnsafe(4);
    trailer.writeUInt32BE((0x8000_0000 | index) >>> 0, 0);
    const body = this.#rtcpStream(packet.readUInt32BE(4), index).update(packet.subarray(8));
    const signed = Buffer.concat([packet.subarray(0, 8), body, trailer]);
    return Buffer.concat([signed, this.#rtcpTag(signed)]);
  }

  unprotectRtcp(packet: Buffer): { packet: Buffer; index: number } | null {
    const tagStart = packet.length - tagLength;
    const trailerStart = tagStart - 4;
    if (trailerStart < 8) return null;
    if (!timingSafeEqual(this.#rtcpTag(packet.subarray(0, tagStart)), packet.subarray(tagStart))) return null;
    const trailer = packet.readUInt32BE(trailerStart);
    if ((trailer & 0x8000_0000) === 0) return null;
    const index = trailer & 0x7fff_ffff;
    const body = this.#rtcpStream(packet.readUInt32BE(4), index).update(packet.subarray(8, trailerStart));
    return { packet: Buffer.concat([packet.subarray(0, 8), body]), index };
  }

  #rtpStream(ssrc: number, index: number) {
    return createCipheriv("aes-128-ctr", this.#keys.rtp.key, counterBlock(this.#keys.rtp.salt, ssrc, index));
  }
  #rtcpStream(ssrc: number, index: number) {
    return createCipheriv("aes-128-ctr", this.#keys.rtcp.key, counterBlock(this.#keys.rtcp.salt, ssrc, index));
  }

  #rtpTag(signed: Buffer, index: number): Buffer {
    const rollOver = Buffer.allocUnsafe(4);
    rollOver.writeUInt32BE(Math.floor(index / 0x1_0000) >>> 0, 0);
    const digest = createHmac("sha1", this.#keys.rtp.auth).update(signed).update(rollOver).digest();
    return digest.subarray(0, tagLength);
  }
  #rtcpTag(signed: Buffer): Buffer {
    return createHmac("sha1", this.#keys.rtcp.auth).update(signed).digest().subarray(0, tagLength);
  }
}

/** RFC 3711, 4.1.1: salt × 2^16 ⊕ ssrc × 2^64 ⊕ index × 2^16. */
function counterBlock(salt: Buffer, ssrc: number, index: number): Buffer {
  const block = Buffer.alloc(16);
  salt.copy(block, 0);
  block.writeUInt32BE((block.readUInt32BE(4) ^ ssrc) >>> 0, 4);
  block.writeUInt32BE((block.readUInt32BE(8) ^ Math.floor(index / 0x1_0000)) >>> 0, 8);
  block.writeUInt16BE(block.readUInt16BE(12) ^ (index % 0x1_0000), 12);
  return block;
}
