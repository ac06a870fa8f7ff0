import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import { type BenchDevice, type CallBench, openCallBench } from "./calls.testing.ts";

let bench: CallBench;
let ada: BenchDevice;
let adasPhone: BenchDevice;
let bob: BenchDevice;
let bobsPhone: BenchDevice;
let mallory: BenchDevice;
let callId: string;

beforeEach(async () => {
  bench = await openCallBench();
  ada = bench.connect("ada", "ada-laptop");
  adasPhone = bench.connect("ada", "ada-phone");
  bob = bench.connect("bob", "bob-laptop");
  bobsPhone = bench.connect("bob", "bob-phone");
  mallory = bench.connect("mallory", "mallory-laptop");
  callId = nanoid();
});
afterEach(async () => {
  expect(bench.errors).toEqual([]);
  await bench.close();
});

const ring = (kind: "audio" | "video" = "audio") =>
  ada.command({ type: "call.start", callId, conversationId: bench.direct, kind });
const talk = async () => {
  await ring();
  await bob.command({ type: "call.accept", callId });
};
const offer = { kind: "description", type: "offer", sdp: "v=0" } as const;

describe("S27 ringing", () => {
  test("S27 a call rings on every device of the callee and shows on every device of the caller", async () => {
    expect(await ring("video")).toBeUndefined();
    for (const device of [ada, adasPhone, bob, bobsPhone])
      expect(device.call()).toMatchObject({ id: callId, state: "ringing", kind: "video", callerId: "ada" });
    expect(mallory.received).toEqual([]);
  });

  test("S27 a device that appears while it rings rings too", async () => {
    await ring();
    expect(bench.connect("bob", "bob-tablet").call()).toMatchObject({ id: callId, state: "ringing" });
  });

  test("S27 one device answers, and the others learn that it was answered elsewhere", async () => {
    await talk();
    expect(bobsPhone.received.at(-1)).toMatchObject({
      type: "call.state",
      call: { state: "active" },
      calleeDeviceId: "bob-laptop",
    });
    expect(await bobsPhone.command({ type: "call.accept", callId })).toBe("call.not_found");
  });

  test("S27 refusing on one device ends it on all", async () => {
    await ring();
    await bobsPhone.command({ type: "call.refuse", callId });
    for (const device of [ada, adasPhone, bob, bobsPhone])
      expect(device.call()).toMatchObject({ state: "ended", outcome: "refused" });
  });

  test("S27 the caller cancels", async () => {
    await ring();
    expect(await adasPhone.command({ type: "call.end", callId })).toBe("call.not_found");
    await ada.command({ type: "call.end", callId });
    expect(bobsPhone.call()).toMatchObject({ state: "ended", outcome: "cancelled" });
  });

  test("S27 nobody answers", async () => {
    await ring();
    await bench.pass(44);
    expect(ada.call()?.state).toBe("ringing");
    await bench.pass(2);
    expect(ada.call()).toMatchObject({ state: "ended", outcome: "unanswered" });
  });

  test("S27 a retried start rings once", async () => {
    await ring();
    await ring();
    expect(bob.received).toHaveLength(1);
    expect(ada.received).toHaveLength(2);
  });
});

describe("S27 several calls at once", () => {
  test("S27 two who call each other at the same moment are in one call", async () => {
    const other = nanoid();
    await Promise.all([
      ring(),
      bob.command({ type: "call.start", callId: other, conversationId: bench.direct, kind: "audio" }),
    ]);
    expect(ada.call()).toMatchObject({ id: callId, state: "active" });
    expect(bob.received.at(-1)).toMatchObject({ call: { id: callId, state: "active" }, calleeDeviceId: "bob-laptop" });
    expect(await bob.command({ type: "call.end", callId: other })).toBe("call.not_found");
  });

  test("S27 somebody who talks is busy for a third person", async () => {
    await talk();
    const carol = bench.connect("carol", "carol-laptop");
    const second = nanoid();
    await carol.command({ type: "call.start", callId: second, conversationId: bench.withCarol, kind: "audio" });
    expect(carol.call()).toMatchObject({ id: second, state: "ended", outcome: "busy" });
    expect(bob.call()).toMatchObject({ id: second, state: "ended", outcome: "busy" });
    expect(bench.entries.map(({ content }) => content)).toMatchObject([{ kind: "call", call: { outcome: "busy" } }]);
  });

  test("S27 one's own second call is refused while the first goes on", async () => {
    await talk();
    const again = { type: "call.start", callId: nanoid(), conversationId: bench.withCarol, kind: "audio" } as const;
    expect(await bobsPhone.command(again)).toBe("call.own_device_busy");
  });

  test("S27 who is being rung may call somebody else, and then has to choose", async () => {
    await ring();
    const second = nanoid();
    await bob.command({ type: "call.start", callId: second, conversationId: bench.withCarol, kind: "audio" });
    expect(await bob.command({ type: "call.accept", callId })).toBe("call.own_device_busy");
    await bob.command({ type: "call.end", callId: second });
    expect(await bob.command({ type: "call.accept", callId })).toBeUndefined();
  });
});

