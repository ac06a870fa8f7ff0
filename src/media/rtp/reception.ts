import type { ReportBlock } from "./rtcp.ts";

/** Counts what one incoming stream's receiver reports need (RFC 3550, A.3 and A.8). */
export class Reception {
  #base = -1;
  #highest = -1;
  #received = 0;
  #expectedBefore = 0;
  #receivedBefore = 0;
  #jitter = 0;
  #lastTransit: number | undefined;
  #report: { middle: number; atMs: number } | undefined;

  readonly #clockRate: number;

  /** @param clockRate the stream's clock in Hz */
  constructor(clockRate: number) {
    this.#clockRate = clockRate;
  }

  arrived(index: number, timestamp: number, nowMs: number): void {
    if (this.#base < 0) this.#base = index;
    this.#highest = Math.max(this.#highest, index);
    this.#received++;
    const transit = (Math.round((nowMs * this.#clockRate) / 1000) - timestamp) | 0;
    if (this.#lastTransit !== undefined) {
      const change = Math.abs((transit - this.#lastTransit) | 0);
      // A jump of more than ten seconds is a new timeline, not jitter.
      if (change < this.#clockRate * 10) this.#jitter += (change - this.#jitter) / 16;
    }
    this.#lastTransit = transit;
  }

  senderReported(ntpMiddle: number, nowMs: number): void {
    this.#report = { middle: ntpMiddle, atMs: nowMs };
  }

  /** @returns null before the first packet */
  report(ssrc: number, nowMs: number): ReportBlock | null {
    if (this.#base < 0) return null;
    const expected = this.#highest - this.#base + 1;
    const expectedNow = expected - this.#expectedBefore;
    const lostNow = expectedNow - (this.#received - this.#receivedBefore);
    this.#expectedBefore = expected;
    this.#receivedBefore = this.#received;
    return {
      ssrc,
      fractionLost: expectedNow <= 0 || lostNow <= 0 ? 0 : Math.min(255, Math.floor((lostNow * 256) / expectedNow)),
      cumulativeLost: expected - this.#received,
      highestIndex: this.#highest,
      jitter: Math.floor(this.#jitter),
      lastSenderReport: this.#report?.middle ?? 0,
      delaySinceLastSenderReport:
        this.#report === undefined ? 0 : Math.round(((nowMs - this.#report.atMs) * 65_536) / 1000),
    };
  }
}
