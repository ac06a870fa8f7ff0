/** What the engine reads of RTCP (RFC 3550, 4585, 5104). */
export type RtcpMessage =
  | {
      readonly kind: "senderReport";
      readonly ssrc: number;
      readonly ntpMs: number;
      readonly ntpMiddle: number;
      readonly timestamp: number;
    }
  | { readonly kind: "receiverReport"; readonly blocks: readonly ReportBlock[] }
  | { readonly kind: "nack"; readonly ssrc: number; readonly sequences: readonly number[] }
  | { readonly kind: "keyFrameRequest"; readonly ssrc: number }
  /** What arrived when; the whole packet, for `TransportFeedbackReader`. */
  | { readonly kind: "transportFeedback"; readonly part: Buffer }
  | { readonly kind: "bye"; readonly ssrcs: readonly number[] };

export interface ReportBlock {
  readonly ssrc: number;
  /** 0..255, in 1/256 of what was expected since the last report. */
  readonly fractionLost: number;
  readonly cumulativeLost: number;
  readonly highestIndex: number;
  /** In units of the stream's clock. */
  readonly jitter: number;
  readonly lastSenderReport: number;
  /** In 1/65536 s. */
  readonly delaySinceLastSenderReport: number;
}

const packetTypes = { senderReport: 200, receiverReport: 201, bye: 203, transportFeedback: 205, payloadFeedback: 206 };
/** Seconds between 1900 (NTP) and 1970. */
const ntpEpochSec = 2_208_988_800;

/** Reads a compound packet; stops at the first part that is not well formed and keeps what came before. */
export function parseRtcp(packet: Buffer): RtcpMessage[] {
  const messages: RtcpMessage[] = [];
  let at = 0;
  while (at + 4 <= packet.length) {
    const lead = packet[at] as number;
    const end = at + (packet.readUInt16BE(at + 2) + 1) * 4;
    if (lead >> 6 !== 2 || end > packet.length) break;
    readPart(packet.subarray(at, end), lead & 0x1f, packet[at + 1] as number, messages);
    at = end;
  }
  return messages;
}

function readPart(part: Buffer, count: number, type: number, messages: RtcpMessage[]): void {
  if (type === packetTypes.senderReport && part.length >= 28) {
    const seconds = part.readUInt32BE(8);
    const fraction = part.readUInt32BE(12);
    messages.push({
      kind: "senderReport",
      ssrc: part.readUInt32BE(4),
      ntpMs: (seconds - ntpEpochSec) * 1000 + (fraction / 0x1_0000_0000) * 1000,
      ntpMiddle: (((seconds & 0xffff) << 16) | (fraction >>> 16)) >>> 0,
      timestamp: part.readUInt32BE(16),
    });
    readBlocks(part, 28, count, messages);
  } else if (type === packetTypes.receiverReport && part.length >= 8) {
    readBlocks(part, 8, count, messages);
  } else if (type === packetTypes.bye) {
    const ssrcs: number[] = [];
    for (let i = 0; i < count && 8 + i * 4 <= part.length; i++) ssrcs.push(part.readUInt32BE(4 + i * 4));
    messages.push({ kind: "bye", ssrcs });
  } else if (type === packetTypes.transportFeedback && count === 1 && part.length >= 16) {
    messages.push({ kind: "nack", ssrc: part.readUInt32BE(8), sequences: readNack(part) });
  } else if (type === packetTypes.transportFeedback && count === 15) {
    messages.push({ kind: "transportFeedback", part });
  } else if (type === packetTypes.payloadFeedback && count === 1 && part.length >= 12) {
    messages.push({ kind: "keyFrameRequest", ssrc: part.readUInt32BE(8) });
  } else if (type === packetTypes.payloadFeedback && count === 4) {
    for (let at = 12; at + 8 <= part.length; at += 8)
      messages.push({ kind: "keyFrameRequest", ssrc: part.readUInt32BE(at) });
  }
}

function readBlocks(part: Buffer, start: number, count: number, messages: RtcpMessage[]): void {
  const blocks: ReportBlock[] = [];
  for (let i = 0, at = start; i < count && at + 24 <= part.length; i++, at += 24) {
    blocks.push({
      ssrc: part.readUInt32BE(at),
      fractionLost: part[at + 4] as number,
      cumulativeLost: part.readIntBE(at + 5, 3),
      highestIndex: part.readUInt32BE(at + 8),
      jitter: part.readUInt32BE(at + 12),
      lastSenderReport: part.readUInt32BE(at + 16),
      delaySinceLastSenderReport: part.readUInt32BE(at + 20),
    });
  }
  if (blocks.length > 0) messages.push({ kind: "receiverReport", blocks });
}

