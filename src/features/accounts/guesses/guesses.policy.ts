/** Wrong answers in a row, and when the last one was given. */
export interface Guesses {
  readonly wrong: number;
  readonly lastAt: number;
}

/** How long one waits after how many wrong answers. */
export interface Patience {
  /** So many cost nothing. */
  readonly free: number;
  /** After the first beyond; it doubles with each further one. */
  readonly firstMs: number;
  readonly longestMs: number;
}

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;

/** A day without a wrong answer, and the count starts anew. */
export const forgottenAfterMs = 24 * hourMs;

export const patienceWith = {
  /** A browser from which this person signed in before: whatever strangers do, it waits for its own mistakes alone. */
  ownDevice: { free: 10, firstMs: secondMs, longestMs: 15 * minuteMs },
  /** One network that guesses at one account. */
  stranger: { free: 5, firstMs: 2 * secondMs, longestMs: hourMs },
  /** All strangers who guess at one account: what many networks together get. */
  strangers: { free: 50, firstMs: secondMs, longestMs: 5 * minuteMs },
  /** One network that guesses at many accounts; a whole office may share it. */
  network: { free: 30, firstMs: secondMs, longestMs: 15 * minuteMs },
} as const satisfies Record<string, Patience>;
export type Guesser = keyof typeof patienceWith;

const isForgotten = ({ lastAt }: Guesses, now: number) => lastAt + forgottenAfterMs <= now;

/** @returns how long after the last wrong answer the next one is heard, in milliseconds */
export function delayMs(wrong: number, { free, firstMs, longestMs }: Patience): number {
  if (wrong < free) return 0;
  // Beyond 2^30 the shortest first delay has long been the longest.
  return Math.min(longestMs, firstMs * 2 ** Math.min(30, wrong - free));
}

/** @returns how long to wait from now on; 0: at once */
export function waitMs(guesses: Guesses | undefined, patience: Patience, now: number): number {
  if (!guesses || isForgotten(guesses, now)) return 0;
  return Math.max(0, guesses.lastAt + delayMs(guesses.wrong, patience) - now);
}

/** One more answer that may turn out wrong. */
export const withOneMore = (guesses: Guesses | undefined, now: number): Guesses => ({
  wrong: guesses && !isForgotten(guesses, now) ? guesses.wrong + 1 : 1,
  lastAt: now,
});
