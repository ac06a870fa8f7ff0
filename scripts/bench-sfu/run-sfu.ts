import { openMediaPeer } from "../../src/media/media-peer.testing.ts";
import { freePort } from "../../web/testing/free-port.ts";
import { cpuSecOf, residentMibOf } from "../bench-chat/process-usage.ts";
import { Film, payloadBytes, play, sentAtOf } from "./film.ts";
import { startIris } from "./iris-sfu.ts";
import { startJanus } from "./janus-sfu.ts";
import type { Sfu } from "./sfu.ts";

const receivers = 20;
const warmUpMs = 3000;
const ratesPerSec = [4000, 20_000, 38_000];
const saturatingPerSec = [60_000, 90_000, 120_000, 160_000, 200_000, 240_000];
const scenarios = [
  { senders: 1, reports: false },
  { senders: 1, reports: true },
  { senders: receivers, reports: false },
];
/** Fewer than this of what should arrive: the server, or the generator beside it, is at its end. */
const saturatedBelow = 0.98;

interface Viewer {
  readonly count: () => number;
  readonly takeDelays: () => number[];
  readonly close: () => void;
}

/**
 * CPU time per forwarded packet, each of them encrypted (AES-128-GCM) for its receiver. Where receivers report arrivals as browsers do,
 * Iris adapts what it sends to them, which Janus does not; the other rows compare the mere forwarding.
 * The server runs in a process of its own; user and system time of all its threads count.
 */
export async function runSfu({ only, seconds }: { only: string | undefined; seconds: number }): Promise<void> {
  console.log(`${payloadBytes} B of payload, AES-128-GCM; packets/s are those that leave the server\n`);
  const startJanusAnywhere = async () => startJanus(await freePort());
  for (const [name, start] of [["iris", startIris] as const, ["janus", startJanusAnywhere] as const]) {
    if (only !== undefined && only.toLowerCase() !== name) continue;
    for (const scenario of scenarios) {
      if (scenario.reports && name === "janus") continue;
      const sfu = await start();
      if (sfu === null) return console.log("Janus is not installed (apt-get install janus): nothing to compare with.");
      await measure(sfu, { ...scenario, seconds });
      sfu.stop();
    }
  }
}

async function measure(
  sfu: Sfu,
  { senders, reports, seconds }: { senders: number; reports: boolean; seconds: number },
): Promise<void> {
  const films: Film[] = [];
  for (let i = 0; i < senders; i++) films.push(await openFilm(sfu, i));
  // The first connections have paid for the certificate and everything else that is made once.
  const before = { cpu: cpuSecOf(sfu.pid), memory: residentMibOf(sfu.pid) };
  const viewers: Viewer[] = [];
  for (let i = 0; i < receivers; i++)
    viewers.push(await openViewer(sfu, senders === 1 ? `v${i}` : `p${i}`, { hasClock: i === 0, reports }));
  const joinMs = ((cpuSecOf(sfu.pid) - before.cpu) * 1000) / receivers;
  const joinKb = ((residentMibOf(sfu.pid) - before.memory) * 1024 * 1.024) / receivers;
  console.log(
    `${sfu.name}, ${senders} to ${receivers}: ${joinMs.toFixed(1)} ms of CPU and ${Math.round(joinKb)} kB for each who joins${reports ? ", arrivals reported" : ""}`,
  );
  const copies = senders === 1 ? receivers : receivers - 1;
  for (const rate of ratesPerSec) await measureRate(sfu, films, viewers, { rate, copies, seconds });
  for (const rate of saturatingPerSec)
    if ((await measureRate(sfu, films, viewers, { rate, copies, seconds: Math.min(4, seconds) })) < saturatedBelow)
      break;
  console.log(`  resident ${residentMibOf(sfu.pid).toFixed(0)} MiB\n`);
  for (const { close } of viewers) close();
  for (const { peer } of films) peer.close();
}

async function measureRate(
  sfu: Sfu,
  films: readonly Film[],
  viewers: readonly Viewer[],
  { rate, copies, seconds }: { rate: number; copies: number; seconds: number },
): Promise<number> {
  await play(films, rate / copies, warmUpMs);
  for (const { takeDelays } of viewers) takeDelays();
  const sentOf = () => films.reduce((sum, { sent }) => sum + sent, 0);
  const arrivedOf = () => viewers.reduce((sum, { count }) => sum + count(), 0);
  const before = { cpu: cpuSecOf(sfu.pid), arrived: arrivedOf(), sent: sentOf(), at: performance.now() };
  await play(films, rate / copies, seconds * 1000);
  const passedSec = (performance.now() - before.at) / 1000;
  const cpuSec = cpuSecOf(sfu.pid) - before.cpu;
  const arrived = arrivedOf() - before.arrived;
  const share = arrived / ((sentOf() - before.sent) * copies);
  const delays = viewers.flatMap(({ takeDelays }) => takeDelays()).sort((a, b) => a - b);
  const at = (part: number) => (delays[Math.floor(delays.length * part)] ?? Number.NaN).toFixed(1);
  console.log(
    `  ${Math.round(arrived / passedSec)}/s (of ${rate} wanted): ${((cpuSec * 1e6) / arrived).toFixed(2)} µs each, ` +
      `${Math.round((100 * cpuSec) / passedSec)} % of a core, ${(100 * share).toFixed(1)} % arrived, ` +
      `delay p50 ${at(0.5)} p99 ${at(0.99)} ms`,
  );
  // A generator that could not send it all says nothing about the server.
  return Math.min(share, arrived / passedSec / rate);
}

async function openFilm(sfu: Sfu, i: number): Promise<Film> {
  const peer = await openMediaPeer({ isDeaf: true });
  const ssrc = 4711 + i;
  await peer.connect(await sfu.publish(`p${i}`, peer.offer([{ kind: "video", ssrc }])));
  return new Film(peer, ssrc);
}

/** @param hasClock opens its packets and reads when they were sent; the others only count, or the generator could not keep up */
async function openViewer(
  sfu: Sfu,
  id: string,
  { hasClock, reports }: { hasClock: boolean; reports: boolean },
): Promise<Viewer> {
  const peer = await openMediaPeer({ isDeaf: !hasClock, reportsArrivals: reports });
  let delays: number[] = [];
  if (hasClock)
    peer.onRtp = (header, payload) => {
      if (header.payloadType === 96) delays.push(performance.now() - sentAtOf(payload));
    };
  await sfu.subscribe(id, peer);
  return {
    count: () => peer.received,
    takeDelays: () => {
      const taken = delays;
      delays = [];
      return taken;
    },
    close: peer.close,
  };
}
