import { beforeEach, expect, test } from "bun:test";
import { Attention, usedForMs } from "./attention.ts";

let now = 0;
let isVisible = true;
let timer: (() => void) | undefined;
let told: boolean[] = [];
let attention: Attention;
beforeEach(() => {
  now = 1_000_000;
  isVisible = true;
  timer = undefined;
  told = [];
  attention = new Attention({
    now: () => now,
    setTimer: (run) => {
      timer = run;
    },
    clearTimer: () => {
      timer = undefined;
    },
    isVisible: () => isVisible,
    report: (isAttended) => void told.push(isAttended),
  });
});
const pass = (ms: number) => {
  now += ms;
  timer?.();
};

test("S41 a window counts as attended from its start until nothing was done in it for a minute", () => {
  attention.connected();
  expect(told).toEqual([true]);
  pass(usedForMs - 1);
  attention.used();
  pass(1);
  expect(told).toEqual([true]);
  pass(usedForMs);
  expect(told).toEqual([true, false]);
  attention.used();
  expect(told).toEqual([true, false, true]);
});

test("S41 a window that is hidden is not attended, from that moment on; using one says it once", () => {
  attention.connected();
  isVisible = false;
  attention.changed();
  attention.used();
  expect(told).toEqual([true, false]);
  isVisible = true;
  attention.changed();
  for (let move = 0; move < 10; move++) attention.used();
  expect(told).toEqual([true, false, true]);
});

test("S41 each new line is told afresh", () => {
  attention.connected();
  attention.connected();
  expect(told).toEqual([true, true]);
});
