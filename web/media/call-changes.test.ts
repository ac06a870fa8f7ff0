import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import {
  bench,
  callIs,
  current,
  lendMediaStream,
  prepareBench,
  receive,
  returnMediaStream,
  ringAlarm,
  settle,
  talk,
  types,
  welcome,
} from "./call-session.testing.ts";
import type { LeftBehind } from "./call-view.ts";

beforeAll(lendMediaStream);
afterAll(returnMediaStream);
beforeEach(prepareBench);

describe("S27 a path that carries nothing any more", () => {
  test("S27 is looked for anew at once when this device changes its network", async () => {
    const connection = await talk();
    bench.changeNetwork();
    expect([connection.restarts, current()?.phase]).toEqual([1, "active"]);
  });

  test("S27 is looked for again and again, less and less often, until media flows", async () => {
    const connection = await talk();
    connection.becomes("disconnected");
    for (const ms of [3_000, 6_000, 12_000]) ringAlarm(ms);
    expect(connection.restarts).toBe(3);
    connection.becomes("connected");
    expect(bench.alarms.some(({ ms, isOff }) => ms === 24_000 && !isOff)).toBe(false);
  });
});

describe("S27 on hold", () => {
  const media = () => bench.sent.findLast((frame) => frame.type === "call.signal" && frame.signal.kind === "media");
  const peerSays = (held: boolean) =>
    receive({
      type: "call.signal",
      callId: "call",
      signal: { kind: "media", microphone: true, camera: false, screen: false, held },
    });

  test("S27 nothing is bench.sent, and the other side is told; taken back, all goes on", async () => {
    const { lanes } = await talk();
    expect(lanes).not.toEqual([null, null, null]);
    bench.session.setHeld(true);
    expect([lanes, media()]).toMatchObject([[null, null, null], { signal: { held: true, microphone: true } }]);
    bench.session.setHeld(false);
    expect([lanes[0] !== null, media()]).toMatchObject([true, { signal: { held: false } }]);
  });

  test("S27 whoever is put on hold sends nothing either, until both have taken it back", async () => {
    const { lanes } = await talk();
    peerSays(true);
    expect([current()?.isPeerHolding, lanes[0]]).toEqual([true, null]);
    bench.session.setHeld(true);
    peerSays(false);
    expect(lanes[0]).toBeNull();
    bench.session.setHeld(false);
    expect(lanes[0]).not.toBeNull();
  });
});

describe("S27 a page that is loaded again", () => {
  const left: LeftBehind = {
    ...{ callId: "call", conversationId: "chat", peerId: "bob", kind: "audio", isOutgoing: true, isHeld: false },
    sending: { microphone: false, camera: true, screen: false },
  };

  test("S27 leaves behind what its successor needs, and nothing without a call", async () => {
    expect(bench.session.leftBehind).toBeNull();
    await talk();
    expect(bench.session.leftBehind).toEqual({ ...left, sending: { microphone: true, camera: false, screen: false } });
  });

  test("S27 resumes its call, asks for new bench.connections, and sends what it bench.sent, muted if it was", async () => {
    await bench.session.returnTo(left);
    welcome();
    expect(new Set(types())).toEqual(new Set(["call.resume"]));
    // The server does not know yet that it is there: signals would be lost.
    callIs("active", {}, "bob-laptop", ["caller"]);
    expect(bench.connections).toHaveLength(0);
    callIs("active", {}, "bob-laptop");
    await settle();
    expect(bench.sent.find((frame) => frame.type === "call.signal")).toMatchObject({ signal: { kind: "renew" } });
    expect(bench.connections).toHaveLength(1);
    expect(current()).toMatchObject({
      phase: "connecting",
      answeredAt: 1,
      sending: { microphone: false, camera: true },
    });
  });

  test("S27 rings on when it was still ringing, and says how it ended when it is over", async () => {
    await bench.session.returnTo(left);
    callIs("ringing");
    expect(current()?.phase).toBe("ringing");
    callIs("ended", { outcome: "unanswered", answeredAt: null });
    expect([current(), bench.session.view.getState().notice?.ending]).toEqual([null, "unanswered"]);
  });

  test("S27 the other side makes a new connection when it is asked to, or when an unknown one offers", async () => {
    const first = await talk();
    receive({ type: "call.signal", callId: "call", signal: { kind: "renew" } });
    await settle();
    expect([first.closed, bench.connections.length, current()?.phase]).toEqual([true, 2, "interrupted"]);
  });

  test("S27 a device that the server takes for gone says that it is there", async () => {
    await talk();
    callIs("active", {}, "bob-laptop", ["caller"]);
    expect(types().at(-1)).toBe("call.resume");
    callIs("active", {}, "bob-laptop", ["callee"]);
    expect(current()?.isPeerAway).toBe(true);
  });
});

describe("S27 going on in a bubble's conference", () => {
  const peerSays = (say: "come" | "coming" | "staying", conversationId = "bubble") =>
    receive({ type: "call.signal", callId: "call", signal: { kind: "transfer", conversationId, say } });

  test("S27 when the other one comes along, the call ends and both are in the conference as they were in the call", async () => {
    await talk();
    bench.session.setMuted(true);
    bench.session.move.ask("bubble");
    expect(bench.sent.at(-1)).toMatchObject({ signal: { kind: "transfer", say: "come", conversationId: "bubble" } });
    peerSays("coming");
    expect([types().at(-1), current()]).toEqual(["call.end", null]);
    expect(bench.moved).toEqual([{ conversationId: "bubble", microphone: false, camera: false, screen: false }]);
  });

  test("S27 when the other one would rather stay, the call goes on", async () => {
    await talk();
    bench.session.move.ask("bubble");
    peerSays("staying");
    expect([current()?.transfer, current()?.phase, bench.problems, bench.moved]).toEqual([
      null,
      "active",
      ["staying"],
      [],
    ]);
  });

  test("S27 nobody is bench.moved by an answer to what was not asked", async () => {
    await talk();
    peerSays("coming");
    bench.session.move.ask("bubble");
    peerSays("coming", "elsewhere");
    expect([current()?.phase, bench.moved]).toEqual(["active", []]);
  });

  test("S27 whoever was asked decides, and goes when the call has ended, without a word about its end", async () => {
    await talk();
    peerSays("come");
    expect(current()?.transfer).toEqual({ conversationId: "bubble", stage: "asked" });
    bench.session.move.answer(true);
    expect(bench.moved).toEqual([]);
    callIs("ended", { outcome: "answered" });
    expect([bench.moved.length, bench.session.view.getState().notice]).toEqual([1, null]);
  });

  test("S27 whoever comes along does not wait for ever for the call to end", async () => {
    await talk();
    peerSays("come");
    bench.session.move.answer(true);
    ringAlarm(5_000);
    expect([types().at(-1), bench.moved.length]).toEqual(["call.end", 1]);
  });
});
