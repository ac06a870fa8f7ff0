import { expect, test } from "bun:test";
import fc from "fast-check";
import { SequenceUnwrapper, sequenceDistance, timestampDistance } from "./sequence.ts";

// The same cases in every run.
fc.configureGlobal({ seed: 20261124 });

test.each([
  [1, 0, 1],
  [0, 65_535, 1],
  [65_535, 0, -1],
  [5, 65_530, 11],
  [40_000, 10_000, 30_000],
  [10_000, 40_000, -30_000],
])("S33 sequence %p is %p + %p on the circle", (a, b, distance) => {
  expect(sequenceDistance(a, b)).toBe(distance);
});

test("S33 timestamps wrap at 32 bits", () => {
  expect(timestampDistance(10, 0xffff_fff0)).toBe(26);
  expect(timestampDistance(0xffff_fff0, 10)).toBe(-26);
});

test("S33 a stream that wraps any number of times is unwrapped, in whatever near order it arrives", () => {
  const steps = fc.array(fc.integer({ min: -50, max: 3000 }), { minLength: 1, maxLength: 400 });
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 65_535 }), steps, (start, moves) => {
      const unwrapper = new SequenceUnwrapper();
      let index = start;
      expect(unwrapper.unwrap(index)).toBe(start);
      let highest = start;
      for (const move of moves) {
        index = Math.max(start, highest + move);
        highest = Math.max(highest, index);
        expect(unwrapper.unwrap(index & 0xffff)).toBe(index);
      }
    }),
  );
});

test("S33 what came before the first packet is not mistaken for a turn of the circle backwards", () => {
  const unwrapper = new SequenceUnwrapper();
  unwrapper.unwrap(3);
  expect(unwrapper.unwrap(65_534)).toBe(65_534);
});
