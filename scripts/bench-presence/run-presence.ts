import { join } from "node:path";
import { startIris } from "../bench-chat/iris.ts";
import { type LoadResult, measure } from "../bench-chat/load.ts";
import type { CrowdOrder, CrowdPerson, CrowdReport } from "./crowd-protocol.ts";

const people = 5_000;
const watched = 50;
const changesPerSec = 200;
const chat = { shape: "pairs", clients: 100, rate: 500 } as const;
/** Quiet and changing by turns, so that a machine that gets busier does not count against one of them alone. */
const rounds = 2;

/** Does a crowd that comes and goes slow down who writes? Chat at 500/s beside 5,000 people who are quiet, then change. */
export async function runPresence({ seconds }: { seconds: number }): Promise<void> {
  const iris = await startIris(chat.clients + people);
  const crowd = startCrowd();
  try {
    await crowd.come(iris.url, iris.people.slice(chat.clients));
    const quiet: LoadResult[] = [];
    const changing: LoadResult[] = [];
    let reported: CrowdReport | undefined;
    for (let round = 0; round < rounds; round++) {
      crowd.change(0);
      quiet.push(await measure(iris, { ...chat, seconds }));
      crowd.change(changesPerSec);
      const before = performance.now();
      changing.push(await measure(iris, { ...chat, seconds }));
      reported = await crowd.report();
      const perSec = reported.changes / ((performance.now() - before) / 1_000);
      const p99s = [quiet, changing].map((results) => results.at(-1)?.p99Ms.toFixed(1)).join(" → ");
      const each = (reported.told / reported.changes).toFixed(1);
      console.error(`chat p99 ${p99s} ms; ${perSec.toFixed(0)} changes/s, ${each} told of each`);
      if (reported.faults.length > 0) throw new Error(`the crowd met ${reported.faults.join(", ")}`);
    }
    print(quiet, changing, reported as CrowdReport);
  } finally {
    crowd.stop();
    await iris.stop();
  }
}

function print(quiet: readonly LoadResult[], changing: readonly LoadResult[], crowd: CrowdReport): void {
  const mean = (results: readonly LoadResult[], of: (result: LoadResult) => number) =>
    results.reduce((sum, result) => sum + of(result), 0) / results.length;
  const cpuOf = (results: readonly LoadResult[]) =>
    mean(results, ({ cpuSecPer1000, deliveredPerSec }) => (cpuSecPer1000 * deliveredPerSec) / 1_000);
  console.log("| 5,000 people online | chat p50 ms | chat p99 ms | CPU of one core | RSS MiB |");
  console.log("|---|--:|--:|--:|--:|");
  for (const [name, results] of [
    ["quiet", quiet],
    [`${changesPerSec} changes/s`, changing],
  ] as const) {
    const cells = [
      mean(results, ({ p50Ms }) => p50Ms).toFixed(2),
      mean(results, ({ p99Ms }) => p99Ms).toFixed(2),
      `${(cpuOf(results) * 100).toFixed(0)} %`,
      mean(results, ({ residentMib }) => residentMib).toFixed(0),
    ];
    console.log(`| ${name} | ${cells.join(" | ")} |`);
  }
  const ratio = mean(changing, ({ p99Ms }) => p99Ms) / mean(quiet, ({ p99Ms }) => p99Ms);
  const cpuMs = ((cpuOf(changing) - cpuOf(quiet)) / changesPerSec) * 1_000;
  console.log(`\nChat p99 with changes / without: ${ratio.toFixed(2)}. ${cpuMs.toFixed(2)} ms of CPU for a change.`);
  console.log(`A change reaches who watches after ${crowd.p50Ms.toFixed(0)} ms (p99 ${crowd.p99Ms.toFixed(0)}).`);
}

/** The people are another process: reading thousands of frames a second must not hold up the one that measures. */
function startCrowd() {
  let answer: (message: unknown) => void = () => {};
  const child = Bun.spawn([process.execPath, join(import.meta.dir, "crowd-process.ts")], {
    ipc: (message) => answer(message),
    stdout: "inherit",
    stderr: "inherit",
  });
  const tell = (order: CrowdOrder) => child.send(order);
  const asked = <T>(order: CrowdOrder): Promise<T> =>
    new Promise((resolve, reject) => {
      answer = (message) => resolve(message as T);
      void child.exited.then((code) => reject(new Error(`the crowd ended with ${code}`)));
      tell(order);
    });
  return {
    come: (url: string, crowd: readonly CrowdPerson[]) => asked<"here">({ do: "come", url, people: crowd, watched }),
    change: (perSec: number) => tell({ do: "change", perSec }),
    report: () => asked<CrowdReport>({ do: "report" }),
    stop: () => child.kill(),
  };
}
