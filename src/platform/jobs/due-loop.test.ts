import { expect, test } from "bun:test";
import { createDueLoop } from "./due-loop.ts";

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const loopOver = (due: string[], done: string[]) =>
  createDueLoop({
    ...{ name: "test", log: quiet, now: () => 0 },
    nextDueAt: async () => undefined,
    async doDue() {
      const next = due.shift();
      if (next !== undefined) done.push(next);
      return next !== undefined;
    },
  });

test("everything that is due is done, and what is added meanwhile too", async () => {
  const [due, done] = [["a", "b"], [] as string[]];
  const loop = loopOver(due, done);
  await loop.settled();
  due.push("c");
  await loop.settled();
  expect(done).toEqual(["a", "b", "c"]);
});

test("a stopped loop starts nothing more", async () => {
  const [due, done] = [["a"], [] as string[]];
  const loop = loopOver(due, done);
  await loop.stop();
  await loop.settled();
  expect(done).toEqual([]);
});

test("a failure is logged and does not end the loop", async () => {
  const logged: string[] = [];
  let runs = 0;
  const loop = createDueLoop({
    ...{ name: "test", now: () => 0, nextDueAt: async () => undefined },
    log: { ...quiet, error: (_, text) => void logged.push(text) },
    async doDue() {
      runs += 1;
      if (runs === 1) throw new Error("not now");
      return false;
    },
  });
  await loop.settled();
  await loop.settled();
  await loop.stop();
  expect({ runs, logged: logged.length }).toEqual({ runs: 2, logged: 1 });
});
