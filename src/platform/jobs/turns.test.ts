import { expect, test } from "bun:test";
import { createTurns } from "./turns.ts";

test("acts on one subject wait for each other, acts on another do not", async () => {
  const inTurn = createTurns();
  const seen: string[] = [];
  const gate = Promise.withResolvers<void>();
  const first = inTurn("a", async () => {
    await gate.promise;
    seen.push("first");
  });
  const second = inTurn("a", async () => seen.push("second"));
  await inTurn("b", async () => seen.push("elsewhere"));
  gate.resolve();
  await Promise.all([first, second]);
  expect(seen).toEqual(["elsewhere", "first", "second"]);
});

test("an act that fails tells its own caller and lets the next one run", async () => {
  const inTurn = createTurns();
  const failing = inTurn("a", () => Promise.reject(new Error("no")));
  const next = inTurn("a", async () => "yes");
  expect(failing).rejects.toThrow("no");
  expect(await next).toBe("yes");
});
