import { magicCookie } from "../stun/message.ts";

/**
 * What a TCP connection carries: packets with their length before each (RFC 4571, conferences), or STUN messages and channel
 * data as they are (RFC 8656, the relay).
 */
export type Framing = "length-prefixed" | "turn";

/** Longer ones are not sent by anybody whom we know; a length beyond it is noise, and the connection ends. */
export const longestPacket = 2048;

/** @returns undefined while too little has come to tell; null for what is neither */
export function framingOf(start: Buffer): Framing | null | undefined {
  if (start.length < 10) return undefined;
  if (start.readUInt32BE(4) === magicCookie && (start[0] as number) <= 3) return "turn";
  return start.readUInt32BE(6) === magicCookie && (start[2] as number) <= 3 ? "length-prefixed" : null;
}

/**
 * Where the first packet ends.
 * @returns its first byte, the byte behind it, and where the next one begins; undefined while it is not complete; null when it
 * can be no packet
 */
export function firstPacket(
  framing: Framing,
  bytes: Buffer,
): { from: number; to: number; next: number } | null | undefined {
  if (bytes.length < 4) return undefined;
  let from = 0;
  let to: number;
  let next: number;
  if (framing === "length-prefixed") {
    from = 2;
    to = 2 + bytes.readUInt16BE(0);
    next = to;
  } else {
    const first = bytes[0] as number;
    const length = bytes.readUInt16BE(2);
    if (first >= 0x40 && first <= 0x7f) {
      to = 4 + length;
      // Channel data is padded to four bytes on a stream; its length does not count them.
      next = (to + 3) & ~3;
    } else if (first <= 0x3f) {
      to = 20 + length;
      next = to;
    } else return null;
  }
  if (to - from > longestPacket) return null;
  return bytes.length < next ? undefined : { from, to, next };
}

/** Writes the packet as the far end expects it on a stream. */
export function frame(framing: Framing, packet: Buffer): Buffer {
  if (framing === "length-prefixed") {
    const framed = Buffer.allocUnsafe(2 + packet.length);
    framed.writeUInt16BE(packet.length, 0);
    packet.copy(framed, 2);
    return framed;
  }
  const framed = Buffer.alloc((packet.length + 3) & ~3);
  packet.copy(framed);
  return framed;
}
