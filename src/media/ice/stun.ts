import { timingSafeEqual } from "node:crypto";
import { encodeXorAddress } from "../stun/address.ts";
import {
  type Attribute,
  attributes,
  buildMessage,
  errorValue,
  fingerprintOf,
  headerLength,
  integrityOf,
  magicCookie,
  methods,
} from "../stun/message.ts";

const bindingRequest = 0x0001;

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
      timingSafeEqual(
        integrityOf("sha1", packet, integrityAt, password, 20),
        packet.subarray(integrityAt + 4, integrityAt + 24),
      ),
  };
}

const seal = (password: string) => ({ seal: { kind: "sha1", key: password } }) as const;

/** The answer that tells the peer which address it was seen from. */
export function buildBindingSuccess(transactionId: Buffer, address: string, port: number, password: string): Buffer {
  const value = encodeXorAddress({ address, port }, transactionId);
  const parts = [{ type: attributes.xorMappedAddress, value }];
  return buildMessage(methods.binding, "success", transactionId, parts, seal(password));
}

/** @param code 400, 401 or 487 (role conflict) */
export function buildBindingError(transactionId: Buffer, code: number, password: string): Buffer {
  const parts = [{ type: attributes.errorCode, value: errorValue(code) }];
  return buildMessage(methods.binding, "error", transactionId, parts, seal(password));
}

/** A check as a browser sends it; the engine itself never asks: tests and the load generator do. */
export function buildBindingRequest(
  transactionId: Buffer,
  username: string,
  password: string,
  options: { useCandidate?: boolean; claimsControlled?: boolean } = {},
): Buffer {
  const parts: Attribute[] = [{ type: attributes.username, value: Buffer.from(username) }];
  if (options.claimsControlled) parts.push({ type: attributes.iceControlled, value: Buffer.alloc(8) });
  else parts.push({ type: attributes.iceControlling, value: Buffer.alloc(8) });
  parts.push({ type: attributes.priority, value: Buffer.from([0x6e, 0, 1, 0xff]) });
  if (options.useCandidate) parts.push({ type: attributes.useCandidate, value: Buffer.alloc(0) });
  return buildMessage(methods.binding, "request", transactionId, parts, seal(password));
}
