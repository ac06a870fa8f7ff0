import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { signIn } from "../../src/protocol/accounts.ts";
import { findPeople } from "../../src/protocol/directory.ts";
import { Client } from "../../src/testing/client.ts";
import { type ServerProcess, startServer } from "../../src/testing/server-process.ts";
import { cpuSecOf, residentMibOf } from "../bench-chat/process-usage.ts";
import { fillDirectory, viewerPassword } from "./fill-directory.ts";
import { type MadeUpPerson, madeUpCompanies, madeUpPeople, numbers } from "./made-up-people.ts";

/** Searches of each kind. */
const each = 400;

/**
 * The executable with that many people: how soon it is ready and finds somebody, whether its thread stands still while the
 * index is built, what it holds in memory, and how long searches take as they are typed, over HTTP, one after the other.
 */
export async function runDirectory(count: number): Promise<void> {
  const data = mkdtempSync(join(tmpdir(), "iris-bench-"));
  try {
    const people = madeUpPeople(count);
    const { viewerEmail } = await fillDirectory(data, people);
    // The first start delivers the facts of all that was made: no measure of anything later.
    await (await startServer(data)).stop();
    console.log(`${count} people on ${cpus().length} × ${cpus()[0]?.model ?? "?"}`);

    const startedAt = performance.now();
    const server = await startServer(data);
    const readyMs = performance.now() - startedAt;
    const viewer = new Client(server.url);
    const longest = longestWait(server);
    await viewer.call(signIn, { body: { email: viewerEmail, password: viewerPassword } });
    await viewer.call(findPeople, { query: { q: "anna" } });
    const foundMs = performance.now() - startedAt;
    const buildCpuSec = cpuSecOf(server.pid);
    const waitMs = await longest.stop();
    console.log(`listening after ${ms(readyMs)}, first search answered after ${ms(foundMs)} from the start`);
    console.log(
      `CPU of the server until then ${buildCpuSec.toFixed(2)} s; longest wait for /healthz meanwhile ${ms(waitMs)}`,
    );
    console.log(`resident memory with the index: ${residentMibOf(server.pid).toFixed(0)} MiB`);
    await searchAll(server, viewer, people);
    await server.stop();
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
}

async function searchAll(server: ServerProcess, viewer: Client, people: readonly MadeUpPerson[]): Promise<void> {
  const upTo = numbers(1);
  const one = () => people[upTo(people.length)] as MadeUpPerson;
  const begin = (text: string) => text.slice(0, 1 + upTo(text.length));
  const swapped = (text: string) => {
    const at = 1 + upTo(Math.max(1, text.length - 2));
    return `${text.slice(0, at)}${text[at + 1] ?? ""}${text[at] ?? ""}${text.slice(at + 2)}`;
  };
  const kinds: Record<string, () => string> = {
    "one letter": () => one().firstName.slice(0, 1),
    "a name as typed": () => begin(one().lastName),
    "first and last name": () => `${one().firstName} ${begin(one().lastName)}`,
    "a name with a slip": () => swapped(one().lastName),
    "job and company": () => `${one().jobTitle.split(" ")[0]} ${madeUpCompanies[one().company]}`,
    "a whole address": () => one().email,
    "nothing typed": () => "",
  };
  const all: number[] = [];
  console.log("| search | p50 ms | p95 ms | longest ms |\n|---|--:|--:|--:|");
  const cpuBefore = cpuSecOf(server.pid);
  for (const [kind, typed] of Object.entries(kinds)) {
    const times: number[] = [];
    for (let turn = 0; turn < each; turn++) {
      const q = typed();
      const from = performance.now();
      await viewer.call(findPeople, { query: { q, limit: 50 } });
      times.push(performance.now() - from);
    }
    all.push(...times);
    console.log(row(kind, times));
  }
  console.log(row("all", all));
  const cpuMs = ((cpuSecOf(server.pid) - cpuBefore) / all.length) * 1_000;
  console.log(`CPU of the server: ${cpuMs.toFixed(2)} ms a search`);
}

function row(kind: string, times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1);
  return `| ${kind} | ${at(0.5)} | ${at(0.95)} | ${at(1)} |`;
}

const ms = (value: number) => `${value.toFixed(0)} ms`;

/** Asks for what takes no work, again and again: what it waits for is the server's thread. */
function longestWait({ url }: ServerProcess) {
  let isOver = false;
  const watch = async () => {
    let longest = 0;
    while (!isOver) {
      const from = performance.now();
      await (await fetch(`${url}/healthz`)).text();
      longest = Math.max(longest, performance.now() - from);
      await Bun.sleep(5);
    }
    return longest;
  };
  const watching = watch();
  return {
    stop: (): Promise<number> => {
      isOver = true;
      return watching;
    },
  };
}
