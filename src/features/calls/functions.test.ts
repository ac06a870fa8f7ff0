import { afterEach, beforeEach, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import { type BenchDevice, type CallBench, openCallBench } from "./calls.testing.ts";

let bench: CallBench;
let ada: BenchDevice;
let bob: BenchDevice;
let callId: string;
beforeEach(async () => {
  bench = await openCallBench();
  ada = bench.connect("ada", "ada-laptop");
  bob = bench.connect("bob", "bob-laptop");
  callId = nanoid();
});
afterEach(() => bench.close());

const ring = (kind: "audio" | "video") =>
  ada.command({ type: "call.start", callId, conversationId: bench.direct, kind });

test("S10 nobody calls, or answers, with a function that they have not", async () => {
  bench.off.add("ada videoCalls");
  expect(await ring("video")).toBe("plans.switched_off");
  bench.off.add("bob audioCalls");
  expect(await ring("audio")).toBeUndefined();
  expect(await bob.command({ type: "call.accept", callId })).toBe("plans.switched_off");
  expect(bob.call()).toMatchObject({ state: "ringing" });
});

test("S10 a camera that was turned on in a call needs video calls, a screen needs sharing", async () => {
  await ring("audio");
  await bob.command({ type: "call.accept", callId });
  const media = { kind: "media", microphone: true, camera: false, screen: false } as const;
  bench.off.add("ada videoCalls").add("ada screenSharing");
  const say = (sent: { camera?: boolean; screen?: boolean }) =>
    ada.command({ type: "call.signal", callId, signal: { ...media, ...sent } });
  expect(await say({})).toBeUndefined();
  expect(await say({ camera: true })).toBe("plans.switched_off");
  expect(await say({ screen: true })).toBe("plans.switched_off");
  expect(bob.received.filter(({ type }) => type === "call.signal")).toHaveLength(1);
});