describe("S28 signals", () => {
  test("S28 go between the two bound devices and to nobody else", async () => {
    await talk();
    await ada.command({ type: "call.signal", callId, signal: offer });
    expect(bob.received.at(-1)).toEqual({ type: "call.signal", callId, signal: offer });
    for (const device of [adasPhone, bobsPhone, mallory])
      expect(device.received.filter((frame) => frame.type === "call.signal")).toEqual([]);
  });

  test("S71 a stranger, another device of either person, and a second tab under the same name are refused", async () => {
    await talk();
    const twin = bench.connect("bob", "bob-laptop");
    for (const device of [adasPhone, bobsPhone, mallory, twin])
      expect(await device.command({ type: "call.signal", callId, signal: offer })).toBe("call.not_found");
  });

  test("S71 nothing can be signalled before the answer or after the end", async () => {
    await ring();
    expect(await ada.command({ type: "call.signal", callId, signal: offer })).toBe("call.not_found");
    await ada.command({ type: "call.end", callId });
    expect(await ada.command({ type: "call.signal", callId, signal: offer })).toBe("call.not_found");
  });

  test("S71 a stranger can do nothing to a call and learns nothing of it", async () => {
    await talk();
    for (const type of ["call.accept", "call.refuse", "call.end", "call.resume"] as const)
      expect(await mallory.command({ type, callId })).toBe("call.not_found");
    expect(await mallory.command({ type: "call.start", callId, conversationId: bench.direct, kind: "audio" })).toBe(
      "conversation.not_found",
    );
    expect(mallory.received).toEqual([]);
  });

  test("S27 a bubble is not called", async () => {
    const frame = { type: "call.start", callId, conversationId: bench.bubble, kind: "audio" } as const;
    expect(await ada.command(frame)).toBe("call.not_direct");
  });
});

describe("S27 lost sockets", () => {
  test("S27 the call goes on when a device is back in time, and signals reach its new socket", async () => {
    await talk();
    bob.disconnect();
    await bench.pass(29);
    const again = bob.reconnect();
    expect(await again.command({ type: "call.resume", callId })).toBeUndefined();
    await ada.command({ type: "call.signal", callId, signal: offer });
    expect(again.received.at(-1)).toMatchObject({ type: "call.signal", signal: offer });
    await bench.pass(300);
    expect(ada.call()?.state).toBe("active");
  });

  test("S27 both are told of a return, so that what was lost on the way is repeated", async () => {
    await talk();
    bob.disconnect();
    await bench.settle();
    const before = ada.received.length;
    await bob.reconnect().command({ type: "call.resume", callId });
    expect(ada.received.slice(before)).toMatchObject([{ type: "call.state", call: { state: "active" } }]);
  });

  test("S27 a device that is gone before its call has begun does not let it ring on", async () => {
    const [ada, bob] = [bench.connect("ada", "desk"), bench.connect("bob", "phone")];
    const starting = ada.command({ type: "call.start", callId: nanoid(), conversationId: bench.direct, kind: "audio" });
    ada.disconnect();
    expect(await starting).toBeUndefined();
    await bench.pass(31);
    expect(bob.call()).toMatchObject({ state: "ended", outcome: "cancelled" });
  });

  test("S27 a device that stays away ends the call at the moment it went", async () => {
    await talk();
    await bench.pass(60);
    bob.disconnect();
    await bench.pass(31);
    expect(ada.call()).toMatchObject({ state: "ended", outcome: "answered" });
    expect(bench.entries[0]?.content).toMatchObject({ call: { durationSec: 60 } });
  });

  test("S27 another device of the same person cannot take the call over", async () => {
    await talk();
    bob.disconnect();
    expect(await bobsPhone.command({ type: "call.resume", callId })).toBe("call.not_found");
  });

  test("S27 who comes back too late learns how the call ended", async () => {
    await talk();
    bob.disconnect();
    await bench.pass(31);
    const again = bob.reconnect();
    expect(await again.command({ type: "call.resume", callId })).toBeUndefined();
    expect(again.call()).toMatchObject({ state: "ended", outcome: "answered" });
  });
});

