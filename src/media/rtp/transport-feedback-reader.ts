const tickMs = 0.25;
const referenceMs = 64;
/** The reference time has 24 bits. */
const wrapMs = referenceMs * 0x100_0000;
/** More packets than could be under way: a report about more is not well formed for us. */
const mostPackets = 8192;

/** Told for each packet of a report; `arrivedAtMs` is by the receiver's clock, NaN for a packet that has not arrived. */
export type ArrivalVisitor = (sequence: number, arrivedAtMs: number) => void;

/**
 * Reads a receiver's reports about what arrived and when; its clock is unwrapped from report to report.
 * @see draft-holmer-rmcat-transport-wide-cc-extensions-01
 */
export class TransportFeedbackReader {
  readonly #symbols = new Uint8Array(mostPackets);
  #lastReferenceMs = 0;
  #wraps = 0;

  /**
   * @param part the whole RTCP packet (type 205, format 15)
   * @returns false when it is not well formed: then nothing was told
   */
  read(part: Buffer, visit: ArrivalVisitor): boolean {
    if (part.length < 20) return false;
    const base = part.readUInt16BE(12);
    const count = part.readUInt16BE(14);
    const deltasAt = this.#readSymbols(part, count);
    if (deltasAt < 0) return false;
    let at = deltasAt;
    for (let i = 0; i < count; i++) at += deltaBytes(this.#symbols[i] as number);
    if (at > part.length) return false;
    let clock = this.#unwrap(part.readUIntBE(16, 3) * referenceMs);
    at = deltasAt;
    for (let i = 0; i < count; i++) {
      const symbol = this.#symbols[i] as number;
      const sequence = (base + i) & 0xffff;
      if (symbol === 1) clock += (part[at] as number) * tickMs;
      else if (symbol === 2) clock += part.readInt16BE(at) * tickMs;
      at += deltaBytes(symbol);
      visit(sequence, symbol === 1 || symbol === 2 ? clock : Number.NaN);
    }
    return true;
  }

  /** @returns where the deltas begin, or −1 */
  #readSymbols(part: Buffer, count: number): number {
    if (count === 0 || count > mostPackets) return -1;
    let known = 0;
    let at = 20;
    while (known < count) {
      if (at + 2 > part.length) return -1;
      const chunk = part.readUInt16BE(at);
      at += 2;
      if ((chunk & 0x8000) === 0) {
        const end = Math.min(count, known + (chunk & 0x1fff));
        if (end === known) return -1;
        this.#symbols.fill((chunk >> 13) & 3, known, end);
        known = end;
      } else if (chunk & 0x4000) {
        for (let i = 0; i < 7 && known < count; i++) this.#symbols[known++] = (chunk >> (12 - 2 * i)) & 3;
      } else {
        for (let i = 0; i < 14 && known < count; i++) this.#symbols[known++] = (chunk >> (13 - i)) & 1;
      }
    }
    return at;
  }

  #unwrap(referenceAtMs: number): number {
    const change = referenceAtMs - this.#lastReferenceMs;
    if (change < -wrapMs / 2) this.#wraps++;
    else if (change > wrapMs / 2 && this.#wraps > 0) this.#wraps--;
    this.#lastReferenceMs = referenceAtMs;
    return this.#wraps * wrapMs + referenceAtMs;
  }
}

const deltaBytes = (symbol: number): number => (symbol === 1 ? 1 : symbol === 2 ? 2 : 0);
