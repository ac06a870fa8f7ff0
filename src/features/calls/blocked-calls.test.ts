import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import type { ServerFrame } from "../../protocol/socket.ts";
import { type BenchDevice, type CallBench, openCallBench } from "./calls.testing.ts";

let bench: CallBench;
let ada: BenchDevice;
let bob: BenchDevice;
let bobsPhone: BenchDevice;
let callId: string;

beforeEach(async () => {
  bench = await openCallBench();
  ada = bench.connect("ada", "ada-laptop");
  bob = bench.connect("bob", "bob-laptop");
  bobsPhone = bench.connect("bob", "bob-phone");
  callId = nanoid();
});
afterEach(async () => {
  expect(bench.errors).toEqual([]);
  await bench.close();
});

describe("S14 between two of whom one blocked the other", () => {
  const called = () => ada.command({ type: "call.start", callId, conversationId: bench.direct, kind: "audio" });
  const listOf = (person: string) => bench.ask("listCalls", person, { limit: 50 });

  test("S14 the blocked caller hears it ring and nobody answer, as with somebody who is away", async () => {
    // Once with nobody there, once blocked: the caller's devices are told the same.
    bob.disconnect();
    bobsPhone.disconnect();
    await called();
    await bench.pass(46);
    const told = ada.received.map((frame) => ({ ...frame, call: undefined }));
    const usual = ada.received.map((frame) => frame.type === "call.state" && frame.call.state);
    expect(ada.call()).toMatchObject({ outcome: "unanswered" });

    const [desk, phone] = [bob.reconnect(), bobsPhone.reconnect()];
    bench.blocks.add("bob ada");
    const before = ada.received.length;
    callId = nanoid();
    expect(await called()).toBeUndefined();
    const late = bench.connect("bob", "bob-tablet");
    for (const type of ["call.accept", "call.refuse", "call.end", "call.resume"] as const)
      expect(await desk.command({ type, callId })).toBe("call.not_found");
    await bench.pass(46);
    expect(await desk.command({ type: "call.resume", callId })).toBe("call.not_found");
    const blocked = ada.received.slice(before);
    expect(blocked.map((frame) => ({ ...frame, call: undefined }))).toEqual(told);
    expect(blocked.map((frame) => frame.type === "call.state" && frame.call.state)).toEqual(usual);
    for (const device of [desk, phone, late]) expect(device.received.filter(isCallOf(callId))).toEqual([]);
  });

  test("S14 it is in the caller's list and chat alone", async () => {
    bench.blocks.add("bob ada");
    await called();
    await bench.pass(46);
    expect(await listOf("ada")).toMatchObject({ calls: [{ id: callId, outcome: "unanswered" }] });
    expect(await listOf("bob")).toMatchObject({ calls: [] });
    expect(bench.entries).toMatchObject([{ withheldFrom: "bob" }]);
  });

  test("S14 that the blocker talks to somebody does not make them busy for the blocked one", async () => {
    const carol = bench.connect("carol", "carol-laptop");
    await bob.command({ type: "call.start", callId: nanoid(), conversationId: bench.withCarol, kind: "audio" });
    await carol.command({ type: "call.accept", callId: carol.call()?.id ?? "" });
    bench.blocks.add("bob ada");
    await called();
    expect(ada.call()).toMatchObject({ id: callId, state: "ringing" });
  });

  test("S14 a call that rings for nobody does not make the blocker busy for others", async () => {
    bench.blocks.add("bob ada");
    await called();
    const carol = bench.connect("carol", "carol-laptop");
    const second = nanoid();
    await carol.command({ type: "call.start", callId: second, conversationId: bench.withCarol, kind: "audio" });
    expect(bob.call()).toMatchObject({ id: second, state: "ringing" });
  });

  test("S14 who has blocked somebody does not call them", async () => {
    bench.blocks.add("ada bob");
    expect(await called()).toBe("contacts.blocked_by_you");
    expect(bob.received).toEqual([]);
  });

  test("S14 it rings for nobody after a restart too", async () => {
    bench.blocks.add("bob ada");
    await called();
    await bench.restart();
    const [caller, callee] = [ada.reconnect(), bob.reconnect()];
    expect(caller.call()).toMatchObject({ id: callId, state: "ringing" });
    expect(callee.received.filter(isCallOf(callId))).toEqual([]);
  });

  test("S14 a block does not open a way to somebody out of reach", async () => {
    bench.apart.add("ada bob");
    bench.blocks.add("bob ada");
    expect(await called()).toBe("directory.person_not_found");
  });
});

const isCallOf = (id: string) => (frame: ServerFrame) => frame.type === "call.state" && frame.call.id === id;
