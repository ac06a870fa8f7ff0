import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nanoid } from "nanoid";
import { signIn } from "../../src/protocol/accounts.ts";
import { listConversations, pageMessages, sendMessage } from "../../src/protocol/conversations.ts";
import { Client } from "../../src/testing/client.ts";
import { type ServerProcess, startServer } from "../../src/testing/server-process.ts";
import { cpuSecOf } from "../bench-chat/process-usage.ts";
import { numbers } from "../bench-directory/made-up-people.ts";
import { filledFolder } from "../bench-search/fill-conversations.ts";

const conversations = 200;
/** Of each kind and size; the sizes take turns, so that both meet the same machine. */
const rounds = 10;
const perRound = 40;
const pageLength = 50;

interface Size {
  readonly messages: number;
  readonly server: ServerProcess;
  readonly viewer: Client;
  readonly places: readonly { readonly conversationId: string; readonly lastSeq: number }[];
  readonly times: Map<string, number[]>;
  readonly cpuSec: Map<string, number>;
}
type Act = (size: Size, upTo: (below: number) => number) => Promise<unknown>;

/** Pages are compared that are full in both sizes. */
const whereMuchWasSaid = (size: Size, upTo: (below: number) => number) =>
  somewhere({ ...size, places: size.places.filter(({ lastSeq }) => lastSeq > pageLength) }, upTo);
const somewhere = ({ places }: Size, upTo: (below: number) => number) =>
  places[upTo(places.length)] ?? { conversationId: "", lastSeq: 1 };

const acts: Record<string, Act> = {
  "sending a message": (size, upTo) => {
    const { conversationId } = somewhere(size, upTo);
    return size.viewer.call(sendMessage, { params: { conversationId }, body: { id: nanoid(), text: "one more" } });
  },
  "opening the list of conversations": ({ viewer }) => viewer.call(listConversations, {}),
  "opening a conversation at its end": (size, upTo) => {
    const { conversationId } = whereMuchWasSaid(size, upTo);
    return size.viewer.call(pageMessages, { params: { conversationId }, query: { limit: pageLength } });
  },
  "a page of history, anywhere": (size, upTo) => {
    const { conversationId, lastSeq } = whereMuchWasSaid(size, upTo);
    const query = { before: pageLength + 1 + upTo(lastSeq - pageLength), limit: pageLength };
    return size.viewer.call(pageMessages, { params: { conversationId }, query });
  },
};

/**
 * The executable with ten thousand messages, and with that many: one person in 200 conversations, one request after the other over
 * HTTP, the two in turn. Nothing may become slower for what was said long ago.
 */
export async function runGrowth(most: number, kept?: string): Promise<void> {
  const root = kept ?? mkdtempSync(join(tmpdir(), "iris-growth-"));
  const sizes: Size[] = [];
  try {
    for (const messages of [10_000, most]) sizes.push(await open(join(root, String(messages)), messages));
    for (const [name, act] of Object.entries(acts)) {
      for (const size of sizes) for (let turn = 0; turn < perRound; turn += 1) await act(size, numbers(turn));
      for (let round = 0; round < rounds; round += 1)
        for (const size of sizes) await measure(size, name, act, numbers(round * 7 + 1));
    }
    console.log(
      `| | ${sizes.map(({ messages }) => `${messages} messages, p50 / p95 ms (CPU ms)`).join(" | ")} | p50 | CPU |`,
    );
    console.log("|---|--:|--:|--:|--:|");
    for (const name of Object.keys(acts)) console.log(row(name, sizes));
  } finally {
    for (const { server } of sizes) await server.stop();
    if (kept === undefined) rmSync(root, { recursive: true, force: true });
  }
}

async function open(data: string, messages: number): Promise<Size> {
  mkdirSync(data, { recursive: true });
  const { filled } = await filledFolder(data, messages, conversations);
  const server = await startServer(data);
  const viewer = new Client(server.url);
  await viewer.call(signIn, { body: { email: filled.viewerEmail, password: filled.password } });
  const { conversations: all } = await viewer.call(listConversations, {});
  const places = all.map(({ id, lastSeq }) => ({ conversationId: id, lastSeq }));
  await untilIdle(server);
  return { messages, server, viewer, places, times: new Map(), cpuSec: new Map() };
}

/** What was not indexed for the search yet is first, and is not what is measured. */
async function untilIdle({ pid }: ServerProcess): Promise<void> {
  for (;;) {
    const before = cpuSecOf(pid);
    await Bun.sleep(5_000);
    if (cpuSecOf(pid) - before < 0.1) return;
  }
}

async function measure(size: Size, name: string, act: Act, upTo: (below: number) => number): Promise<void> {
  const times = size.times.get(name) ?? [];
  size.times.set(name, times);
  const cpuBefore = cpuSecOf(size.server.pid);
  for (let turn = 0; turn < perRound; turn += 1) {
    const from = performance.now();
    await act(size, upTo);
    times.push(performance.now() - from);
  }
  size.cpuSec.set(name, (size.cpuSec.get(name) ?? 0) + cpuSecOf(size.server.pid) - cpuBefore);
}

function row(name: string, sizes: readonly Size[]): string {
  const figures = sizes.map(({ times, cpuSec }) => {
    const sorted = (times.get(name) ?? []).toSorted((a, b) => a - b);
    const at = (share: number) => sorted[Math.floor(share * sorted.length)] ?? 0;
    return { p50: at(0.5), p95: at(0.95), cpuMs: ((cpuSec.get(name) ?? 0) / (rounds * perRound)) * 1_000 };
  });
  const [small, large] = figures;
  const cells = figures.map(({ p50, p95, cpuMs }) => `${p50.toFixed(2)} / ${p95.toFixed(2)} (${cpuMs.toFixed(2)})`);
  const ratio = (what: "p50" | "cpuMs") => `× ${((large?.[what] ?? 0) / (small?.[what] ?? 1)).toFixed(2)}`;
  return `| ${[name, ...cells, ratio("p50"), ratio("cpuMs")].join(" | ")} |`;
}
