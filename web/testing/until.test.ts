import { expect, test } from "bun:test";
import { until } from "./until.ts";

test("until hands back the first value there is", async () => {
  let asked = 0;
  expect(await until("the third try", () => (++asked === 3 ? "here" : null))).toBe("here");
});

test("until names what it waited for and why the condition failed", async () => {
  const waiting = until("pigs fly", () => Promise.reject(new Error("no wings")), { timeoutMs: 60 });
  const error = await waiting.catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({
    message: "after 60 ms still waiting until pigs fly",
    cause: { message: "no wings" },
  });
});
