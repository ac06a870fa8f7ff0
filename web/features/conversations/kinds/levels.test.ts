import { expect, test } from "bun:test";
import { levelsOf, loudness } from "./levels.ts";

test("B3 a waveform has at most 48 bars, and its loudest reaches the top", () => {
  const levels = levelsOf(Array.from({ length: 1_000 }, (_, at) => at / 2_000));
  expect(levels).toHaveLength(48);
  expect([levels[0], levels.at(-1)]).toEqual([2, 100]);
});

test("B3 silence has no shape, and nothing recorded is one flat bar", () => {
  expect(levelsOf([0, 0, 0.001])).toEqual([0, 0, 5]);
  expect(levelsOf([])).toEqual([0]);
});

test("B3 loudness is the root of the mean square", () => {
  expect(loudness(new Float32Array([0.5, -0.5]))).toBeCloseTo(0.5);
  expect(loudness(new Float32Array())).toBe(0);
});
