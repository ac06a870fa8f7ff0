import { expect, test } from "bun:test";

const script = (before: string) => `
  ${before}
  void Promise.reject(new Error("violet"));
  setImmediate(() => setImmediate(() => console.log("still here")));
`;
const keeping = `
  import { outliveStrayRejections } from ${JSON.stringify(import.meta.resolve("./outlive-stray-rejections.ts"))};
  outliveStrayRejections({ error: (fields, text) => console.log(fields.err.message, text) });
`;
const run = (source: string) => {
  const { exitCode, stdout } = Bun.spawnSync([process.execPath, "-e", source], { stderr: "ignore" });
  return { exitCode, said: stdout.toString() };
};

test("a promise that fails unheard is told to the log, and the program goes on", () => {
  const { exitCode, said } = run(script(keeping));
  expect(said).toBe("violet a promise failed that nobody waited for\nstill here\n");
  expect(exitCode).toBe(0);
});

test("without that the program would end", () => {
  expect(run(script("")).exitCode).not.toBe(0);
});
