import { beforeEach, expect, test } from "bun:test";
import { Activity, idleAfterMs } from "./activity.ts";

let time: number;
let timer: { at: number; run: () => void } | undefined;
let reported: [boolean, number][];
let activity: Activity;
beforeEach(() => {
  [time, timer, reported] = [0, undefined, []];
  activity = new Activity({
    now: () => time,
    setTimer: (run, ms) => {
      timer = { at: time + ms, run };
      return timer;
    },
    clearTimer() {
      timer = undefined;
    },
    report: (isActive, idleForSec) => void reported.push([isActive, idleForSec]),
  });
});
function pass(ms: number): void {
  const until = time + ms;
  while (timer && timer.at <= until) {
    const due = timer;
    timer = undefined;
    time = due.at;
    due.run();
  }
  time = until;
}

test("S15 only transitions are reported", () => {
  for (let second = 0; second < 30; second++) {
    activity.seen();
    pass(1_000);
  }
  expect(reported).toEqual([]);
  pass(idleAfterMs);
  expect(reported).toEqual([[false, 60]]);
  pass(10 * idleAfterMs);
  expect(reported).toHaveLength(1);
  activity.seen();
  activity.seen();
  expect(reported).toEqual([
    [false, 60],
    [true, 0],
  ]);
  pass(idleAfterMs);
  expect(reported.at(-1)).toEqual([false, 60]);
});

test("S15 a new line learns how things stand, and for how long", () => {
  activity.connected();
  pass(5 * idleAfterMs);
  activity.connected();
  expect(reported).toEqual([
    [true, 0],
    [false, 60],
    [false, 300],
  ]);
});

test("S15 after the end nothing is reported", () => {
  activity.stop();
  pass(10 * idleAfterMs);
  expect(reported).toEqual([]);
});
