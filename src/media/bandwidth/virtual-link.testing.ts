export interface LinkOptions {
  readonly seed: number;
  readonly delayMs?: number;
  /** Added to the delay, up to this: packets overtake each other. */
  readonly jitterMs?: number;
  /** Share of packets that are lost at random, 0..1. */
  readonly loss?: number;
  bitsPerSecond?: number;
  /** What does not fit into the queue of a narrow link is lost. */
  readonly queueMs?: number;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** A network path in virtual or real time: tells when a packet arrives, or that it never does. */
export class VirtualLink {
  readonly options: LinkOptions;
  readonly #random: () => number;
  #freeAtMs = 0;

  constructor(options: LinkOptions) {
    this.options = options;
    this.#random = seeded(options.seed);
  }

  /** @returns when it arrives; NaN: lost */
  send(bytes: number, nowMs: number): number {
    const {
      delayMs = 0,
      jitterMs = 0,
      loss = 0,
      bitsPerSecond = Number.POSITIVE_INFINITY,
      queueMs = 300,
    } = this.options;
    const isLost = this.#random() < loss;
    const jitter = this.#random() * jitterMs;
    const startsAt = Math.max(nowMs, this.#freeAtMs);
    if (isLost || startsAt - nowMs > queueMs) return Number.NaN;
    // Headers of IP and UDP take their part.
    this.#freeAtMs = startsAt + ((bytes + 28) * 8000) / bitsPerSecond;
    return this.#freeAtMs + delayMs + jitter;
  }
}
