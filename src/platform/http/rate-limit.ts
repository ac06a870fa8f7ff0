import type { Limit } from "../../protocol/endpoint.ts";
import { failure } from "./failure.ts";

/** A token bucket: `burst` calls at once, then `perSec` on average. */
export interface Budget {
  readonly burst: number;
  readonly perSec: number;
}

/** Beside the endpoints' limits: `refused` is spent by requests without a valid session where one is needed. */
export type Budgets = Readonly<Record<Exclude<Limit, "none"> | "refused" | "frame" | "fault", Budget>>;

export const defaultBudgets: Budgets = {
  read: { burst: 300, perSec: 30 },
  write: { burst: 60, perSec: 2 },
  message: { burst: 300, perSec: 30 },
  signIn: { burst: 20, perSec: 1 / 6 },
  mail: { burst: 10, perSec: 1 / 60 },
  /** An upload takes two calls or more, a folder has many files; space is limited by plans. */
  upload: { burst: 240, perSec: 4 },
  refused: { burst: 120, perSec: 2 },
  /** Every frame of one socket, whatever it asks for. */
  frame: { burst: 600, perSec: 120 },
  /** Frames that are not valid: beyond it the socket is closed. */
  fault: { burst: 20, perSec: 1 / 3 },
};

/** @param factor more than 1 for load tests, or where a whole office shares one address */
export const scaledBudgets = (factor: number, budgets: Budgets = defaultBudgets): Budgets => {
  const scaled = Object.entries(budgets).map(([name, { burst, perSec }]) => [
    name,
    { burst: Math.max(1, burst * factor), perSec: perSec * factor },
  ]);
  return Object.fromEntries(scaled) as Budgets;
};

/** How many tokens are missing, and since when. */
export interface Bucket {
  spent: number;
  at: number;
}

export const fullBucket = (at: number): Bucket => ({ spent: 0, at });

/** Takes one token. @returns 0, or the seconds until one is free */
export function takeToken(bucket: Bucket, { burst, perSec }: Budget, at: number): number {
  const refilled = (Math.max(0, at - bucket.at) / 1000) * perSec;
  bucket.spent = Math.max(0, bucket.spent - refilled);
  bucket.at = at;
  if (bucket.spent + 1 <= burst) {
    bucket.spent += 1;
    return 0;
  }
  return Math.max(1, Math.ceil((bucket.spent + 1 - burst) / perSec));
}

export interface RateLimiter {
  /** Spends one call. @throws Failure core.too_many, with the seconds until the next one is free */
  spend(name: keyof Budgets, who: string): void;
}

/**
 * Who called what how often, in memory. The map is bounded: beyond `maxBuckets` the longest untouched go, which at worst
 * refills the bucket of somebody who is not calling.
 */
export function rateLimiter(now: () => number, budgets: Budgets = defaultBudgets, maxBuckets = 50_000): RateLimiter {
  const buckets = new Map<string, Bucket>();

  const bucketOf = (key: string): Bucket => {
    const bucket = buckets.get(key) ?? fullBucket(now());
    // Deleting first moves the key to the end: the map's order is then the order of use.
    buckets.delete(key);
    buckets.set(key, bucket);
    if (buckets.size > maxBuckets) {
      const oldest = buckets.keys().next();
      if (!oldest.done) buckets.delete(oldest.value);
    }
    return bucket;
  };

  return {
    spend(name, who) {
      const retryAfterSec = takeToken(bucketOf(`${name} ${who}`), budgets[name], now());
      if (retryAfterSec > 0) throw failure("core.too_many", { retryAfterSec });
    },
  };
}
