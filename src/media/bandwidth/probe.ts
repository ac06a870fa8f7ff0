/** Long enough for several bursts of padding, short enough for no queue that a voice would notice. */
const probeMs = 200;
const fewestPackets = 8;
const mostLoss = 0.25;
/** Arriving this much slower than sent, the link was full: what arrived is what it carries. */
const fullBelow = 0.9;

/** One probe: for a moment more is sent than the media needs, to see whether it would arrive. Pure. */
export class Probe {
  readonly targetBps: number;
  readonly startedAtMs: number;
  readonly endsAtMs: number;
  #packets = 0;
  #lost = 0;
  #bytes = 0;
  #bytesBeforeLastBurst = 0;
  #firstSentAt = Number.NaN;
  #firstArrivedAt = 0;
  #lastSentAt = 0;
  #lastBurstArrivedAt = 0;

  constructor(targetBps: number, nowMs: number) {
    this.targetBps = targetBps;
    this.startedAtMs = nowMs;
    this.endsAtMs = nowMs + probeMs;
  }

  covers(sentAtMs: number): boolean {
    return sentAtMs >= this.startedAtMs && sentAtMs <= this.endsAtMs;
  }

  /** @param arrivedAtMs NaN for one that was lost */
  add(sentAtMs: number, arrivedAtMs: number, bytes: number): void {
    this.#packets++;
    if (Number.isNaN(arrivedAtMs)) {
      this.#lost++;
      return;
    }
    if (Number.isNaN(this.#firstSentAt)) {
      this.#firstSentAt = sentAtMs;
      this.#firstArrivedAt = arrivedAtMs;
      this.#lastSentAt = sentAtMs;
    } else if (sentAtMs > this.#lastSentAt) {
      this.#bytesBeforeLastBurst = this.#bytes;
      this.#lastSentAt = sentAtMs;
      this.#lastBurstArrivedAt = arrivedAtMs;
    }
    this.#bytes += bytes;
  }

  /** @returns bits per second that the link has shown to carry; null when too little arrived to tell */
  result(): number | null {
    const sentMs = this.#lastSentAt - this.#firstSentAt;
    const arrivedMs = this.#lastBurstArrivedAt - this.#firstArrivedAt;
    if (this.#packets < fewestPackets || this.#lost > this.#packets * mostLoss) return null;
    if (!(sentMs >= probeMs / 4) || !(arrivedMs > 0)) return null;
    const sentBps = (this.#bytesBeforeLastBurst * 8000) / sentMs;
    const arrivedBps = (this.#bytesBeforeLastBurst * 8000) / arrivedMs;
    return arrivedBps < fullBelow * sentBps ? 0.95 * arrivedBps : Math.min(sentBps, arrivedBps);
  }
}
