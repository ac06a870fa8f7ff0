import { afterEach, expect, setDefaultTimeout, test } from "bun:test";
import { join } from "node:path";
import { createMediaEngine, type MediaEngine, type MediaListener, type MediaOptions, MediaRefused } from "./index.ts";
import { openMediaPeer } from "./media-peer.testing.ts";
import type { ReceiveOffered } from "./protocol.ts";

const microphone = { kind: "audio", ssrc: 1111 } as const;
// Loading the handshake library into a new thread takes seconds on a busy machine.
setDefaultTimeout(30_000);

let engine: MediaEngine | undefined;
afterEach(() => engine?.stop());

function start(listener: Partial<MediaListener> = {}, options: Partial<MediaOptions> = {}) {
  const workers: Worker[] = [];
  engine = createMediaEngine(
    { port: 0, publicAddresses: ["127.0.0.1"], tcpPort: null, relay: null, ...options },
    { offered: () => {}, speakersChanged: () => {}, lost: () => {}, ...listener },
    () => {
      const worker = new Worker(new URL("./worker.ts", import.meta.url));
      workers.push(worker);
      return worker;
    },
  );
  return { engine, workers };
}

const refusalOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => "no refusal",
    (error: unknown) => (error instanceof MediaRefused ? error.reason : error),
  );

test("S32 the worker starts with the first participant, not before", async () => {
  const { engine, workers } = start();
  expect(await engine.stats()).toBeNull();
  expect(workers).toHaveLength(0);
  await engine.join("room", "ada");
  expect(await engine.stats()).toMatchObject({ rooms: 1, participants: 1 });
  engine.leave("ada");
  expect(await engine.stats()).toMatchObject({ rooms: 0, participants: 0 });
  expect(workers).toHaveLength(1);
});

test("S32 what one sends is offered to the others", async () => {
  const offered = Promise.withResolvers<ReceiveOffered>();
  const { engine } = start({ offered: offered.resolve });
  await engine.join("room", "ada");
  await engine.join("room", "bob");
  const peer = await openMediaPeer();
  const answer = await engine.publish("ada", peer.offer([microphone]), [{ mid: "0", trackId: "voice", group: "main" }]);
  await peer.connect(answer);
  expect(await offered.promise).toMatchObject({ participantId: "bob", version: 1, tracks: [{ trackId: "voice" }] });
  peer.close();
});

test("S32 what cannot be met is refused with its reason", async () => {
  const { engine } = start();
  expect(await refusalOf(engine.publish("nobody", "", []))).toBe("unknown participant");
  await engine.join("room", "ada");
  expect(await refusalOf(engine.publish("nobody", "v=0", []))).toBe("unknown participant");
  expect(await refusalOf(engine.publish("ada", "no description", []))).toBe("unusable description");
  expect(await refusalOf(engine.answer("ada", "no description", 1))).toBe("unusable description");
});

test("S32 a port that is taken is said to be", async () => {
  const taken = await Bun.udpSocket({ hostname: "::", port: 0, socket: { data: () => {} } });
  const { engine } = start({}, { port: taken.port });
  expect(await refusalOf(engine.join("room", "ada"))).toBe("port in use");
  taken.close();
});

test("S32 when the worker dies everybody in it is told, and the next one meets a new worker", async () => {
  const lost: string[] = [];
  const all = Promise.withResolvers<void>();
  const { engine, workers } = start({
    lost: (participantId, reason) => {
      if (lost.push(`${participantId}: ${reason}`) === 2) all.resolve();
    },
  });
  await engine.join("room", "ada");
  await engine.join("room", "bob");
  workers[0]?.terminate();
  await all.promise;
  expect(lost).toEqual(["ada: worker", "bob: worker"]);
  await engine.join("room", "ada");
  expect(workers).toHaveLength(2);
  expect(await engine.stats()).toMatchObject({ participants: 1 });
});

test("S32 a failure that nobody waited for is told, and everybody stays", async () => {
  const program = Bun.spawn([process.execPath, join(import.meta.dir, "stray-rejection-program.testing.ts")]);
  expect(await new Response(program.stdout).text()).toBe("Error: nobody waits for this\n1 still here\n");
});
