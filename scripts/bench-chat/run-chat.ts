import type { ChatSystem } from "./chat-system.ts";
import { startIris } from "./iris.ts";
import { type LoadOptions, type LoadResult, measure } from "./load.ts";
import { startProsody } from "./prosody.ts";

/** Each load starts a fresh server, so that none inherits another's archive or memory. */
const loads: readonly (Omit<LoadOptions, "seconds"> & { readonly name: string })[] = [
  { name: "1:1 at 500/s", shape: "pairs", clients: 100, rate: 500 },
  { name: "1:1 at most", shape: "pairs", clients: 400, window: 1 },
  { name: "bubble of 100 at 20/s", shape: "room", clients: 100, rate: 20 },
  { name: "bubble of 100 at most", shape: "room", clients: 100, window: 1 },
];

/**
 * @param only a part of the names of the loads that are wanted
 * @param seconds how long each is measured
 */
export async function runChat({ only, seconds }: { only: string | undefined; seconds: number }): Promise<void> {
  const systems = [startIris, startProsody];
  console.log("| load | server | accepted/s | delivered/s | p50 ms | p99 ms | CPU s per 1,000 deliveries | RSS MiB |");
  console.log("|---|---|--:|--:|--:|--:|--:|--:|");
  for (const load of loads) {
    if (only !== undefined && !load.name.includes(only)) continue;
    for (const start of systems) {
      const system = await start(load.clients);
      if (system === undefined) continue;
      try {
        console.log(row(load.name, system, await measure(system, { ...load, seconds })));
      } finally {
        await system.stop();
      }
    }
  }
}

function row(name: string, system: ChatSystem, result: LoadResult): string {
  const whole = (value: number) => Math.round(value).toLocaleString("en");
  const accepted = result.acceptedPerSec > 0 ? whole(result.acceptedPerSec) : "–";
  const fine = [result.p50Ms.toFixed(2), result.p99Ms.toFixed(2), result.cpuSecPer1000.toFixed(4)];
  const cells = [name, system.name, accepted, whole(result.deliveredPerSec), ...fine, whole(result.residentMib)];
  return `| ${cells.join(" | ")} |`;
}
