import { Glob } from "bun";

export interface Stage {
  readonly name: string;
  /** Called when the stage's turn comes, since it may look for files that an earlier stage makes. */
  readonly command: () => Promise<readonly string[]>;
  /** True: it keeps one core busy and may run beside another such stage, before the rest. */
  readonly needsOneCore?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** True: the output is that of `bun test`, whose tests are counted; seeing none is a failure. */
  readonly countsTests?: boolean;
}

export interface StageResult {
  readonly hasPassed: boolean;
  readonly output: string;
  readonly seconds: number;
  readonly tests: TestCount;
}

export interface TestCount {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const longestMs = 15 * 60_000;

export const bun = (...args: string[]): string[] => [process.execPath, ...args];

/** Runs a package's own program with Bun, so that no other runtime is asked for. */
export const tool = (name: string, ...args: string[]): string[] => bun("--bun", "x", "--no-install", name, ...args);

export async function runStage(root: string, { command, env, countsTests }: Stage): Promise<StageResult> {
  const startedAt = performance.now();
  const child = Bun.spawn([...(await command())], {
    cwd: root,
    env: { ...process.env, ...env, CI: "true", FORCE_COLOR: "0" },
    stdout: "pipe",
    stderr: "pipe",
    timeout: longestMs,
    killSignal: "SIGKILL",
  });
  const [stdout, stderr, exitCode] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
    child.exited,
  ]);
  const output = `${stdout}${stderr}`.trimEnd();
  const tests = countsTests ? countTests(output) : { passed: 0, failed: 0, skipped: 0 };
  const areTestsSound = !countsTests || (tests.passed > 0 && tests.failed === 0 && tests.skipped === 0);
  return {
    hasPassed: exitCode === 0 && areTestsSound,
    output: child.signalCode ? `${output}\n(ended by ${child.signalCode} after ${longestMs / 1000} s)` : output,
    seconds: (performance.now() - startedAt) / 1000,
    tests,
  };
}

/** Reads the summary that `bun test` closes with. */
export function countTests(output: string): TestCount {
  const count = (word: string) => Number(new RegExp(`^\\s*(\\d+) ${word}$`, "m").exec(output)?.[1] ?? 0);
  return { passed: count("pass"), failed: count("fail"), skipped: count("skip") + count("todo") };
}

/** @throws Error when there are none: a stage that tests nothing must not pass */
export async function filesOf(root: string, ...patterns: string[]): Promise<string[]> {
  const found = await Promise.all(patterns.map((pattern) => Array.fromAsync(new Glob(pattern).scan(root))));
  const files = found.flat().sort();
  if (files.length === 0) throw new Error(`no file is called ${patterns.join(" or ")}`);
  return files.map((file) => `./${file}`);
}
