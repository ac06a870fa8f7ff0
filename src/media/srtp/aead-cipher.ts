import { createCipheriv, createDecipheriv } from "node:crypto";
import type { SrtpCipher } from "./cipher.ts";
import type { SessionKeys } from "./derive.ts";

const tagLength = 16;

/** AEAD_AES_128_GCM (RFC 7714). */
export class AeadCipher implements SrtpCipher {
  readonly rtpOverhead = tagLength;
  readonly rtcpOverhead = tagLength + 4;
  readonly #keys: SessionKeys;
  // Ciphers copy their nonce, so one buffer serves every packet.
  readonly #nonce = Buffer.alloc(12);

  constructor(keys: SessionKeys) {
    this.#keys = keys;
  }

  protectRtp(out: Buffer, start: number, headerLength: number, payload: Buffer, index: number): number {
    const ssrc = out.readUInt32BE(start + 8);
    const cipher = createCipheriv("aes-128-gcm", this.#keys.rtp.key, this.#rtpNonce(ssrc, index));
    const bodyStart = start + headerLength;
    cipher.setAAD(out.subarray(start, bodyStart));
    const body = cipher.update(payload);
    cipher.final();
    out.set(body, bodyStart);
    out.set(cipher.getAuthTag(), bodyStart + body.length);
    return bodyStart + body.length + tagLength;
  }

  unprotectRtp(packet: Buffer, headerLength: number, index: number): Buffer | null {
    const tagStart = packet.length - tagLength;
    if (tagStart < headerLength) return null;
    const nonce = this.#rtpNonce(packet.readUInt32BE(8), index);
    return open(
      this.#keys.rtp.key,
      nonce,
      packet.subarray(0, headerLength),
      packet.subarray(headerLength, tagStart),
      packet.subarray(tagStart),
    );
  }

  protectRtcp(packet: Buffer, index: number): Buffer {
    const out = Buffer.allocUnsafe(packet.length + this.rtcpOverhead);
    const trailer = Buffer.allocUnsafe(4);
    trailer.writeUInt32BE((0x8000_0000 | index) >>> 0, 0);
    const cipher = createCipheriv("aes-128-gcm", this.#keys.rtcp.key, this.#rtcpNonce(packet.readUInt32BE(4), index));
    cipher.setAAD(Buffer.concat([packet.subarray(0, 8), trailer]));
    packet.copy(out, 0, 0, 8);
    const body = cipher.update(packet.subarray(8));
    cipher.final();
    out.set(body, 8);
    out.set(cipher.getAuthTag(), 8 + body.length);
    out.set(trailer, 8 + body.length + tagLength);
    return out;
  }

  unprotectRtcp(packet: Buffer): { packet: Buffer; index: number } | null {
    const trailerStart = packet.length - 4;
    const tagStart = trailerStart - tagLength;
    if (tagStart < 8) return null;
    const trailer = packet.readUInt32BE(trailerStart);
    // RFC 7714 allows unencrypted RTCP; we never offer it, so nobody may send it.
    if ((trailer & 0x8000_0000) === 0) return null;
    const index = trailer & 0x7fff_ffff;
    const body = open(
      this.#keys.rtcp.key,
      this.#rtcpNonce(packet.readUInt32BE(4), index),
      Buffer.concat([packet.subarray(0, 8), packet.subarray(trailerStart)]),
      packet.subarray(8, tagStart),
      packet.subarray(tagStart, trailerStart),
    );
    return body === null ? null : { packet: Buffer.concat([packet.subarray(0, 8), body]), index };
  }

  #rtpNonce(ssrc: number, index: number): Buffer {
    const nonce = this.#nonce;
    nonce.writeUInt16BE(0, 0);
    nonce.writeUInt32BE(ssrc, 2);
    nonce.writeUInt32BE(Math.floor(index / 0x1_0000) >>> 0, 6);
    nonce.writeUInt16BE(index % 0x1_0000, 10);
    return mix(nonce, this.#keys.rtp.salt);
  }

  #rtcpNonce(ssrc: number, index: number): Buffer {
    const nonce = this.#nonce;
    nonce.writeUInt16BE(0, 0);
    nonce.writeUInt32BE(ssrc, 2);
    nonce.writeUInt16BE(0, 6);
    nonce.writeUInt32BE(index, 8);
    return mix(nonce, this.#keys.rtcp.salt);
  }
}

function mix(nonce: Buffer, salt: Buffer): Buffer {
  for (let i = 0; i < 12; i++) nonce[i] = (nonce[i] as number) ^ (salt[i] as number);
  return nonce;
}

function open(key: Buffer, nonce: Buffer, aad: Buffer, body: Buffer, tag: Buffer): Buffer | null {
  const decipher = createDecipheriv("aes-128-gcm", key, nonce, { authTagLength: tagLength });
  decipher.setAAD(aad);
  decipher.setAuthTag(tag);
  const clear = decipher.update(body);
  try {
    decipher.final();
    return clear;
  } catch {
    return null;
  }
}
