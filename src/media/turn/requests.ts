import { attributeOf, attributes, type StunMessage } from "../stun/message.ts";
import { lifetimes } from "./allocation.ts";
import type { PortWish } from "./relay-ports.ts";

const protocolUdp = 17;
const familyNumbers: Readonly<Record<number, 4 | 6>> = { 1: 4, 2: 6 };

/** @returns seconds */
export function readLifetime(message: StunMessage): number {
  const asked = attributeOf(message, attributes.lifetime);
  const seconds = asked?.length === 4 ? asked.readUInt32BE(0) : 0;
  return Math.min(lifetimes.maxSec, Math.max(lifetimes.defaultSec, seconds));
}

/** @returns IPv4 unless asked otherwise; null for a family that does not exist */
export function readFamily(message: StunMessage): 4 | 6 | null {
  const asked = attributeOf(message, attributes.requestedAddressFamily);
  return asked === undefined ? 4 : (familyNumbers[asked[0] ?? 0] ?? null);
}

/** @returns what kind of port is wished for, or the protocol's error code */
export function readWish(message: StunMessage): PortWish | 400 | 442 {
  const transport = attributeOf(message, attributes.requestedTransport);
  if (transport === undefined || transport.length !== 4) return 400;
  if (transport[0] !== protocolUdp) return 442;
  const even = attributeOf(message, attributes.evenPort);
  const token = attributeOf(message, attributes.reservationToken);
  if (even !== undefined && even.length < 1) return 400;
  if (token === undefined) return { isEven: even !== undefined, reservesNext: ((even?.[0] ?? 0) & 0x80) !== 0 };
  const isAlone = even === undefined && attributeOf(message, attributes.requestedAddressFamily) === undefined;
  return isAlone && token.length === 8 ? { isEven: false, reservesNext: false, token: token.toString("latin1") } : 400;
}
