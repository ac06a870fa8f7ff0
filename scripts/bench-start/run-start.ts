import { copyFile, link, mkdtemp, rm } from "node:fs/promises";
import { connect } from "node:net";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "../../web/testing/free-port.ts";
import { residentMibOf } from "../bench-chat/process-usage.ts";

/** How long nobody uses the program before its memory is read. */
const idleMs = 10_000;

/**
 * How long the executable, alone in an empty folder, takes from its start to the first 200, and how much memory it holds
 * when nobody uses it.
 */
export async function runStart(built: string, runs: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "iris-bench-"));
  const binary = join(folder, "iris");
  try {
    await copyFile(built, binary);
    console.log(`first start, which makes database and keys: ${(await measure(binary, "first")).ms.toFixed(0)} ms`);
    const times: number[] = [];
    for (let run = 0; run < runs; run++) times.push((await measure(binary, "again")).ms);
    times.sort((a, b) => a - b);
    const [fastest = 0] = times;
    const slowest = times.at(-1) ?? 0;
    console.log(`start to the first 200, ${runs} runs on ${cpus().length} × ${cpus()[0]?.model ?? "?"}:`);
    console.log(
      `  median ${median(times).toFixed(0)} ms, fastest ${fastest.toFixed(0)}, slowest ${slowest.toFixed(0)}`,
    );
    const { residentMb } = await measure(binary, "idle");
    console.log(`resident memory after ${idleMs / 1000} s without use: ${residentMb.toFixed(0)} MB`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(binary: string, kind: "first" | "again" | "idle"): Promise<{ ms: number; residentMb: number }> {
  const folder = await mkdtemp(join(tmpdir(), "iris-bench-"));
  const executable = join(folder, "iris");
  await link(binary, executable);
  try {
    if (kind !== "first") await end((await start(executable, folder)).child);
    const { child, ms } = await start(executable, folder);
    if (kind === "idle") await Bun.sleep(idleMs);
    const residentMb = (residentMibOf(child.pid) * 1024 ** 2) / 1e6;
    await end(child);
    return { ms, residentMb };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function start(executable: string, cwd: string) {
  const port = await freePort();
  const settings = { IRIS_SERVER_PORT: String(port), IRIS_MEDIA_UDP_PORT: "0", IRIS_FILES_CLAMD: "off" };
  const startedAt = performance.now();
  const child = Bun.spawn([executable, "serve"], {
    cwd,
    env: { PATH: process.env.PATH ?? "", ...settings },
    stdio: ["ignore", "ignore", "inherit"],
  });
  while (!(await isReady(port))) {
    if (child.exitCode !== null) throw new Error(`the executable ended with ${child.exitCode}`);
  }
  return { child, ms: performance.now() - startedAt };
}

/** One request over a socket of its own: `fetch` would keep and reuse what is measured. */
function isReady(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => socket.write("GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
    socket.once("data", (bytes) => {
      resolve(bytes.toString("latin1").startsWith("HTTP/1.1 200"));
      socket.destroy();
    });
    socket.once("error", () => setTimeout(resolve, 1, false));
  });
}

async function end(child: { kill(signal: "SIGTERM"): void; readonly exited: Promise<number> }): Promise<void> {
  child.kill("SIGTERM");
  await child.exited;
}

/** @param sorted ascending, not empty */
export function median(sorted: readonly number[]): number {
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
}
