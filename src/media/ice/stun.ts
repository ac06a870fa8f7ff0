import { createHmac, timingSafeEqual } from "node:crypto";
import { isIPv4 } from "node:net";

const magicCookie = 0x2112_a442;
const headerLength = 20;
const attributes = {
  username: 0x0006,
  messageIntegrity: 0x0008,
  errorCode: 0x0009,
  xorMappedAddress: 0x0020,
  useCandidate: 0x0025,
  fingerprint: 0x8028,
  iceControlled: 0x8029,
} as const;
export const bindingRequest = 0x0001;
const bindingSuccess = 0x0101;
const bindingError = 0x0111;

/** A connectivity check as the ICE-lite side reads it (RFC 8489, RFC 8445). */
export interface BindingRequest {
  readonly transactionId: Buffer;
  /** `<our fragment>:<theirs>` */
  readonly username: string;
  readonly useCandidate: boolean;
  /** The peer claims the role that a lite agent always has. */
  readonly claimsControlled: boolean;
  /** Whether MESSAGE-INTEGRITY was made with this password. */
  isAuthentic(password: string): boolean;
}

/** @returns null for whatever is not a complete binding request with integrity and a right fingerprint */
export function parseBindingRequest(packet: Buffer): BindingRequest | null {
  if (packet.length < headerLength || packet.readUInt16BE(0) !== bindingRequest) return null;
  if (packet.readUInt32BE(4) !== magicCookie || packet.readUInt16BE(2) !== packet.length - headerLength) return null;
  let username: string | undefined;
  let integrityAt = -1;
  let fingerprintAt = -1;
  let useCandidate = false;
  let claimsControlled = false;
  for (let at = headerLength; at + 4 <= packet.length; ) {
    const type = packet.readUInt16BE(at);
    const length = packet.readUInt16BE(at + 2);
    if (at + 4 + length > packet.length) return null;
    if (type === attributes.fingerprint) {
      if (length !== 4 || at + 8 !== packet.length) return null;
      fingerprintAt = at;
    } else if (integrityAt < 0) {
      // Whatever follows the integrity (but the fingerprint) is not covered by it and must be ignored.
      if (type === attributes.username) username = packet.toString("utf8", at + 4, at + 4 + length);
      else if (type === attributes.useCandidate) useCandidate = true;
      else if (type === attributes.iceControlled) claimsControlled = true;
      else if (type === attributes.messageIntegrity) {
        if (length !== 20) return null;
        integrityAt = at;
      }
    }
    at += 4 + ((length + 3) & ~3);
  }
  if (username === undefined || integrityAt < 0 || fingerprintAt < 0) return null;
  if (packet.readUInt32BE(fingerprintAt + 4) !== fingerprintOf(packet.subarray(0, fingerprintAt))) return null;
  return {
    transactionId: Buffer.from(packet.subarray(8, 20)),
    username,
    useCandidate,
    claimsControlled,
    isAuthentic: (password) =>
      timingSafeEqual(integrityOf(packet, integrityAt, password), packet.subarray(integrityAt + 4, integrityAt + 24)),
  };
}

/** The answer that tells the peer which address it was seen from. */
export function buildBindingSuccess(transactionId: Buffer, address: string, port: number, password: string): Buffer {
  const mapped = isIPv4(address) ? Buffer.from(address.split(".").map(Number)) : ipv6Bytes(address);
  const value = Buffer.alloc(4 + mapped.length);
  value[1] = mapped.length === 4 ? 1 : 2;
  value.writeUInt16BE(port ^ (magicCookie >>> 16), 2);
  const mask = Buffer.alloc(16);
  mask.writeUInt32BE(magicCookie, 0);
  transactionId.copy(mask, 4);
  for (let i = 0; i < mapped.length; i++) value[4 + i] = (mapped[i] as number) ^ (mask[i] as number);
  return seal(bindingSuccess, transactionId, [[attributes.xorMappedAddress, value]], password);
}

/** @param code 400, 401 or 487 (role conflict) */
export function buildBindingError(transactionId: Buffer, code: number, password: string): Buffer {
  const value = Buffer.from([0, 0, Math.floor(code / 100), code % 100]);
  return seal(bindingError, transactionId, [[attributes.errorCode, value]], password);
}

/** A check as a browser sends it; the engine itself never asks: tests and the load generator do. */
export function buildBindingRequest(
  transactionId: Buffer,
  username: string,
  password: string,
  options: { useCandidate?: boolean; claimsControlled?: boolean } = {},
): Buffer {
  const parts: [number, Buffer][] = [[attributes.username, Buffer.from(username)]];
  if (options.claimsControlled) parts.push([attributes.iceControlled, Buffer.alloc(8)]);
  if (options.useCandidate) parts.push([attributes.useCandidate, Buffer.alloc(0)]);
  return seal(bindingRequest, transactionId, parts, password);
}

function seal(type: number, transactionId: Buffer, parts: [type: number, value: Buffer][], password: string): Buffer {
  const body = parts.map(([attribute, value]) => encodeAttribute(attribute, value));
  const head = Buffer.alloc(headerLength);
  head.writeUInt16BE(type, 0);
  head.writeUInt32BE(magicCookie, 4);
  transactionId.copy(head, 8);
  const packet = Buffer.concat([head, ...body, Buffer.alloc(32)]);
  packet.writeUInt16BE(packet.length - headerLength, 2);
  const integrityAt = packet.length - 32;
  packet.writeUInt16BE(attributes.messageIntegrity, integrityAt);
  packet.writeUInt16BE(20, integrityAt + 2);
  integrityOf(packet, integrityAt, password).copy(packet, integrityAt + 4);
  const fingerprintAt = packet.length - 8;
  packet.writeUInt16BE(attributes.fingerprint, fingerprintAt);
  packet.writeUInt16BE(4, fingerprintAt + 2);
  packet.writeUInt32BE(fingerprintOf(packet.subarray(0, fingerprintAt)), fingerprintAt + 4);
  return packet;
}

function encodeAttribute(type: number, value: Buffer): Buffer {
  const encoded = Buffer.alloc(4 + ((value.length + 3) & ~3));
  encoded.writeUInt16BE(type, 0);
  encoded.writeUInt16BE(value.length, 2);
  value.copy(encoded, 4);
  return encoded;
}

/** The HMAC is taken as if the message ended behind MESSAGE-INTEGRITY: its length field says so. */
function integrityOf(packet: Buffer, integrityAt: number, password: string): Buffer {
  const signed = Buffer.from(packet.subarray(0, integrityAt));
  signed.writeUInt16BE(integrityAt + 24 - headerLength, 2);
  return createHmac("sha1", password).update(signed).digest();
}

const fingerprintOf = (bytes: Buffer): number => (Bun.hash.crc32(bytes) ^ 0x5354_554e) >>> 0;

function ipv6Bytes(address: string): Buffer {
  const bare = address.split("%")[0] as string;
  const [head = "", tail] = bare.split("::");
  const groups = (part: string) => (part === "" ? [] : part.split(":"));
  const left = groups(head);
  const right = tail === undefined ? [] : groups(tail);
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  const words = [...left, ...new Array<string>(Math.max(0, zeros)).fill("0"), ...right];
  const bytes = Buffer.alloc(16);
  words.slice(0, 8).forEach((word, i) => {
    bytes.writeUInt16BE(Number.parseInt(word, 16) & 0xffff, i * 2);
  });
  return bytes;
}
