import { beforeEach, expect, test } from "bun:test";
import { Failure } from "../../../platform/http/failure.ts";
import { type Attempt, type GuessLimit, guessLimit } from "./guess-limit.ts";

let at = 1_800_000_000_000;
let limit: GuessLimit;
beforeEach(() => {
  limit = guessLimit(() => at);
});

const from = (address: string, subject = "ada", ownDevice: string | null = null): Attempt => ({
  ...{ subject, address, ownDevice },
});
/** @returns seconds to wait; 0: the answer was looked at, and was wrong */
const guess = (attempt: Attempt): number => {
  try {
    limit.begin(attempt);
    return 0;
  } catch (error) {
    if (error instanceof Failure && error.code === "core.too_many") return error.retryAfterSec ?? -1;
    throw error;
  }
};
const guessOften = (attempt: Attempt, times: number) => Array.from({ length: times }, () => guess(attempt));

test("S71 a stranger's sixth guess waits, and each further one twice as long", () => {
  expect(guessOften(from("192.0.2.1"), 6)).toEqual([0, 0, 0, 0, 0, 2]);
  at += 2_000;
  expect(guessOften(from("192.0.2.1"), 2)).toEqual([0, 4]);
});

test("S71 strangers do not lock out a browser from which the person signed in before, nor another network", () => {
  for (let i = 0; i < 40; i++) {
    guess(from("192.0.2.1"));
    at += 3_600_000;
  }
  at -= 3_600_000;
  expect(guess(from("192.0.2.1"))).toBeGreaterThan(0);
  expect(guess(from("192.0.2.1", "ada", "her laptop"))).toBe(0);
  expect(guess(from("198.51.100.7"))).toBe(0);
});

test("S71 many networks that guess at one account wait together", () => {
  for (let i = 0; i < 50; i++) expect(guess(from(`192.0.2.${i}`))).toBe(0);
  expect(guess(from("198.51.100.1"))).toBe(1);
  expect(guess(from("198.51.100.1", "bob"))).toBe(0);
  expect(guess(from("198.51.100.1", "ada", "her laptop"))).toBe(0);
});

test("S71 one network that tries many accounts waits, its own devices apart", () => {
  for (let i = 0; i < 30; i++) expect(guess(from("192.0.2.1", `account ${i}`))).toBe(0);
  expect(guess(from("192.0.2.1", "one more"))).toBe(1);
  expect(guess(from("192.0.2.1", "ada", "her laptop"))).toBe(0);
});

test("S71 a whole IPv6 network of one subscriber counts as one", () => {
  for (let i = 0; i < 5; i++) expect(guess(from(`2001:db8:1:2::${i}`))).toBe(0);
  expect(guess(from("2001:db8:1:2:ffff::1"))).toBe(2);
});

test("a right answer forgives the own mistakes and none of the others'", () => {
  guessOften(from("192.0.2.1"), 4);
  limit.begin(from("192.0.2.1"))();
  expect(guessOften(from("192.0.2.1"), 5)).toEqual([0, 0, 0, 0, 0]);
  for (let i = 0; i < 41; i++) guess(from(`198.51.100.${i}`));
  limit.begin(from("203.0.113.9", "ada", "her laptop"))();
  expect(guess(from("203.0.113.9"))).toBe(1);
});

test("S71 answers that come at once do not slip through together", () => {
  const attempts = Array.from({ length: 20 }, () => guess(from("192.0.2.1")));
  expect(attempts.filter((wait) => wait === 0)).toHaveLength(5);
});
