import { expect, test } from "bun:test";
import { addStep, noSteps, reachedAt } from "./mark-steps.ts";

const minute = 60_000;
/** Far from the epoch, and not on a full minute. */
const start = 29_000_000 * minute + 12_345;

test("S17 a position was reached with the first step that came so far", () => {
  let steps = addStep(noSteps, 3, start);
  steps = addStep(steps, 7, start + 10 * minute);
  steps = addStep(steps, 9, start + 15 * minute);
  const times = [1, 3, 4, 7, 8, 9, 10].map((seq) => reachedAt(steps, seq));
  const at = (minutes: number) => start - 12_345 + minutes * minute;
  expect(times).toEqual([at(0), at(0), at(10), at(10), at(15), at(15), undefined]);
  expect(reachedAt(noSteps, 1)).toBeUndefined();
});

test("S17 steps of the same minute are one", () => {
  const once = addStep(addStep(noSteps, 3, start), 5, start + 20_000);
  expect(once).toHaveLength(8);
  expect(reachedAt(once, 4)).toBe(start - 12_345);
});

test("S17 a long history of steps forgets its beginning, and says nothing wrong about it", () => {
  let steps = noSteps;
  for (let seq = 1; seq <= 300; seq++) steps = addStep(steps, seq, start + seq * minute);
  expect(steps.length).toBe(128 * 8);
  expect(reachedAt(steps, 300)).toBe(start - 12_345 + 300 * minute);
  expect(reachedAt(steps, 174)).toBe(start - 12_345 + 174 * minute);
  for (const seq of [1, 100, 173]) expect(reachedAt(steps, seq)).toBeUndefined();
});
