import { describe, expect, test } from "bun:test";
import { delayMs, forgottenAfterMs, type Guesser, patienceWith, waitMs, withOneMore } from "./guesses.policy.ts";

const at = 1_800_000_000_000;

describe("S71 after so many wrong answers the next one waits", () => {
  test.each<[Guesser, number, number]>([
    ["ownDevice", 9, 0],
    ["ownDevice", 10, 1_000],
    ["ownDevice", 13, 8_000],
    ["ownDevice", 100, 900_000],
    ["stranger", 4, 0],
    ["stranger", 5, 2_000],
    ["stranger", 8, 16_000],
    ["stranger", 1_000_000, 3_600_000],
    ["strangers", 49, 0],
    ["strangers", 50, 1_000],
    ["strangers", 1_000, 300_000],
    ["network", 29, 0],
    ["network", 32, 4_000],
    ["network", 2_000, 900_000],
  ])("%s, %d wrong: %d ms", (guesser, wrong, ms) => {
    expect(delayMs(wrong, patienceWith[guesser])).toBe(ms);
  });
});

test("S71 the wait passes with time, and grows with each answer that was wrong", () => {
  let guesses = { wrong: 5, lastAt: at };
  expect(waitMs(guesses, patienceWith.stranger, at)).toBe(2_000);
  expect(waitMs(guesses, patienceWith.stranger, at + 1_500)).toBe(500);
  expect(waitMs(guesses, patienceWith.stranger, at + 2_000)).toBe(0);
  guesses = withOneMore(guesses, at + 2_000);
  expect(waitMs(guesses, patienceWith.stranger, at + 2_000)).toBe(4_000);
});

test("a day without a wrong answer forgets them all", () => {
  const guesses = { wrong: 500, lastAt: at };
  expect(waitMs(guesses, patienceWith.stranger, at + forgottenAfterMs)).toBe(0);
  expect(withOneMore(guesses, at + forgottenAfterMs)).toEqual({ wrong: 1, lastAt: at + forgottenAfterMs });
  expect(withOneMore(guesses, at + forgottenAfterMs - 1).wrong).toBe(501);
});

test("S71 a million addresses together get few guesses a day at one account", () => {
  // What they get once the delay has grown to its longest, and what they got before.
  const { free, longestMs } = patienceWith.strangers;
  expect((24 * 3_600_000) / longestMs + free + 10).toBeLessThan(400);
});
