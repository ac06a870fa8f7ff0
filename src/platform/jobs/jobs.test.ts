import { beforeEach, expect, test } from "bun:test";
import type { Log } from "../platform.ts";
import { createJobs, type Jobs } from "./jobs.ts";

let ticks: (() => void)[];
let logged: string[];
let jobs: Jobs;
const note = (_: object, text: string) => void logged.push(text);
const log: Log = { debug() {}, info() {}, warn: note, error: note };
beforeEach(() => {
  ticks = [];
  logged = [];
  jobs = createJobs(log, {
    every(_, run) {
      ticks.push(run);
      return () => void ticks.splice(ticks.indexOf(run), 1);
    },
  });
});
const turn = () => new Promise((resolve) => setImmediate(resolve));
const tick = () => {
  for (const run of ticks) run();
};

test("a job runs at each interval, and again after it failed", async () => {
  let runs = 0;
  jobs.every(1_000, "sweep", async () => {
    runs++;
    if (runs === 1) throw new Error("not now");
  });
  tick();
  await turn();
  tick();
  await jobs.stop();
  expect(runs).toBe(2);
  expect(logged).toEqual(["a job failed"]);
});

test("a job never runs twice at once, and stopping waits for the one under way", async () => {
  const { promise: work, resolve: finish } = Promise.withResolvers<void>();
  let runs = 0;
  jobs.every(1_000, "slow", async () => {
    runs++;
    await work;
  });
  tick();
  tick();
  expect(runs).toBe(1);
  expect(logged).toEqual(["a job takes longer than its interval"]);

  let isStopped = false;
  const stopped = jobs.stop().then(() => {
    isStopped = true;
  });
  expect(ticks).toEqual([]);
  await turn();
  expect(isStopped).toBe(false);
  finish();
  await stopped;
});
