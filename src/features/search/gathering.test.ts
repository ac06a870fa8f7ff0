import { expect, test } from "bun:test";
import { Gathering } from "./gathering.ts";

function gathering() {
  const timers: { readonly delayMs: number; readonly run: () => void; isOff: boolean }[] = [];
  const released: string[] = [];
  const rules = {
    atOnce: 3,
    longestMs: 500,
    schedule: (delayMs: number, run: () => void) => {
      const timer = { delayMs, run, isOff: false };
      timers.push(timer);
      return () => {
        timer.isOff = true;
      };
    },
  };
  return { timers, released, of: new Gathering(rules, (id) => released.push(id)) };
}

test("B4 what comes often is released as soon as there is enough of it, and its timer is called off", () => {
  const { of, released, timers } = gathering();
  for (const id of ["a", "b", "a", "b", "a"]) of.note(id);
  expect(released).toEqual(["a"]);
  expect(timers.map(({ delayMs, isOff }) => [delayMs, isOff])).toEqual([
    [500, true],
    [500, false],
  ]);
  of.note("a");
  expect(released).toEqual(["a"]);
});

test("B4 what comes seldom is released when the first of it has waited long enough", () => {
  const { of, released, timers } = gathering();
  of.note("a");
  of.note("a");
  expect(timers).toHaveLength(1);
  timers[0]?.run();
  expect(released).toEqual(["a"]);
});

test("B4 all that waits can be released at once, and nothing comes after the end", () => {
  const { of, released, timers } = gathering();
  of.note("a");
  of.note("b");
  of.releaseAll();
  expect(released).toEqual(["a", "b"]);
  of.note("c");
  of.stop();
  expect(timers.every(({ isOff }) => isOff)).toBe(true);
  expect(released).toEqual(["a", "b"]);
});
