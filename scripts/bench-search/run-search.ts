import { mkdtempSync, rmSync, statSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { signIn } from "../../src/protocol/accounts.ts";
import { type SearchOrder, searchMessages, searchOrders } from "../../src/protocol/search.ts";
import { Client } from "../../src/testing/client.ts";
import { type ServerProcess, startServer } from "../../src/testing/server-process.ts";
import { cpuSecOf, residentMibOf } from "../bench-chat/process-usage.ts";
import { numbers } from "../bench-directory/made-up-people.ts";
import { type Filled, filledFolder } from "./fill-conversations.ts";

/** Searches of each kind. */
const each = 100;
const conversations = 200;

/**
 * The executable with that many messages of 20 words, all of one person in 200 conversations: what indexing them takes beside
 * everything else, what the index weighs, and how long searches take over HTTP, one after the other.
 * @param kept a folder in which they are made once, and found the next time
 */
export async function runSearch(messages: number, kept?: string): Promise<void> {
  const data = kept ?? mkdtempSync(join(tmpdir(), "iris-bench-"));
  try {
    console.log(
      `${messages} messages in ${conversations} conversations on ${cpus().length} × ${cpus()[0]?.model ?? "?"}`,
    );
    const { filled, bytes } = await filledFolder(data, messages, conversations);
    const indexing = await startServer(data);
    const viewer = await signedIn(indexing, filled);
    const idleSec = cpuSecOf(indexing.pid);
    const startedAt = performance.now();
    const longestMs = await untilIndexed(indexing, viewer);
    const perMessage = ((cpuSecOf(indexing.pid) - idleSec) / messages) * 1e6;
    const seconds = (performance.now() - startedAt) / 1_000;
    console.log(`indexed in ${seconds.toFixed(0)} s, ${perMessage.toFixed(0)} µs of CPU a message`);
    console.log(`longest wait for /healthz meanwhile: ${longestMs.toFixed(0)} ms`);
    await indexing.stop();
    const index = statSync(join(data, "iris.db")).size - bytes;
    console.log(
      `index: ${(index / messages).toFixed(0)} bytes a message; a message itself ${(bytes / messages).toFixed(0)}`,
    );

    const server = await startServer(data);
    for (const sort of searchOrders) await searchAll(server, await signedIn(server, filled), filled.words, sort);
    console.log(`resident memory: ${residentMibOf(server.pid).toFixed(0)} MiB`);
    await server.stop();
  } finally {
    if (kept === undefined) rmSync(data, { recursive: true, force: true });
  }
}

async function signedIn({ url }: ServerProcess, { viewerEmail: email, password }: Filled): Promise<Client> {
  const viewer = new Client(url);
  await viewer.call(signIn, { body: { email, password } });
  return viewer;
}

/** @returns the longest that anybody waited for the thread meanwhile, ms */
async function untilIndexed({ url }: ServerProcess, viewer: Client): Promise<number> {
  let longestMs = 0;
  for (let turn = 1; ; turn += 1) {
    const from = performance.now();
    await (await fetch(`${url}/healthz`)).text();
    longestMs = Math.max(longestMs, performance.now() - from);
    await Bun.sleep(10);
    // A word that nobody said: what takes time is only what is not indexed yet.
    if (turn % 200 === 0 && (await viewer.call(searchMessages, { body: { query: "xylophone " } })).isComplete)
      return longestMs;
  }
}

async function searchAll(
  server: ServerProcess,
  viewer: Client,
  words: readonly string[],
  sort: SearchOrder,
): Promise<void> {
  const upTo = numbers(1);
  const word = (from: number, below: number) => words[from + upTo(below - from)] ?? "";
  const begun = (text: string) => text.slice(0, Math.max(3, 1 + upTo(text.length)));
  const kinds: Record<string, () => string> = {
    "one of the 20 most frequent words": () => `${word(0, 20)} `,
    "a frequent word": () => `${word(20, 2_000)} `,
    "a rare word": () => `${word(20_000, 50_000)} `,
    "a word as typed": () => begun(word(0, 20_000)),
    "two frequent words": () => `${word(0, 100)} ${word(0, 100)} `,
    "a frequent and a rare word": () => `${word(0, 500)} ${word(5_000, 50_000)} `,
    "two words, the second as typed": () => `${word(0, 500)} ${begun(word(0, 5_000))}`,
    "a quoted phrase of frequent words": () => `"${word(0, 50)} ${word(0, 50)}"`,
  };
  const all: number[] = [];
  console.log(`\nthe ${sort === "newest" ? "newest" : "most relevant"} first:`);
  console.log("| search | p50 ms | p95 ms | longest ms | CPU ms |\n|---|--:|--:|--:|--:|");
  for (const kind of Object.values(kinds)) await viewer.call(searchMessages, { body: { query: kind(), sort } });
  for (const [name, typed] of Object.entries(kinds)) {
    const times: number[] = [];
    const cpuBefore = cpuSecOf(server.pid);
    for (let turn = 0; turn < each; turn++) {
      const query = typed();
      const from = performance.now();
      await viewer.call(searchMessages, { body: { query, sort } });
      times.push(performance.now() - from);
    }
    all.push(...times);
    console.log(row(name, times, ((cpuSecOf(server.pid) - cpuBefore) / each) * 1_000));
  }
  console.log(row("all", all));
}

function row(name: string, times: readonly number[], cpuMs?: number): string {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1);
  return `| ${name} | ${at(0.5)} | ${at(0.95)} | ${at(1)} | ${cpuMs?.toFixed(1) ?? ""} |`;
}
