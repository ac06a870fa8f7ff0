import { beforeEach, expect, test } from "bun:test";
import { maxWatched } from "../../../src/protocol/presence.ts";
import { ShownPeople } from "./shown-people.ts";

let timers: { at: number; run: () => void }[];
let time: number;
let watched: string[][];
let isConnected: boolean;
let shown: ShownPeople;
beforeEach(() => {
  [timers, time, watched, isConnected] = [[], 0, [], true];
  shown = new ShownPeople({
    watch: (ids) => {
      if (isConnected) watched.push([...ids]);
      return isConnected;
    },
    setTimer(run, ms) {
      const timer = { at: time + ms, run };
      timers.push(timer);
      return timer;
    },
    clearTimer(timer) {
      timers = timers.filter((other) => other !== timer);
    },
  });
});
function pass(ms: number): void {
  time += ms;
  for (const timer of timers.filter(({ at }) => at <= time)) {
    timers = timers.filter((other) => other !== timer);
    timer.run();
  }
}

test("S15 a list that appears is asked for in one frame", () => {
  for (const id of ["ada", "bob", "ada"]) shown.show(id);
  expect(watched).toEqual([]);
  pass(150);
  expect(watched).toEqual([["bob", "ada"]]);
});

test("S15 who is still shown in another place, or comes back soon, stays watched without a word", () => {
  const hide = shown.show("ada");
  shown.show("ada");
  const hideBob = shown.show("bob");
  pass(150);
  hide();
  hideBob();
  pass(10_000);
  shown.show("bob");
  pass(60_000);
  expect(watched).toHaveLength(1);
});

test("S15 who is out of sight for a while is let go", () => {
  const hide = shown.show("ada");
  shown.show("bob");
  pass(150);
  hide();
  hide();
  pass(20_000);
  pass(150);
  expect(watched.at(-1)).toEqual(["bob"]);
});

test("S15 a new line is told everything at once", () => {
  isConnected = false;
  shown.show("ada");
  pass(150);
  expect(watched).toEqual([]);
  isConnected = true;
  shown.reconnected();
  expect(watched).toEqual([["ada"]]);
});

test("S15 of more people than the server follows, the last ones shown are watched", () => {
  for (let n = 0; n <= maxWatched; n++) shown.show(`person-${n}`);
  pass(150);
  expect(watched[0]).toHaveLength(maxWatched);
  expect(watched[0]).not.toContain("person-0");
});
