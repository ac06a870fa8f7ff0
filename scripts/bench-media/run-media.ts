import { join } from "node:path";
import { type MediaPeer, openMediaPeer } from "../../src/media/media-peer.testing.ts";
import { cpuSecOf, residentMibOf } from "../bench-chat/process-usage.ts";
import type { EngineAnswer, EngineQuestion } from "./engine-protocol.ts";

const receivers = 20;
/** As in a video's larger layers. */
const payloadBytes = 1100;
const ssrc = 4711;
const warmUpMs = 2000;
const measureMs = 10_000;
const ratesPerSec = [500, 1000, 1900];

/**
 * CPU time per forwarded packet: one sends a picture, twenty receive it, each packet encrypted (AES-128-GCM) for each of them.
 * The engine runs in a process of its own; utime + stime of all its threads count.
 */
export async function runMedia(): Promise<void> {
  const engine = await startEngine();
  const film = await openMediaPeer({ isDeaf: true });
  await engine.ask({ type: "join", participantId: "film" }, "joined");
  const published = await engine.ask(
    { type: "publish", participantId: "film", sdp: film.offer([{ kind: "video", ssrc }]) },
    "published",
  );
  await film.connect(published.sdp);
  // The first one paid for the worker and its certificate.
  const joinsFrom = cpuSecOf(engine.pid);
  const viewers: MediaPeer[] = [];
  for (let i = 0; i < receivers; i++) viewers.push(await openViewer(engine, `viewer-${i}`));
  const joins = ((cpuSecOf(engine.pid) - joinsFrom) * 1000) / receivers;
  console.log(
    `one sends, ${receivers} receive, ${payloadBytes} B, AES-128-GCM; CPU per connection ${joins.toFixed(1)} ms`,
  );

  const stream = filmStream(film);
  for (const rate of ratesPerSec) {
    await stream.run(rate, warmUpMs);
    const before = { cpu: cpuSecOf(engine.pid), count: countOf(viewers), at: performance.now(), sent: stream.sent };
    await stream.run(rate, measureMs);
    const seconds = (performance.now() - before.at) / 1000;
    const forwarded = countOf(viewers) - before.count;
    const expected = (stream.sent - before.sent) * receivers;
    const cpu = cpuSecOf(engine.pid) - before.cpu;
    const share = expected === 0 ? 0 : (100 * forwarded) / expected;
    console.log(
      `  ${Math.round(forwarded / seconds)} packets/s out: ${((cpu * 1e6) / forwarded).toFixed(1)} µs each, ` +
        `${Math.round((100 * cpu) / seconds)} % of a core, ${share.toFixed(1)} % arrived`,
    );
  }
  console.log(`  resident memory ${residentMibOf(engine.pid).toFixed(0)} MiB`);
  for (const peer of [film, ...viewers]) peer.close();
  engine.stop();
}

const countOf = (viewers: readonly MediaPeer[]) => viewers.reduce((sum, viewer) => sum + viewer.received, 0);

async function openViewer(engine: Engine, participantId: string): Promise<MediaPeer> {
  const peer = await openMediaPeer({ isDeaf: true });
  const offered = engine.next("offer", participantId);
  await engine.ask({ type: "join", participantId }, "joined");
  const offer = await offered;
  await engine.ask({ type: "answer", participantId, sdp: peer.answer(offer.sdp), version: offer.version }, "answered");
  await peer.connect(offer.sdp);
  return peer;
}

/** A VP8 picture in packets of one size: a key frame every second, as receivers ask for it. */
function filmStream(film: MediaPeer) {
  let index = 1;
  const payload = Buffer.alloc(payloadBytes, 7);
  Buffer.from([0x90, 0x80, 0x80, 0x01]).copy(payload);
  return {
    get sent() {
      return index - 1;
    },
    async run(rate: number, forMs: number): Promise<void> {
      const startedAt = performance.now();
      const first = index;
      while (performance.now() - startedAt < forMs) {
        const due = Math.floor(((performance.now() - startedAt) / 1000) * rate);
        while (index - first < due) {
          payload[4] = index % rate === 1 ? 0x10 : 0x11;
          payload.writeUInt16LE(720, 12);
          film.send({ payloadType: 96, index, timestamp: index * 90, ssrc }, payload);
          index++;
        }
        await Bun.sleep(1);
      }
    },
  };
}

type AnswerOf<T extends EngineAnswer["type"]> = Extract<EngineAnswer, { type: T }>;

async function startEngine() {
  const waiting: { accepts: (answer: EngineAnswer) => boolean; resolve: (answer: EngineAnswer) => void }[] = [];
  const wait = <T extends EngineAnswer["type"]>(type: T, participantId?: string) =>
    new Promise<AnswerOf<T>>((resolve) => {
      waiting.push({
        accepts: (answer) =>
          answer.type === type &&
          (participantId === undefined || ("participantId" in answer && answer.participantId === participantId)),
        resolve: (answer) => resolve(answer as AnswerOf<T>),
      });
    });
  const ready = wait("ready");
  const child = Bun.spawn([process.execPath, join(import.meta.dir, "engine-process.ts")], {
    stdio: ["ignore", "inherit", "inherit"],
    ipc(answer: EngineAnswer) {
      const at = waiting.findIndex(({ accepts }) => accepts(answer));
      if (at >= 0) waiting.splice(at, 1)[0]?.resolve(answer);
    },
  });
  await ready;
  return {
    pid: child.pid,
    next: wait,
    ask<T extends EngineAnswer["type"]>(question: Exclude<EngineQuestion, { type: "stop" }>, type: T) {
      const answer = wait(type, question.participantId);
      child.send(question);
      return answer;
    },
    stop: () => child.send({ type: "stop" } satisfies EngineQuestion),
  };
}
type Engine = Awaited<ReturnType<typeof startEngine>>;