describe("S27 a window that closes", () => {
  const leave = (person: string, deviceId: string) =>
    bench.ask("leaveCall", person, {}, { params: { callId }, body: { deviceId } });

  test("S27 says so over HTTP, where no frame gets out any more, and has hung up unless it is soon back", async () => {
    await talk();
    await leave("bob", "bob-laptop");
    await bench.pass(9);
    expect(ada.call()?.state).toBe("active");
    await bench.pass(2);
    expect(ada.call()).toMatchObject({ state: "ended", outcome: "answered" });
  });

  test("S27 a page that was loaded again goes on over its new socket", async () => {
    await talk();
    await leave("bob", "bob-laptop");
    expect(ada.received.at(-1)).toMatchObject({ type: "call.state", away: ["callee"] });
    bob.disconnect();
    const again = bob.reconnect();
    expect(await again.command({ type: "call.resume", callId })).toBeUndefined();
    expect(ada.received.at(-1)).toMatchObject({ type: "call.state", away: [] });
    await bench.pass(300);
    expect(ada.call()?.state).toBe("active");
  });

  test("S71 only for the device that is in the call", async () => {
    await talk();
    for (const [person, deviceId] of [
      ["bob", "bob-phone"],
      ["mallory", "bob-laptop"],
    ] as const)
      expect(leave(person, deviceId)).rejects.toMatchObject({ code: "call.not_found" });
    await bench.settle();
    expect(ada.call()?.state).toBe("active");
  });
});

describe("S27 a restart of the server", () => {
  test("S27 finds the running call again and both devices go on", async () => {
    await talk();
    await bench.restart();
    const [adaAgain, bobAgain] = [ada.reconnect(), bob.reconnect()];
    expect(await adaAgain.command({ type: "call.resume", callId })).toBeUndefined();
    expect(await bobAgain.command({ type: "call.resume", callId })).toBeUndefined();
    await adaAgain.command({ type: "call.signal", callId, signal: offer });
    expect(bobAgain.received.at(-1)).toMatchObject({ type: "call.signal", signal: offer });
    await bench.pass(300);
    expect(adaAgain.call()?.state).toBe("active");
  });

  test("S30 ends and records a call to which nobody comes back", async () => {
    await talk();
    await bench.pass(20);
    await bench.restart();
    await bench.pass(31);
    expect(bench.entries.map(({ content }) => content)).toMatchObject([
      { kind: "call", call: { callId, outcome: "answered", durationSec: 20 } },
    ]);
  });
});

describe("S30 what stays of a call", () => {
  test("S30 one entry in the chat with date, time, duration and kind, from the caller", async () => {
    await ring("video");
    await bench.pass(5);
    await bob.command({ type: "call.accept", callId });
    await bench.pass(65);
    await bob.command({ type: "call.end", callId });
    expect(bench.entries).toMatchObject([
      {
        conversationId: bench.direct,
        senderId: "ada",
        content: {
          kind: "call",
          call: { callId, kind: "video", outcome: "answered", startedAt: 1_800_000_000_000, durationSec: 65 },
        },
      },
    ]);
    expect(bench.facts).toEqual(["call.ended"]);
  });

  test("S30 both find it among their calls, a stranger does not", async () => {
    await talk();
    await bench.pass(10);
    await ada.command({ type: "call.end", callId });
    const record = { id: callId, callerId: "ada", calleeId: "bob", outcome: "answered", durationSec: 10 };
    for (const person of ["ada", "bob"])
      expect(await bench.ask("listCalls", person, { limit: 50 })).toMatchObject({ calls: [record], hasMore: false });
    expect(await bench.ask("listCalls", "mallory", { limit: 50 })).toEqual({ calls: [], hasMore: false });
  });

  test("S30 a call that is not over is in no list, and lists come in pages, newest first", async () => {
    for (let count = 0; count < 3; count += 1) {
      callId = nanoid();
      await ring();
      await bench.pass(1);
      await ada.command({ type: "call.end", callId });
    }
    const last = callId;
    callId = nanoid();
    await ring();
    const first = (await bench.ask("listCalls", "bob", { limit: 2 })) as { calls: { id: string; startedAt: number }[] };
    expect(first).toMatchObject({ calls: [{ id: last }, {}], hasMore: true });
    const before = first.calls[1]?.startedAt;
    expect(await bench.ask("listCalls", "bob", { limit: 2, before })).toMatchObject({ calls: [{}], hasMore: false });
  });
});

test("S28 no relay is named unless the instance has one", async () => {
  expect(await bench.ask("listIceServers", "ada")).toEqual({ iceServers: [] });
});

test("B9 stopping the server leaves no alarm behind and ends no call", async () => {
  const stopping = await openCallBench();
  const caller = stopping.connect("ada", "ada-laptop");
  await caller.command({ type: "call.start", callId, conversationId: stopping.direct, kind: "audio" });
  expect(await stopping.close()).toBe(0);
  expect(caller.call()?.state).toBe("ringing");
});
