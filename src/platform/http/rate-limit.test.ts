import { expect, test } from "bun:test";
import type { Failure } from "./failure.ts";
import { defaultBudgets, fullBucket, rateLimiter, scaledBudgets, takeToken } from "./rate-limit.ts";

const budget = { burst: 3, perSec: 0.5 };

test("a bucket gives its burst at once, then what time brings back, and never more than its burst", () => {
  const bucket = fullBucket(0);
  const at = (ms: number): number => takeToken(bucket, budget, ms);
  expect([at(0), at(0), at(0), at(0)]).toEqual([0, 0, 0, 2]);
  expect([at(1_000), at(2_000), at(2_000)]).toEqual([1, 0, 2]);
  expect([at(900_000), at(900_000), at(900_000), at(900_000)]).toEqual([0, 0, 0, 2]);
});

test("a clock that goes back gives nothing away", () => {
  const bucket = fullBucket(10_000);
  for (let i = 0; i < 3; i++) takeToken(bucket, budget, 10_000);
  expect(takeToken(bucket, budget, 0)).toBeGreaterThan(0);
});

test("memory is bounded: the longest untouched go first", () => {
  const limiter = rateLimiter(() => 0, { ...defaultBudgets, write: { burst: 1, perSec: 0.1 } }, 100);
  const isRefused = (who: string): boolean => {
    try {
      limiter.spend("write", who);
      return false;
    } catch (error) {
      return (error as Failure).code === "core.too_many";
    }
  };
  expect([isRefused("ada"), isRefused("bob"), isRefused("ada")]).toEqual([false, false, true]);
  for (let i = 0; i < 99; i++) isRefused(`mallory${i}`);
  expect([isRefused("ada"), isRefused("bob")]).toEqual([true, false]);
});

test("budgets scale, down to one call at least", () => {
  expect(scaledBudgets(10).write).toEqual({ burst: 600, perSec: 20 });
  expect(scaledBudgets(0.001).mail.burst).toBe(1);
});
