import { TransportFeedbackReader } from "../rtp/transport-feedback-reader.ts";
import { BitrateMeter } from "./bitrate-meter.ts";
import { DelayTrend } from "./delay-trend.ts";
import { Probe } from "./probe.ts";
import { SentPackets } from "./sent-packets.ts";

/** Enough for a few small pictures; more is found out within the first second. */
const startBps = 500_000;
const leastBps = 50_000;
const mostBps = 100_000_000;
/** What a growing queue leaves of what just arrived. */
const decrease = 0.85;
const increasePerSec = 0.08;
/** Loss beyond this is congestion; between both it may be a bad radio link, and nothing is risked. */
const loss = { hold: 0.08, decrease: 0.1, everyMs: 400, fewest: 30, smoothing: 0.25 } as const;
const silenceMs = 1000;
const judgedForMs = 1000;
const probing = { firstAfterMs: 100, afterDecreaseMs: 4000, leastEveryMs: 2000, mostEveryMs: 16_000 } as const;

/**
 * How much one receiver's downlink carries, found by how packets arrive there: a queue that grows (delay), losses, and probes.
 * Pure: time is handed in.
 * @see draft-ietf-rmcat-gcc-02
 */
export class BandwidthEstimator {
  readonly #sent: SentPackets;
  readonly #reader = new TransportFeedbackReader();
  readonly #trend = new DelayTrend();
  readonly #acked = new BitrateMeter(500);
  readonly #sending = new BitrateMeter(500);
  #estimateBps: number = startBps;
  #roundTripMs = 100;
  #capacityBps = Number.NaN;
  #capacitySpread = 0.1;
  #decreasedAtMs = Number.NEGATIVE_INFINITY;
  #increasedAtMs = Number.NaN;
  #loss = { packets: 0, lost: 0, fraction: 0, sinceMs: 0 };
  #unansweredSinceMs = Number.NaN;
  #probe: Probe | undefined;
  #probeBytes = 0;
  #probeAgainAtMs = Number.NaN;
  #probeEveryMs: number = probing.leastEveryMs;
  #newestSentAtMs = Number.NaN;
  #ackedAtMs = 0;
  #reportedAtMs = Number.NEGATIVE_INFINITY;

  /** @param firstSequence transport-wide number of the first packet */
  constructor(firstSequence: number) {
    this.#sent = new SentPackets(firstSequence);
  }

  /** Bits per second that may be sent. */
  get estimateBps(): number {
    return this.#estimateBps;
  }
  get roundTripMs(): number {
    return this.#roundTripMs;
  }
  /** Share of the packets that were lost lately, 0..1. */
  get lossFraction(): number {
    return this.#loss.fraction;
  }

