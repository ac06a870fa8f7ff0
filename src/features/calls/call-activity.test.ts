import { afterEach, beforeEach, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import { type BenchDevice, type CallBench, openCallBench } from "./calls.testing.ts";

let bench: CallBench;
let ada: BenchDevice;
let bob: BenchDevice;
let carol: BenchDevice;
let callId: string;
beforeEach(async () => {
  bench = await openCallBench();
  [ada, bob, carol] = [
    bench.connect("ada", "ada-laptop"),
    bench.connect("bob", "bob-laptop"),
    bench.connect("carol", "carol-laptop"),
  ];
  callId = nanoid();
});
afterEach(async () => {
  expect(bench.errors).toEqual([]);
  await bench.close();
});

const ring = (kind: "audio" | "video") =>
  ada.command({ type: "call.start", callId, conversationId: bench.direct, kind });
const busy = () => Object.fromEntries(bench.busy);

test("S15 a call makes both busy from the answer to the end, and nobody while it rings", async () => {
  await ring("audio");
  expect(busy()).toEqual({});
  await bob.command({ type: "call.accept", callId });
  expect(busy()).toEqual({ ada: "phone", bob: "phone" });
  await ada.command({ type: "call.end", callId });
  expect(busy()).toEqual({});
});

test("S15 a camera or a shared screen makes its sender busy with that, until it is off", async () => {
  await ring("video");
  await bob.command({ type: "call.accept", callId });
  expect(busy()).toEqual({ ada: "video", bob: "video" });
  const sends = (camera: boolean, screen: boolean) =>
    bob.command({ type: "call.signal", callId, signal: { kind: "media", microphone: true, camera, screen } });
  await sends(true, true);
  expect(busy()).toEqual({ ada: "video", bob: "sharing" });
  await sends(false, false);
  expect(busy()).toEqual({ ada: "video", bob: "phone" });
});

test("S15 a call that goes on after a restart keeps both busy", async () => {
  await ring("audio");
  await bob.command({ type: "call.accept", callId });
  bench.busy.clear();
  await bench.restart();
  expect(busy()).toEqual({ ada: "phone", bob: "phone" });
});

test("S15 it rings at somebody invisible who talks to another, and the caller sees what they would of somebody gone", async () => {
  const second = nanoid();
  const withCarol = { callId: second, conversationId: bench.withCarol, kind: "audio" } as const;
  await bob.command({ type: "call.start", ...withCarol });
  await carol.command({ type: "call.accept", callId: second });
  bench.hidden.add("bob");
  await ring("audio");
  for (const device of [ada, bob]) expect(device.call()).toMatchObject({ id: callId, state: "ringing" });
  await bench.pass(46);
  expect(ada.call()).toMatchObject({ outcome: "unanswered" });

  bench.hidden.delete("bob");
  callId = nanoid();
  await ring("audio");
  expect(ada.call()).toMatchObject({ id: callId, outcome: "busy" });
});

test("S15 a second caller finds somebody invisible taken while it rings there, as anybody", async () => {
  bench.hidden.add("bob");
  const second = nanoid();
  await ring("audio");
  await carol.command({ type: "call.start", callId: second, conversationId: bench.withCarol, kind: "audio" });
  expect(carol.call()).toMatchObject({ id: second, outcome: "busy" });
});
