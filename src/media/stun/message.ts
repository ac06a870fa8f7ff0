import { createHmac, timingSafeEqual } from "node:crypto";

export const headerLength = 20;
export const magicCookie = 0x2112_a442;

export const methods = {
  binding: 0x001,
  allocate: 0x003,
  refresh: 0x004,
  send: 0x006,
  data: 0x007,
  createPermission: 0x008,
  channelBind: 0x009,
} as const;

export const attributes = {
  username: 0x0006,
  messageIntegrity: 0x0008,
  errorCode: 0x0009,
  unknownAttributes: 0x000a,
  channelNumber: 0x000c,
  lifetime: 0x000d,
  xorPeerAddress: 0x0012,
  data: 0x0013,
  realm: 0x0014,
  nonce: 0x0015,
  xorRelayedAddress: 0x0016,
  requestedAddressFamily: 0x0017,
  evenPort: 0x0018,
  requestedTransport: 0x0019,
  messageIntegritySha256: 0x001c,
  passwordAlgorithm: 0x001d,
  xorMappedAddress: 0x0020,
  reservationToken: 0x0022,
  useCandidate: 0x0025,
  passwordAlgorithms: 0x8002,
  fingerprint: 0x8028,
  priority: 0x0024,
  iceControlled: 0x8029,
  iceControlling: 0x802a,
} as const;

export type MessageClass = "request" | "indication" | "success" | "error";
const classBits = { request: 0x000, indication: 0x010, success: 0x100, error: 0x110 } as const;
const classNames: readonly MessageClass[] = ["request", "indication", "success", "error"];

export interface Attribute {
  readonly type: number;
  readonly value: Buffer;
}

/** A STUN message (RFC 8489) as it came in; nothing about it is believed until its integrity was checked. */
export interface StunMessage {
  readonly method: number;
  readonly kind: MessageClass;
  readonly transactionId: Buffer;
  /** Those that integrity covers, in order; without integrity all of them. */
  readonly attributes: readonly Attribute[];
  /** The strongest kind of integrity that the message carries. */
  readonly integrity: "sha1" | "sha256" | null;
  /** Whether that integrity was made with this key. */
  isAuthentic(key: string | Buffer): boolean;
}

/** @returns null for whatever is no complete message, or has a wrong fingerprint */
export function parseMessage(packet: Buffer): StunMessage | null {
  if (packet.length < headerLength || (packet[0] as number) > 0x3f) return null;
  if (packet.readUInt32BE(4) !== magicCookie || packet.readUInt16BE(2) !== packet.length - headerLength) return null;
  if (packet.length % 4 !== 0) return null;
  const found: Attribute[] = [];
  const integrityAt: Partial<Record<"sha1" | "sha256", number>> = {};
  for (let at = headerLength; at + 4 <= packet.length; ) {
    const type = packet.readUInt16BE(at);
    const length = packet.readUInt16BE(at + 2);
    if (at + 4 + length > packet.length) return null;
    const value = packet.subarray(at + 4, at + 4 + length);
    if (type === attributes.fingerprint) {
      if (length !== 4 || at + 8 !== packet.length) return null;
      if (value.readUInt32BE(0) !== fingerprintOf(packet.subarray(0, at))) return null;
    } else if (type === attributes.messageIntegrity) {
      if (length !== 20) return null;
      integrityAt.sha1 ??= at;
    } else if (type === attributes.messageIntegritySha256) {
      if (length < 16 || length > 32 || length % 4 !== 0) return null;
      integrityAt.sha256 ??= at;
      // What follows integrity (but stronger integrity and the fingerprint) is not covered by it and must be ignored.
    } else if (integrityAt.sha1 === undefined && integrityAt.sha256 === undefined) found.push({ type, value });
    at += 4 + ((length + 3) & ~3);
  }
  const integrity = integrityAt.sha256 !== undefined ? "sha256" : integrityAt.sha1 !== undefined ? "sha1" : null;
  const type = packet.readUInt16BE(0);
  return {
    method: (type & 0x000f) | ((type & 0x00e0) >> 1) | ((type & 0x3e00) >> 2),
    kind: classNames[((type & 0x010) >> 4) | ((type & 0x100) >> 7)] as MessageClass,
    transactionId: packet.subarray(8, 20),
    attributes: found,
    integrity,
    isAuthentic(key) {
      if (integrity === null) return false;
      const at = integrityAt[integrity] as number;
      const value = packet.subarray(at + 4, at + 4 + packet.readUInt16BE(at + 2));
      return timingSafeEqual(integrityOf(integrity, packet, at, key, value.length), value);
    },
  };
}

