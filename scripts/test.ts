/**
 * The stages of `scripts/test`, those that keep one core busy two at a time. All run, whatever fails; the last line is
 * `N passed, N failed`: tests, and one per stage.
 */
import { resolve } from "node:path";
import { bun, filesOf, runStage, type Stage, tool } from "./test-run/stage.ts";

const root = resolve(import.meta.dir, "..");
const architecture = "./src/architecture.test.ts";
const testFiles = (...patterns: string[]) => filesOf(root, ...patterns);

const executable = { IRIS_BINARY: resolve(root, "dist/iris") };
const inRealTime = /\/(call|conference|recording)\.e2e\.ts$/;

const stages: readonly Stage[] = [
  { name: "types", needsOneCore: true, command: async () => tool("tsc", "-p", ".", "--pretty", "false") },
  { name: "build", needsOneCore: true, command: async () => bun("scripts/build.ts") },
  { name: "format", needsOneCore: true, command: async () => tool("biome", "format", ".") },
  { name: "lint", needsOneCore: true, command: async () => tool("biome", "lint", "--error-on-warnings", ".") },
  { name: "dead-code", needsOneCore: true, command: async () => tool("knip") },
  { name: "lock-file", needsOneCore: true, command: async () => bun("scripts/lockfile.ts", "--check") },
  { name: "migrations", needsOneCore: true, command: async () => bun("scripts/migrations.ts", "--check") },
  { name: "readme", needsOneCore: true, command: async () => bun("scripts/readme.ts", "--check") },
  { name: "spec", needsOneCore: true, command: async () => bun("scripts/spec.ts") },
  {
    name: "architecture",
    needsOneCore: true,
    countsTests: true,
    command: async () => bun("test", "--only-failures", architecture),
  },
  { name: "alone", countsTests: true, command: async () => bun("test", "./scripts/test-run/alone.smoke.ts") },
  {
    name: "unit",
    countsTests: true,
    // Tests that start a process of their own start what is shipped; it is there sooner than the source, too.
    env: executable,
    command: async () => {
      const files = await testFiles("{src,web,scripts}/**/*.test.{ts,tsx}");
      // A test that waits for a condition may wait long on a busy machine.
      return bun(
        "test",
        "--only-failures",
        "--parallel=2",
        "--timeout=30000",
        ...files.filter((file) => file !== architecture),
      );
    },
  },
  {
    name: "browser",
    countsTests: true,
    command: async () => {
      const files = await testFiles("web/e2e/**/*.e2e.ts");
      return bun("test", "--only-failures", "--parallel=2", ...files.filter((file) => !inRealTime.test(file)));
    },
    env: executable,
  },
  {
    name: "media",
    countsTests: true,
    // One after the other: sound and pictures that wait for a processor are lost.
    command: async () => {
      const files = await testFiles("web/e2e/**/*.e2e.ts");
      return bun("test", "--only-failures", ...files.filter((file) => inRealTime.test(file)));
    },
    env: executable,
  },
];

const asked = process.argv.slice(2);
const strangers = asked.filter((name) => !stages.some((stage) => stage.name === name));
if (strangers.length > 0) {
  console.error(`There is no stage ${strangers.join(", ")}; stages are ${stages.map(({ name }) => name).join(", ")}.`);
  process.exit(2);
}

let passed = 0;
let failed = 0;
const failures: string[] = [];
const startedAt = performance.now();

async function run(stage: Stage): Promise<void> {
  const result = await runStage(root, stage).catch((error: unknown) => ({
    hasPassed: false,
    output: String(error),
    seconds: 0,
    tests: { passed: 0, failed: 0, skipped: 0 },
  }));
  const { hasPassed, output, seconds, tests } = result;
  const counted = stage.countsTests ? `  ${tests.passed} passed, ${tests.failed} failed, ${tests.skipped} skipped` : "";
  console.log(`${hasPassed ? "ok  " : "FAIL"}  ${stage.name.padEnd(12)} ${seconds.toFixed(1).padStart(6)} s${counted}`);
  if (!hasPassed) {
    console.log(output.replace(/^/gm, "      "));
    failures.push(...(output.match(/^\(fail\) .*$/gm) ?? [stage.name]));
  }
  passed += tests.passed + (hasPassed ? 1 : 0);
  failed += tests.failed + (hasPassed ? 0 : 1);
}

const chosen = stages.filter(({ name }) => asked.length === 0 || asked.includes(name));
const beside = chosen.filter(({ needsOneCore }) => needsOneCore);
await Promise.all(
  [0, 1].map(async () => {
    for (let next = beside.shift(); next; next = beside.shift()) await run(next);
  }),
);
for (const stage of chosen.filter(({ needsOneCore }) => !needsOneCore)) await run(stage);

// Named again at the end, where a long log is read first.
for (const failure of failures) console.log(`failed: ${failure.replace("(fail) ", "")}`);
console.log(`${((performance.now() - startedAt) / 1000).toFixed(0)} s`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