  /** A packet goes out. @returns its transport-wide number */
  register(bytes: number, nowMs: number): number {
    if (Number.isNaN(this.#unansweredSinceMs)) this.#unansweredSinceMs = nowMs;
    if (Number.isNaN(this.#probeAgainAtMs)) this.#probeAgainAtMs = nowMs + probing.firstAfterMs;
    if (this.#probe !== undefined) this.#probeBytes += bytes;
    this.#sending.add(bytes, nowMs);
    return this.#sent.register(bytes, nowMs);
  }

  /** Takes a report of the receiver. @param part the whole RTCP packet */
  feedback(part: Buffer, nowMs: number): void {
    this.#newestSentAtMs = Number.NaN;
    if (!this.#reader.read(part, this.#visit)) return;
    this.#reportedAtMs = nowMs;
    this.#unansweredSinceMs = Number.NaN;
    if (!Number.isNaN(this.#newestSentAtMs))
      this.#roundTripMs += (Math.min(2000, nowMs - this.#newestSentAtMs) - this.#roundTripMs) / 8;
    this.#endProbe(nowMs);
    this.#judgeLoss(nowMs);
    if (this.#trend.use === "over") this.#slowDown(nowMs);
    else if (this.#trend.use === "normal") this.#speedUp(nowMs);
  }

  /** To be called regularly: a receiver that falls silent has lost what it was sent, or its voice. */
  tick(nowMs: number): void {
    this.#endProbe(nowMs);
    // Not so while nothing is unanswered: NaN compares as false.
    if (!(nowMs - this.#unansweredSinceMs > silenceMs)) return;
    this.#unansweredSinceMs = nowMs;
    this.#set(this.#estimateBps / 2, nowMs, true);
  }

  /**
   * Padding to send now, so that more can be dared soon.
   * @param wantedBps what would be sent if it were known to fit
   * @returns bytes; 0 mostly
   */
  paddingFor(wantedBps: number, nowMs: number): number {
    if (this.#probe === undefined) {
      const isDue = nowMs >= this.#probeAgainAtMs && nowMs - this.#decreasedAtMs > probing.afterDecreaseMs;
      // While nothing is sent nothing is learned either: an old judgement does not hold for ever.
      const isFull = this.#trend.use === "over" && nowMs - this.#reportedAtMs < judgedForMs;
      if (!isDue || wantedBps <= this.#estimateBps || isFull) return 0;
      this.#probe = new Probe(Math.min(mostBps, wantedBps * 1.1, this.#estimateBps * 2), nowMs);
      this.#probeBytes = 0;
    }
    const { startedAtMs, endsAtMs, targetBps } = this.#probe;
    if (nowMs > endsAtMs) return 0;
    // One tick's worth ahead, so that the first burst is not empty.
    return Math.max(0, Math.round((targetBps * (nowMs - startedAtMs + 25)) / 8000) - this.#probeBytes);
  }

  readonly #visit = (sequence: number, arrivedAtMs: number): void => {
    const sentAtMs = this.#sent.sentAt(sequence);
    const bytes = this.#sent.take(sequence);
    if (Number.isNaN(sentAtMs) || bytes === 0) return;
    const hasArrived = !Number.isNaN(arrivedAtMs);
    if (this.#probe?.covers(sentAtMs)) this.#probe.add(sentAtMs, arrivedAtMs, bytes);
    this.#loss.packets++;
    if (!hasArrived) {
      this.#loss.lost++;
      return;
    }
    this.#newestSentAtMs = sentAtMs;
    this.#acked.add(bytes, arrivedAtMs);
    this.#ackedAtMs = arrivedAtMs;
    this.#trend.add(sentAtMs, arrivedAtMs);
  };

  #judgeLoss(nowMs: number): void {
    const { packets, lost, sinceMs } = this.#loss;
    if (packets < loss.fewest || nowMs - sinceMs < loss.everyMs) return;
    const lately = lost / packets;
    const fraction = this.#loss.fraction + (lately - this.#loss.fraction) * loss.smoothing;
    this.#loss = { packets: 0, lost: 0, fraction, sinceMs: nowMs };
    if (fraction <= loss.decrease) return;
    // What arrives is carried, however much more was lost beside it.
    const carried = (this.#acked.rate(this.#ackedAtMs) ?? 0) * decrease;
    this.#set(Math.min(this.#estimateBps, Math.max(carried, this.#estimateBps * (1 - lately / 2))), nowMs, true);
  }

  #slowDown(nowMs: number): void {
    if (nowMs - this.#decreasedAtMs < Math.min(400, this.#roundTripMs + 100)) return;
    const acked = this.#acked.rate(this.#ackedAtMs);
    if (acked === null) this.#set(this.#estimateBps / 2, nowMs, true);
    else {
      this.#learnCapacity(acked);
      // All of the little that was sent has arrived: that is no measure of what could.
      const isIdle = acked < this.#estimateBps / 2 && acked > 0.9 * (this.#sending.rate(nowMs) ?? 0);
      this.#set(decrease * (isIdle ? this.#estimateBps : Math.min(acked, this.#estimateBps)), nowMs, true);
    }
  }

  #speedUp(nowMs: number): void {
    const passedSec = Number.isNaN(this.#increasedAtMs) ? 0 : Math.min(1, (nowMs - this.#increasedAtMs) / 1000);
    this.#increasedAtMs = nowMs;
    const acked = this.#acked.rate(this.#ackedAtMs);
    if (acked === null || this.#loss.fraction > loss.hold) return;
    if (acked > this.#capacityBps * (1 + 3 * this.#capacitySpread)) this.#capacityBps = Number.NaN;
    // Near what was too much the last time: one packet in a round trip, else by a share.
    const isNear = !Number.isNaN(this.#capacityBps);
    const step = isNear
      ? (9600 * 1000 * passedSec) / (this.#roundTripMs + 100)
      : this.#estimateBps * increasePerSec * passedSec;
    // Only as far as it is made use of: the rest is for probes.
    if (this.#estimateBps + step <= 1.5 * acked + 10_000) this.#set(this.#estimateBps + step, nowMs, false);
  }

  #learnCapacity(acked: number): void {
    if (Number.isNaN(this.#capacityBps)) {
      this.#capacityBps = acked;
      return;
    }
    const difference = Math.abs(acked - this.#capacityBps) / this.#capacityBps;
    this.#capacityBps += (acked - this.#capacityBps) * 0.05;
    this.#capacitySpread = Math.min(0.2, Math.max(0.04, this.#capacitySpread * 0.95 + difference * 0.05));
  }

  #endProbe(nowMs: number): void {
    const probe = this.#probe;
    if (probe === undefined || nowMs < probe.endsAtMs + Math.min(600, this.#roundTripMs + 150)) return;
    this.#probe = undefined;
    const result = probe.result();
    if (result !== null && result > this.#estimateBps && this.#trend.use !== "over") this.#set(result, nowMs, false);
    const hasWorked = result !== null && result > probe.targetBps * 0.85;
    this.#probeEveryMs = hasWorked ? probing.leastEveryMs : Math.min(probing.mostEveryMs, this.#probeEveryMs * 2);
    // What has just been shown to fit may not be all.
    this.#probeAgainAtMs = nowMs + (hasWorked ? probing.firstAfterMs : this.#probeEveryMs);
  }

  #set(bps: number, nowMs: number, isDecrease: boolean): void {
    this.#estimateBps = Math.min(mostBps, Math.max(leastBps, bps));
    if (!isDecrease) return;
    this.#decreasedAtMs = nowMs;
    this.#increasedAtMs = nowMs;
  }
}