export const attributeOf = (message: StunMessage, type: number): Buffer | undefined =>
  message.attributes.find((attribute) => attribute.type === type)?.value;

export interface Seal {
  readonly kind: "sha1" | "sha256";
  readonly key: string | Buffer;
}

/** @param seal adds integrity; without it (and always behind it) there is a fingerprint only if `hasFingerprint` */
export function buildMessage(
  method: number,
  kind: MessageClass,
  transactionId: Buffer,
  parts: readonly Attribute[],
  { seal, hasFingerprint = true }: { seal?: Seal | undefined; hasFingerprint?: boolean } = {},
): Buffer {
  const sealLength = seal === undefined ? 0 : 4 + (seal.kind === "sha1" ? 20 : 32);
  const bodyLength = parts.reduce((sum, { value }) => sum + 4 + ((value.length + 3) & ~3), 0);
  const packet = Buffer.alloc(headerLength + bodyLength + sealLength + (hasFingerprint ? 8 : 0));
  packet.writeUInt16BE((method & 0xf) | ((method & 0x70) << 1) | ((method & 0xf80) << 2) | classBits[kind], 0);
  packet.writeUInt16BE(packet.length - headerLength, 2);
  packet.writeUInt32BE(magicCookie, 4);
  transactionId.copy(packet, 8);
  let at = headerLength;
  for (const { type, value } of parts) {
    packet.writeUInt16BE(type, at);
    packet.writeUInt16BE(value.length, at + 2);
    value.copy(packet, at + 4);
    at += 4 + ((value.length + 3) & ~3);
  }
  if (seal !== undefined) {
    packet.writeUInt16BE(seal.kind === "sha1" ? attributes.messageIntegrity : attributes.messageIntegritySha256, at);
    packet.writeUInt16BE(sealLength - 4, at + 2);
    integrityOf(seal.kind, packet, at, seal.key, sealLength - 4).copy(packet, at + 4);
    at += sealLength;
  }
  if (hasFingerprint) {
    packet.writeUInt16BE(attributes.fingerprint, at);
    packet.writeUInt16BE(4, at + 2);
    packet.writeUInt32BE(fingerprintOf(packet.subarray(0, at)), at + 4);
  }
  return packet;
}

/** Value of ERROR-CODE; the reason phrase is for people who read traces. */
export const errorValue = (code: number, phrase = ""): Buffer =>
  Buffer.concat([Buffer.from([0, 0, Math.floor(code / 100), code % 100]), Buffer.from(phrase)]);

/**
 * The HMAC is taken as if the message ended behind the integrity attribute: its length field says so.
 * @param length of the value: SHA-256's may be cut short (RFC 8489, 14.6)
 */
export function integrityOf(
  kind: Seal["kind"],
  packet: Buffer,
  integrityAt: number,
  key: string | Buffer,
  length: number,
): Buffer {
  const signed = Buffer.from(packet.subarray(0, integrityAt));
  signed.writeUInt16BE(integrityAt + 4 + length - headerLength, 2);
  return createHmac(kind, key).update(signed).digest().subarray(0, length);
}

export const fingerprintOf = (bytes: Buffer): number => (Bun.hash.crc32(bytes) ^ 0x5354_554e) >>> 0;
