// Runs in a browser's worker: seals and opens frames as `web/media/sealing/worker.ts` does, and says what each took.
import { FrameOpener } from "../../web/media/sealing/frame-opener.ts";
import { FrameSealer } from "../../web/media/sealing/frame-sealer.ts";
import type { FrameShape } from "../../web/media/sealing/frame-shape.ts";
import { newSenderKey } from "../../web/media/sealing/sender-key.ts";
import type { Bytes } from "../../web/media/sealing/sframe.ts";

declare const self: DedicatedWorkerGlobalScope;

const frames = 2_000;
const cases: [name: string, size: number, shape: FrameShape][] = [
  ["sound, 20 ms", 120, { source: "microphone", picture: null }],
  ["picture, 150 kbit/s", 600, { source: "camera", picture: "delta" }],
  ["picture, 1.7 Mbit/s", 7_000, { source: "camera", picture: "delta" }],
  ["key picture", 60_000, { source: "camera", picture: "key" }],
];

for (const [name, size, shape] of cases) {
  const key = newSenderKey(1);
  const [sealer, opener] = [new FrameSealer(), new FrameOpener(() => performance.now())];
  await sealer.use(key);
  await opener.take(key);
  const plain: Bytes = new Uint8Array(size).fill(7);
  const sealed: Bytes[] = [];
  const began = performance.now();
  // One after the other, as a stream of one track does.
  for (let i = 0; i < frames; i++) sealed.push((await sealer.seal(plain, shape)) ?? plain);
  const between = performance.now();
  let opened = 0;
  for (const one of sealed) if (await opener.open(one, shape)) opened += 1;
  const ended = performance.now();
  if (opened !== frames) throw new Error(`${opened} of ${frames} frames opened`);
  self.postMessage({
    ...{ name, size, overhead: (sealed[frames - 1]?.length ?? 0) - size },
    ...{ sealUs: ((between - began) * 1000) / frames, openUs: ((ended - between) * 1000) / frames },
  });
}
self.postMessage(null);
