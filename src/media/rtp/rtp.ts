/** Header extensions the engine understands; the numbers on the wire are negotiated per connection. */
export type ExtensionName = "mid" | "rid" | "repairedRid" | "audioLevel" | "transportSequence";

export const extensionUris: Readonly<Record<ExtensionName, string>> = {
  mid: "urn:ietf:params:rtp-hdrext:sdes:mid",
  rid: "urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id",
  repairedRid: "urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id",
  audioLevel: "urn:ietf:params:rtp-hdrext:ssrc-audio-level",
  transportSequence: "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01",
};

/** Negotiated number (1–255) → meaning. */
export type ExtensionIds = ReadonlyMap<number, ExtensionName>;

/** The fixed header of RFC 3550 and where the payload begins. */
export interface RtpHeader {
  readonly marker: boolean;
  readonly payloadType: number;
  readonly sequence: number;
  readonly timestamp: number;
  readonly ssrc: number;
  readonly hasPadding: boolean;
  /** Bytes before the payload: fixed header, contributing sources, extension block. */
  readonly headerLength: number;
  /** Start of the extension elements (after the four bytes of profile and length), or 0 without extensions. */
  readonly extensionStart: number;
}

/** Reads a packet's header. @returns null when it is no well-formed RTP packet */
export function parseRtpHeader(packet: Buffer): RtpHeader | null {
  if (packet.length < 12) return null;
  const first = packet[0] as number;
  if (first >> 6 !== 2) return null;
  const second = packet[1] as number;
  let headerLength = 12 + (first & 0x0f) * 4;
  let extensionStart = 0;
  if (first & 0x10) {
    if (packet.length < headerLength + 4) return null;
    extensionStart = headerLength + 4;
    headerLength = extensionStart + packet.readUInt16BE(headerLength + 2) * 4;
  }
  if (packet.length < headerLength) return null;
  return {
    marker: (second & 0x80) !== 0,
    payloadType: second & 0x7f,
    sequence: packet.readUInt16BE(2),
    timestamp: packet.readUInt32BE(4),
    ssrc: packet.readUInt32BE(8),
    hasPadding: (first & 0x20) !== 0,
    headerLength,
    extensionStart,
  };
}

export interface RtpExtensions {
  mid?: string;
  rid?: string;
  repairedRid?: string;
  /** Loudness in −dBov: 0 is the loudest, 127 silence. */
  audioLevel?: number;
  transportSequence?: number;
}

/** Reads the extension elements of RFC 8285, in their one-byte and two-byte forms. Ill-formed rests are ignored. */
export function readExtensions(packet: Buffer, header: RtpHeader, ids: ExtensionIds): RtpExtensions {
  const found: RtpExtensions = {};
  if (header.extensionStart === 0) return found;
  const profile = packet.readUInt16BE(header.extensionStart - 4);
  const isOneByte = profile === 0xbede;
  if (!isOneByte && profile >> 4 !== 0x100) return found;
  let at = header.extensionStart;
  const end = header.headerLength;
  while (at < end) {
    const lead = packet[at] as number;
    if (lead === 0) {
      at += 1;
      continue;
    }
    const id = isOneByte ? lead >> 4 : lead;
    if (isOneByte && id === 15) break;
    if (!isOneByte && at + 1 >= end) break;
    const length = isOneByte ? (lead & 0x0f) + 1 : (packet[at + 1] as number);
    const start = at + (isOneByte ? 1 : 2);
    if (start + length > end) break;
    const name = ids.get(id);
    if (name !== undefined) readElement(found, name, packet, start, length);
    at = start + length;
  }
  return found;
}

function readElement(found: RtpExtensions, name: ExtensionName, packet: Buffer, start: number, length: number): void {
  if (name === "audioLevel") {
    if (length >= 1) found.audioLevel = (packet[start] as number) & 0x7f;
  } else if (name === "transportSequence") {
    if (length >= 2) found.transportSequence = packet.readUInt16BE(start);
  } else {
    found[name] = packet.toString("latin1", start, start + length);
  }
}

/** The number under which we offer `transportSequence` to receivers. */
export const transportSequenceId = 3;

/** Writes the bare fixed header: 12 bytes, no extensions. Without an object for the fields: this runs for every packet sent. */
export function writeHeader(
  out: Buffer,
  payloadType: number,
  marker: boolean,
  sequence: number,
  timestamp: number,
  ssrc: number,
): void {
  out[0] = 0x80;
  out[1] = (marker ? 0x80 : 0) | payloadType;
  out.writeUInt16BE(sequence, 2);
  out.writeUInt32BE(timestamp, 4);
  out.writeUInt32BE(ssrc, 8);
}