function readNack(part: Buffer): number[] {
  const sequences: number[] = [];
  for (let at = 12; at + 4 <= part.length; at += 4) {
    const base = part.readUInt16BE(at);
    sequences.push(base);
    const bits = part.readUInt16BE(at + 2);
    for (let bit = 0; bit < 16; bit++) if (bits & (1 << bit)) sequences.push((base + bit + 1) & 0xffff);
  }
  return sequences;
}

function startPart(count: number, type: number, bytes: number): Buffer {
  const part = Buffer.alloc(bytes);
  part[0] = 0x80 | count;
  part[1] = type;
  part.writeUInt16BE(bytes / 4 - 1, 2);
  return part;
}

/** @param ntpMs wall clock in ms since 1970, fractions allowed */
export function buildSenderReport(report: {
  ssrc: number;
  ntpMs: number;
  timestamp: number;
  packetCount: number;
  octetCount: number;
}): Buffer {
  const part = startPart(0, packetTypes.senderReport, 28);
  part.writeUInt32BE(report.ssrc, 4);
  const seconds = Math.floor(report.ntpMs / 1000);
  part.writeUInt32BE((seconds + ntpEpochSec) >>> 0, 8);
  part.writeUInt32BE(Math.floor(((report.ntpMs - seconds * 1000) / 1000) * 0x1_0000_0000) >>> 0, 12);
  part.writeUInt32BE(report.timestamp >>> 0, 16);
  part.writeUInt32BE(report.packetCount >>> 0, 20);
  part.writeUInt32BE(report.octetCount >>> 0, 24);
  return part;
}

/** @param blocks at most 31 */
export function buildReceiverReport(ssrc: number, blocks: readonly ReportBlock[]): Buffer {
  const part = startPart(blocks.length, packetTypes.receiverReport, 8 + blocks.length * 24);
  part.writeUInt32BE(ssrc, 4);
  blocks.forEach((block, i) => {
    const at = 8 + i * 24;
    part.writeUInt32BE(block.ssrc, at);
    part[at + 4] = block.fractionLost;
    part.writeIntBE(Math.max(-0x80_0000, Math.min(0x7f_ffff, block.cumulativeLost)), at + 5, 3);
    part.writeUInt32BE(block.highestIndex >>> 0, at + 8);
    part.writeUInt32BE(block.jitter >>> 0, at + 12);
    part.writeUInt32BE(block.lastSenderReport, at + 16);
    part.writeUInt32BE(block.delaySinceLastSenderReport >>> 0, at + 20);
  });
  return part;
}

export function buildKeyFrameRequest(ownSsrc: number, mediaSsrc: number): Buffer {
  const part = startPart(1, packetTypes.payloadFeedback, 12);
  part.writeUInt32BE(ownSsrc, 4);
  part.writeUInt32BE(mediaSsrc, 8);
  return part;
}

/** @param sequences ascending on the circle; runs within 16 of each other share one element */
export function buildNack(ownSsrc: number, mediaSsrc: number, sequences: readonly number[]): Buffer {
  const elements: [base: number, bits: number][] = [];
  for (const sequence of sequences) {
    const last = elements.at(-1);
    const distance = last === undefined ? 0 : (sequence - last[0]) & 0xffff;
    if (last !== undefined && distance >= 1 && distance <= 16) last[1] |= 1 << (distance - 1);
    else elements.push([sequence, 0]);
  }
  const part = startPart(1, packetTypes.transportFeedback, 12 + elements.length * 4);
  part.writeUInt32BE(ownSsrc, 4);
  part.writeUInt32BE(mediaSsrc, 8);
  elements.forEach(([base, bits], i) => {
    part.writeUInt16BE(base, 12 + i * 4);
    part.writeUInt16BE(bits, 14 + i * 4);
  });
  return part;
}

/** @param body feedback control information as `TransportFeedback` makes it; a multiple of four bytes */
export function buildTransportFeedback(ownSsrc: number, mediaSsrc: number, body: Buffer): Buffer {
  const part = startPart(15, packetTypes.transportFeedback, 12 + body.length);
  part.writeUInt32BE(ownSsrc, 4);
  part.writeUInt32BE(mediaSsrc, 8);
  body.copy(part, 12);
  return part;
}
