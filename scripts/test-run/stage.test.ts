import { expect, test } from "bun:test";
import { bun, countTests, filesOf, runStage } from "./stage.ts";

test("the summary of `bun test` is counted", () => {
  expect(countTests("x\n 12 pass\n 1 skip\n 2 todo\n 3 fail\nRan")).toEqual({ passed: 12, failed: 3, skipped: 3 });
});

test("a stage passes by its exit code", async () => {
  const ok = await runStage("/", { name: "x", command: async () => bun("-e", "console.log('fine')") });
  expect(ok).toMatchObject({ hasPassed: true, output: "fine" });
  expect(await runStage("/", { name: "x", command: async () => bun("-e", "process.exit(3)") })).toMatchObject({
    hasPassed: false,
  });
});

test.each(["", " 0 pass\n 0 fail", " 3 pass\n 1 skip\n 0 fail"])(
  "tests that were not run do not pass: %p",
  async (text) => {
    const command = async () => bun("-e", `console.log(${JSON.stringify(text)})`);
    expect((await runStage("/", { name: "x", countsTests: true, command })).hasPassed).toBe(false);
  },
);

test("a stage without files is an error", () => {
  expect(filesOf(import.meta.dir, "*.nothing")).rejects.toThrow("no file");
});
