/**
 * Thousands of people in a process of their own: each has a socket, shows some others, and falls idle or comes back when
 * told. Started by `run-presence.ts`.
 */
import { nanoid } from "nanoid";
import { type ClientFrame, protocolVersion } from "../../src/protocol/socket.ts";
import type { CrowdOrder, CrowdPerson, CrowdReport } from "./crowd-protocol.ts";

const connectingAtOnce = 50;
const sockets: WebSocket[] = [];
const indexOf = new Map<string, number>();
/** When each changed last, and whether they are away. */
const changedAt: number[] = [];
const isAway: boolean[] = [];
let changes = 0;
let told = 0;
let delays: number[] = [];
const faults: string[] = [];
let timer: Timer | undefined;

const send = (socket: WebSocket | undefined, frame: ClientFrame) => socket?.send(JSON.stringify(frame));

function connect(url: string, { cookie }: CrowdPerson, shown: readonly string[]): Promise<WebSocket> {
  const options = { headers: { cookie, origin: url } } as unknown as string[];
  const socket = new WebSocket(`${url.replace(/^http/, "ws")}/api/socket`, options);
  const { promise, resolve, reject } = Promise.withResolvers<WebSocket>();
  socket.onopen = () => send(socket, { type: "hello", version: protocolVersion, deviceId: nanoid() });
  socket.onmessage = ({ data }: MessageEvent<string>) => {
    if (data.startsWith('{"type":"presence.changed"')) hear(data);
    else if (data.startsWith('{"type":"welcome"')) {
      send(socket, { type: "presence.watch", accountIds: [...shown] });
      resolve(socket);
    } else if (data.startsWith('{"type":"error"')) faults.push(data);
  };
  socket.onclose = ({ code, reason }) => {
    reject(new Error(`refused: ${code} ${reason}`));
    faults.push(`closed: ${code} ${reason}`);
  };
  return promise;
}

/** Read by eye: parsing each frame would make the crowd the bottleneck. */
function hear(text: string): void {
  const now = performance.now();
  for (const [, accountId = ""] of text.matchAll(/"accountId":"([\w-]{21})"/g)) {
    const at = changedAt[indexOf.get(accountId) ?? -1];
    if (at === undefined) continue;
    told += 1;
    delays.push(now - at);
  }
}

async function come({ url, people, watched }: Extract<CrowdOrder, { do: "come" }>): Promise<void> {
  for (const [index, { accountId }] of people.entries()) indexOf.set(accountId, index);
  const shownBy = (index: number) =>
    Array.from({ length: watched }, (_, n) => people[(index + n + 1) % people.length]?.accountId ?? "");
  for (let from = 0; from < people.length; from += connectingAtOnce) {
    const group = people.slice(from, from + connectingAtOnce);
    sockets.push(...(await Promise.all(group.map((person, n) => connect(url, person, shownBy(from + n))))));
  }
}

function change(perSec: number): void {
  clearInterval(timer);
  [changes, told, delays] = [0, 0, []];
  if (perSec === 0) return;
  const startedAt = performance.now();
  timer = setInterval(() => {
    const due = ((performance.now() - startedAt) / 1_000) * perSec;
    for (; changes < due; changes++) {
      // Spread over the crowd, so that nobody changes twice within a moment.
      const index = (changes * 17) % sockets.length;
      isAway[index] = !isAway[index];
      changedAt[index] = performance.now();
      const isActive = !isAway[index];
      const idleForSec = isActive ? 0 : 3_600;
      send(sockets[index], { type: "presence.activity", isActive, idleForSec, isHandheld: false });
    }
  }, 5);
}

function report(): CrowdReport {
  delays.sort((a, b) => a - b);
  const quantile = (share: number): number => delays[Math.floor(delays.length * share)] ?? Number.NaN;
  return { changes, told, p50Ms: quantile(0.5), p99Ms: quantile(0.99), faults: faults.slice(0, 3) };
}

process.on("message", async (order: CrowdOrder) => {
  if (order.do === "come") {
    await come(order);
    process.send?.("here");
  } else if (order.do === "change") change(order.perSec);
  else process.send?.(report());
});
