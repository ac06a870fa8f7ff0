export type LinkUse = "normal" | "over" | "under";

/** Packets sent within this belong together: the network sees a burst of them as one. */
const burstMs = 5;
/** Bursts over which the slope is taken. */
const windowSize = 20;
const smoothing = 0.9;
const gain = 4;
const widestGain = 60;
/** The threshold follows the measured trend, faster down than up, so that a competing flow does not starve us. */
const threshold = { start: 12.5, least: 6, most: 600, up: 0.0087, down: 0.039, ignoreBeyond: 15 } as const;
/** How long the trend has to be over the threshold before it counts. */
const overForMs = 10;
/** A pause this long is a new beginning. */
const restartMs = 2000;

/**
 * Whether a queue grows on the way to the receiver: the slope of the one-way delay of bursts, against a threshold that adapts.
 * Pure; both clocks may have any origin.
 * @see draft-ietf-rmcat-gcc-02, 4; Carlucci et al., "Analysis and Design of the Google Congestion Control for WebRTC" (2016)
 */
export class DelayTrend {
  #burstSentAt = Number.NaN;
  #burstLastSentAt = 0;
  #burstArrivedAt = 0;
  #previousSentAt = Number.NaN;
  #previousArrivedAt = 0;
  #firstArrivedAt = 0;
  #accumulated = 0;
  #smoothed = 0;
  #bursts = 0;
  readonly #times: number[] = [];
  readonly #delays: number[] = [];
  #threshold: number = threshold.start;
  #thresholdAt = Number.NaN;
  #overSince = Number.NaN;
  #lastTrend = 0;
  #use: LinkUse = "normal";

  get use(): LinkUse {
    return this.#use;
  }

  add(sentAtMs: number, arrivedAtMs: number): void {
    if (Number.isNaN(this.#burstSentAt) || Math.abs(arrivedAtMs - this.#burstArrivedAt) > restartMs) {
      this.#restart(sentAtMs, arrivedAtMs);
      return;
    }
    // From before the burst: it overtook nothing and tells nothing about the queue now.
    if (sentAtMs < this.#burstSentAt) return;
    if (sentAtMs - this.#burstSentAt <= burstMs) {
      this.#burstLastSentAt = Math.max(this.#burstLastSentAt, sentAtMs);
      this.#burstArrivedAt = Math.max(this.#burstArrivedAt, arrivedAtMs);
      return;
    }
    this.#endBurst();
    this.#burstSentAt = sentAtMs;
    this.#burstLastSentAt = sentAtMs;
    this.#burstArrivedAt = arrivedAtMs;
  }

  #restart(sentAtMs: number, arrivedAtMs: number): void {
    this.#burstSentAt = sentAtMs;
    this.#burstLastSentAt = sentAtMs;
    this.#burstArrivedAt = arrivedAtMs;
    this.#previousSentAt = Number.NaN;
    this.#firstArrivedAt = arrivedAtMs;
    this.#accumulated = 0;
    this.#smoothed = 0;
    this.#bursts = 0;
    this.#times.length = 0;
    this.#delays.length = 0;
    this.#overSince = Number.NaN;
    this.#use = "normal";
  }

  #endBurst(): void {
    if (!Number.isNaN(this.#previousSentAt)) {
      const sentApart = this.#burstLastSentAt - this.#previousSentAt;
      this.#addDelay(this.#burstArrivedAt - this.#previousArrivedAt - sentApart, this.#burstArrivedAt, sentApart);
    }
    this.#previousSentAt = this.#burstLastSentAt;
    this.#previousArrivedAt = this.#burstArrivedAt;
  }

  #addDelay(changeMs: number, arrivedAtMs: number, sentApartMs: number): void {
    this.#bursts++;
    this.#accumulated += changeMs;
    this.#smoothed = smoothing * this.#smoothed + (1 - smoothing) * this.#accumulated;
    this.#times.push(arrivedAtMs - this.#firstArrivedAt);
    this.#delays.push(this.#smoothed);
    if (this.#times.length > windowSize) {
      this.#times.shift();
      this.#delays.shift();
    }
    const slope = this.#times.length === windowSize ? slopeOf(this.#times, this.#delays) : 0;
    this.#judge(Math.min(this.#bursts, widestGain) * slope * gain, arrivedAtMs, sentApartMs);
  }

  #judge(trend: number, atMs: number, sentApartMs: number): void {
    if (trend > this.#threshold) {
      if (Number.isNaN(this.#overSince)) this.#overSince = atMs - sentApartMs / 2;
      if (atMs - this.#overSince > overForMs && trend >= this.#lastTrend) this.#use = "over";
    } else {
      this.#overSince = Number.NaN;
      this.#use = trend < -this.#threshold ? "under" : "normal";
    }
    this.#lastTrend = trend;
    this.#adapt(Math.abs(trend), atMs);
  }

  #adapt(trend: number, atMs: number): void {
    const passed = Number.isNaN(this.#thresholdAt) ? 0 : Math.min(100, Math.max(0, atMs - this.#thresholdAt));
    this.#thresholdAt = atMs;
    // A single spike (a route that changed) shall not make it blind.
    if (trend > this.#threshold + threshold.ignoreBeyond) return;
    const speed = trend < this.#threshold ? threshold.down : threshold.up;
    const moved = this.#threshold + speed * (trend - this.#threshold) * passed;
    this.#threshold = Math.min(threshold.most, Math.max(threshold.least, moved));
  }
}

/** Least squares. */
function slopeOf(xs: readonly number[], ys: readonly number[]): number {
  const count = xs.length;
  let sumX = 0;
  let sumY = 0;
  for (let i = 0; i < count; i++) {
    sumX += xs[i] as number;
    sumY += ys[i] as number;
  }
  const meanX = sumX / count;
  const meanY = sumY / count;
  let above = 0;
  let below = 0;
  for (let i = 0; i < count; i++) {
    const x = (xs[i] as number) - meanX;
    above += x * ((ys[i] as number) - meanY);
    below += x * x;
  }
  return below === 0 ? 0 : above / below;
}
