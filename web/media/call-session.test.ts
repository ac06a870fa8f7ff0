import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import type { Problem } from "../../src/protocol/problem.ts";
import {
  asCallee,
  bench,
  callIs,
  current,
  fakeTrack,
  lendMediaStream,
  prepareBench,
  receive,
  returnMediaStream,
  ringAlarm,
  start,
  talk,
  types,
  welcome,
} from "./call-session.testing.ts";
import { DeviceError } from "./devices.ts";

beforeAll(lendMediaStream);
afterAll(returnMediaStream);
beforeEach(prepareBench);

describe("S27 the call of a window", () => {
  test("S27 opens the bench.microphone first, then asks the server, then waits for the other side", async () => {
    await start();
    expect([types(), current()?.phase]).toEqual([["call.start"], "asking"]);
    callIs("ringing");
    expect(current()?.phase).toBe("ringing");
  });

  test("S27 a second call cannot be started meanwhile", async () => {
    await start();
    await start();
    expect(types()).toEqual(["call.start"]);
  });

  test("S27 without a line nothing is pretended", async () => {
    bench.isOnline = false;
    await start();
    expect([current(), bench.problems]).toEqual([null, ["offline"]]);
  });

  test("S27 what the server refuses is said", async () => {
    await start();
    receive({ type: "error", problem: { code: "call.own_device_busy" } as Problem });
    expect([current(), bench.problems]).toEqual([null, ["call.own_device_busy"]]);
  });

  test("S64 a refused bench.microphone does not stop the call", async () => {
    bench.microphone = () => Promise.reject(new DeviceError("denied", undefined));
    await start();
    expect(types()).toEqual(["call.start"]);
    expect(current()).toMatchObject({ trouble: { microphone: "denied" }, sending: { microphone: false } });
  });

  test("S27 hanging up while the browser still asks for the bench.microphone starts nothing", async () => {
    const answer = Promise.withResolvers<MediaStreamTrack>();
    bench.microphone = () => answer.promise;
    const starting = start();
    bench.session.hangUp();
    answer.resolve(fakeTrack());
    await starting;
    expect([types(), current()]).toEqual([[], null]);
  });

  test("S27 media that flows makes it active, and its end lets go of the connection", async () => {
    const connection = await talk();
    expect(current()?.phase).toBe("active");
    bench.session.hangUp();
    expect(types().at(-1)).toBe("call.end");
    expect([connection.closed, current()]).toEqual([true, null]);
  });

  test("S27 without media for half a minute it is given up, with the reason", async () => {
    const connection = await talk();
    connection.becomes("disconnected");
    expect(current()?.phase).toBe("interrupted");
    ringAlarm(30_000);
    expect(bench.session.view.getState().notice?.ending).toBe("noPath");
    expect(types().at(-1)).toBe("call.end");
  });

  test("S27 media that comes back in time goes on", async () => {
    const connection = await talk();
    connection.becomes("disconnected");
    connection.becomes("connected");
    ringAlarm(30_000);
    expect(current()?.phase).toBe("active");
  });
});

describe("S27 a line that breaks", () => {
  test("S27 a start that may be lost is said again, and a running call is resumed", async () => {
    await start();
    welcome();
    expect(types()).toEqual(["call.start", "call.start"]);
    callIs("ringing");
    welcome();
    expect(types().at(-1)).toBe("call.resume");
  });

  test("S27 after the resume, what may have been lost is repeated", async () => {
    const connection = await talk();
    connection.becomes("disconnected");
    welcome();
    callIs("active", {}, "bob-laptop");
    expect(connection.restarts).toBe(1);
    expect(bench.sent.at(-1)).toMatchObject({ type: "call.signal", signal: { kind: "media", microphone: true } });
  });

  test("S27 a call that was hung up while the line was down is ended when it is back", async () => {
    await talk();
    bench.isOnline = false;
    bench.session.hangUp();
    bench.isOnline = true;
    welcome();
    expect(bench.sent.filter(({ type }) => type === "call.end")).toHaveLength(1);
  });

  test("S27 a ring that may be over is dropped until the server says that it is not", () => {
    callIs("ringing", asCallee);
    expect(bench.session.view.getState().ring).not.toBeNull();
    welcome();
    expect(bench.session.view.getState().ring).toBeNull();
  });
});

describe("S27 being called", () => {
  test("S27 accepting tells the server once the bench.microphone is open", async () => {
    callIs("ringing", asCallee);
    await bench.session.accept("audio");
    expect(types()).toEqual(["call.accept"]);
    callIs("active", asCallee, "ada-laptop");
    expect(current()).toMatchObject({ phase: "connecting", isOutgoing: false });
  });

  test("S27 refusing tells the server and stops the ringing here at once", () => {
    callIs("ringing", asCallee);
    bench.session.refuse();
    expect([types(), bench.session.view.getState().ring]).toEqual([["call.refuse"], null]);
  });

  test("S27 the word about a missed call goes away by itself", () => {
    callIs("ringing", asCallee);
    callIs("ended", { ...asCallee, outcome: "cancelled", answeredAt: null });
    expect(bench.session.view.getState().notice?.ending).toBe("missed");
    ringAlarm(8_000);
    expect(bench.session.view.getState().notice).toBeNull();
  });

  test("S27 a window that closes knows which call it leaves behind", async () => {
    expect(bench.session.runningCallId).toBeNull();
    await talk();
    expect(bench.session.runningCallId).toBe("call");
  });

  test("S27 who signs out hangs up and hears of no further call", async () => {
    await talk();
    bench.session.stop();
    expect(types().at(-1)).toBe("call.end");
    expect(bench.handlers.size).toBe(0);
  });
});
