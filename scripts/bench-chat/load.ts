import type { ChatClient, ChatSystem, LoadEvents, Shape } from "./chat-system.ts";

export interface LoadOptions {
  readonly shape: Shape;
  readonly clients: number;
  /** Messages per second over all clients; undefined: as fast as they come back. */
  readonly rate?: number;
  /** Without a rate: messages each client has under way. */
  readonly window?: number;
  readonly seconds: number;
}

export interface LoadResult {
  readonly acceptedPerSec: number;
  readonly deliveredPerSec: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuSecPer1000: number;
  readonly residentMib: number;
}

/** Long enough for the JIT compilers of both sides to have done their work. */
const warmUpMs = 5_000;
const bodyLength = 100;
/** A server that was given more than it can do works it off in this time, or the measurement fails. */
const drainMs = 60_000;

/** `~sender~time~` filled up: the time is the generator's own clock, as both ends are here. */
const textOf = (sender: number): string => `~${sender}~${performance.now().toFixed(3)}~`.padEnd(bodyLength, "x");

/** Puts one load on the system and measures what arrives, after a warm-up. */
export async function measure(system: ChatSystem, options: LoadOptions): Promise<LoadResult> {
  const { shape, clients: count, rate, window = 1, seconds } = options;
  const latencies: number[] = [];
  const faults: string[] = [];
  let delivered = 0;
  let accepted = 0;
  let sent = 0;
  let isMeasuring = false;
  let isSending = true;
  let clients: ChatClient[] = [];

  const send = (index: number): void => {
    sent++;
    clients[index]?.send(textOf(index));
  };
  const events: LoadEvents = {
    delivered(receiver, text) {
      const [, from, sentAt] = text.split("~", 3);
      const sender = Number(from);
      if (shape === "pairs" && sender === receiver) return;
      delivered++;
      if (isMeasuring) latencies.push(performance.now() - Number(sentAt));
      const isBack = shape === "pairs" || sender === receiver;
      if (rate === undefined && isBack && isSending) send(sender);
    },
    accepted: () => void accepted++,
    failed: (reason) => void faults.push(reason),
  };
  clients = await system.connect(shape, count, events);

  const stopSending = rate === undefined ? sendWindows(count, window, send) : sendPaced(count, rate, send);
  await Bun.sleep(warmUpMs);
  const before = { delivered, accepted, cpuSec: system.cpuSec(), at: performance.now() };
  isMeasuring = true;
  await Bun.sleep(seconds * 1_000);
  isMeasuring = false;
  const elapsedSec = (performance.now() - before.at) / 1_000;
  const after = { delivered, accepted, cpuSec: system.cpuSec() };
  isSending = false;
  stopSending();
  const residentMib = system.residentMib();
  const expected = () => sent * (shape === "pairs" ? 1 : count);
  for (let waited = 0; delivered < expected() && waited < drainMs; waited += 20) await Bun.sleep(20);
  for (const client of clients) client.close();
  if (faults.length > 0) throw new Error(`${system.name}: ${faults.length} faults, the first: ${faults[0]}`);
  if (delivered !== expected()) throw new Error(`${system.name}: ${delivered} of ${expected()} deliveries arrived`);

  latencies.sort((a, b) => a - b);
  const quantile = (share: number): number => latencies[Math.floor(latencies.length * share)] ?? Number.NaN;
  return {
    acceptedPerSec: (after.accepted - before.accepted) / elapsedSec,
    deliveredPerSec: (after.delivered - before.delivered) / elapsedSec,
    p50Ms: quantile(0.5),
    p99Ms: quantile(0.99),
    cpuSecPer1000: ((after.cpuSec - before.cpuSec) / (after.delivered - before.delivered)) * 1_000,
    residentMib,
  };
}

/** Every client keeps `window` messages under way; what comes back is answered by `delivered`. */
function sendWindows(count: number, window: number, send: (index: number) => void): () => void {
  for (let index = 0; index < count; index++) for (let n = 0; n < window; n++) send(index);
  return () => {};
}

/** One client after the other, evenly: what is late because the timer was is sent at once. */
function sendPaced(count: number, rate: number, send: (index: number) => void): () => void {
  const startedAt = performance.now();
  let done = 0;
  const timer = setInterval(() => {
    const due = ((performance.now() - startedAt) / 1_000) * rate;
    while (done < due) send(done++ % count);
  }, 1);
  return () => clearInterval(timer);
}
