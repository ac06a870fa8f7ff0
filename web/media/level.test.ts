import { expect, test } from "bun:test";
import { levelOf } from "./level.ts";

test("B7 the meter shows nothing in silence, half of the way for quiet speech, all of it for a shout", () => {
  const tone = (amplitude: number) => Array.from({ length: 1024 }, (_, i) => amplitude * Math.sin(i / 3));
  expect(levelOf([])).toBe(0);
  expect(levelOf(tone(0))).toBe(0);
  expect(levelOf(tone(0.0005))).toBe(0);
  expect(levelOf(tone(0.05))).toBeCloseTo(0.52, 1);
  expect(levelOf(tone(1))).toBeGreaterThan(0.94);
  expect(levelOf(Array(64).fill(9))).toBe(1);
});
