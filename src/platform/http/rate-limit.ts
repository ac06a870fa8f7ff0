import type { Limit } from "../../protocol/endpoint.ts";
import { failure } from "./failure.ts";

/** A token bucket: `burst` calls at once, then `perSec` on average. */
export interface Budget {
  readonly burst: number;
  readonly perSec: number;
}

/** `refused` is not an endpoint's limit: it is spent by requests that carry no valid session where one is needed. */
export type Budgets = Readonly<Record<Exclude<Limit, "none"> | "refused" | "frame", Budget>>;

export const defaultBudgets: Budgets = {
  read: { burst: 300, perSec: 30 },
  write: { burst: 60, perSec: 2 },
  message: { burst: 300, perSec: 30 },
  signIn: { burst: 20, perSec: 1 / 6 },
  mail: { burst: 10, perSec: 1 / 60 },
  upload: { burst: 30, perSec: 1 / 2 },
  refused: { burst: 120, perSec: 2 },
  /** Every frame of one socket, whatever it asks for. */
  frame: { burst: 600, perSec: 120 },
};

/** @param factor more than 1 for load tests, or where a whole office shares one address */
export const scaledBudgets = (factor: number, budgets: Budgets = defaultBudgets): Budgets => {
  const scaled = Object.entries(budgets).map(([name, { burst, perSec }]) => [
    name,
    { burst: Math.max(1, burst * factor), perSec: perSec * factor },
  ]);
  return Object.fromEntries(scaled) as Budgets;
};

interface Bucket {
  tokens: number;
  filledAt: number;
}

export interface RateLimiter {
  /** Spends one call. @throws Failure core.too_many, with the seconds until the next one is free */
  spend(name: keyof Budgets, who: string): void;
  /** The same, without a throw. @returns 0, or the seconds to wait */
  waitSec(name: keyof Budgets, who: string): number;
}

/**
 * Who called what how often, in memory. The map is bounded: beyond `maxBuckets` the longest untouched go, which at worst
 * refills the bucket of somebody who is not calling.
 */
export function rateLimiter(now: () => number, budgets: Budgets = defaultBudgets, maxBuckets = 50_000): RateLimiter {
  const buckets = new Map<string, Bucket>();

  const waitSec = (name: keyof Budgets, who: string): number => {
    const { burst, perSec } = budgets[name];
    const key = `${name} ${who}`;
    const at = now();
    const bucket = buckets.get(key) ?? { tokens: burst, filledAt: at };
    const elapsedSec = Math.max(0, at - bucket.filledAt) / 1000;
    bucket.tokens = Math.min(burst, bucket.tokens + elapsedSec * perSec);
    bucket.filledAt = at;
    // Deleting first moves the key to the end: the map's order is then the order of use.
    buckets.delete(key);
    buckets.set(key, bucket);
    if (buckets.size > maxBuckets) {
      const oldest = buckets.keys().next();
      if (!oldest.done) buckets.delete(oldest.value);
    }
    if (bucket.tokens >= 1) {
      bucket.tokens -= 1;
      return 0;
    }
    return Math.max(1, Math.ceil((1 - bucket.tokens) / perSec));
  };

  return {
    waitSec,
    spend(name, who) {
      const retryAfterSec = waitSec(name, who);
      if (retryAfterSec > 0) throw failure("core.too_many", { retryAfterSec });
    },
  };
}
