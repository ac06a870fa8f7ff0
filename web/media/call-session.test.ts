import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import type { Call } from "../../src/protocol/calls.ts";
import type { Problem } from "../../src/protocol/problem.ts";
import type { ClientFrame, ServerFrame } from "../../src/protocol/socket.ts";
import { CallSession } from "./call-session.ts";
import { DeviceError } from "./devices.ts";

/** What Bun lacks of a browser, as far as a call without media touches it. */
class FakeStream {
  readonly tracks: unknown[];
  constructor(tracks: unknown[] = []) {
    this.tracks = tracks;
  }
  getTracks = () => this.tracks;
  addTrack = (track: unknown) => this.tracks.push(track);
}
const fakeTrack = () => ({ enabled: true, stopped: false, stop() {}, onended: null }) as unknown as MediaStreamTrack;
class FakeConnection {
  connectionState = "new";
  signalingState = "stable";
  onconnectionstatechange: (() => void) | null = null;
  closed = false;
  restarts = 0;
  /** What each lane sends: voice, picture, the screen's sound. */
  readonly lanes: unknown[] = [];
  addTransceiver = (first: unknown) => {
    const place = this.lanes.push(typeof first === "string" ? null : first) - 1;
    return { sender: { replaceTrack: async (track: unknown) => void this.lanes.splice(place, 1, track) } };
  };
  getStats = async () => new Map();
  restartIce() {
    this.restarts += 1;
  }
  close() {
    this.closed = true;
  }
  becomes(state: string) {
    this.connectionState = state;
    this.onconnectionstatechange?.();
  }
}

const original = globalThis.MediaStream;
beforeAll(() => void Object.assign(globalThis, { MediaStream: FakeStream }));
afterAll(() => void Object.assign(globalThis, { MediaStream: original }));

let sent: ClientFrame[];
let isOnline: boolean;
let problems: string[];
let alarms: { ms: number; run: () => void; isOff: boolean }[];
let connections: FakeConnection[];
let handlers: Map<string, (frame: never) => void>;
let moved: object[];
let changeNetwork: () => void;
let microphone: () => Promise<MediaStreamTrack>;
let session: CallSession;

beforeEach(() => {
  sent = [];
  isOnline = true;
  problems = [];
  moved = [];
  alarms = [];
  connections = [];
  handlers = new Map();
  microphone = async () => fakeTrack();
  session = new CallSession({
    accountId: "ada",
    line: {
      deviceId: "ada-laptop",
      send: (frame) => {
        if (isOnline) sent.push(frame);
        return isOnline;
      },
      on: (type, handler) => {
        handlers.set(type, handler);
        return () => handlers.delete(type);
      },
    },
    iceServers: async () => [],
    newId: () => "call",
    now: () => 1_000_000,
    onProblem: ({ code }) => problems.push(code),
    onOffline: () => problems.push("offline"),
    onMoved: (conversationId, sending) => moved.push({ conversationId, ...sending }),
    onStaying: () => problems.push("staying"),
    onNetworkChange: (changed) => {
      changeNetwork = changed;
      return () => {};
    },
    after: (ms, run) => {
      const alarm = { ms, run, isOff: false };
      alarms.push(alarm);
      return () => {
        alarm.isOff = true;
      };
    },
    openers: {
      microphone: () => microphone(),
      camera: async () => fakeTrack(),
      screen: async () => ({ video: fakeTrack(), audio: null }),
    },
    createConnection: () => {
      const connection = new FakeConnection();
      connections.push(connection);
      return connection as unknown as RTCPeerConnection;
    },
  });
});

const receive = (frame: ServerFrame) => handlers.get(frame.type)?.(frame as never);
const callIs = (
  state: Call["state"],
  change: Partial<Call> = {},
  calleeDeviceId: string | null = null,
  away: ("caller" | "callee")[] = [],
) =>
  receive({
    type: "call.state",
    call: {
      ...{ id: "call", conversationId: "chat", callerId: "ada", calleeId: "bob", kind: "audio", state },
      ...{ startedAt: 0, answeredAt: state === "ringing" ? null : 1, outcome: null },
      ...change,
    },
    callerDeviceId: "ada-laptop",
    calleeDeviceId,
    away,
  });
const asCallee = { callerId: "bob", calleeId: "ada" };
const welcome = () =>
  receive({ type: "welcome", accountId: "ada", cursor: 0, resumed: true, heartbeatSec: 25, serverVersion: "1" });
const start = () => session.start({ conversationId: "chat", peerId: "bob", kind: "audio" });
const types = () => sent.map(({ type }) => type);
const current = () => session.view.getState().current;
const ringAlarm = (ms: number) => alarms.findLast((alarm) => alarm.ms === ms && !alarm.isOff)?.run();
/** Lets everything happen that waits for nothing but promises. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** ada is in a call with bob, and media flows. */
async function talk(): Promise<FakeConnection> {
  await start();
  callIs("ringing");
  callIs("active", {}, "bob-laptop");
  await settle();
  const [connection] = connections;
  if (!connection) throw new Error("no connection was made");
  connection.becomes("connected");
  return connection;
}

describe("S27 the call of a window", () => {
  test("S27 opens the microphone first, then asks the server, then waits for the other side", async () => {
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
    isOnline = false;
    await start();
    expect([current(), problems]).toEqual([null, ["offline"]]);
  });

  test("S27 what the server refuses is said", async () => {
    await start();
    receive({ type: "error", problem: { code: "call.own_device_busy" } as Problem });
    expect([current(), problems]).toEqual([null, ["call.own_device_busy"]]);
  });

  test("S64 a refused microphone does not stop the call", async () => {
    microphone = () => Promise.reject(new DeviceError("denied", undefined));
    await start();
    expect(types()).toEqual(["call.start"]);
    expect(current()).toMatchObject({ trouble: { microphone: "denied" }, sending: { microphone: false } });
  });

  test("S27 hanging up while the browser still asks for the microphone starts nothing", async () => {
    const answer = Promise.withResolvers<MediaStreamTrack>();
    microphone = () => answer.promise;
    const starting = start();
    session.hangUp();
    answer.resolve(fakeTrack());
    await starting;
    expect([types(), current()]).toEqual([[], null]);
  });

  test("S27 media that flows makes it active, and its end lets go of the connection", async () => {
    const connection = await talk();
    expect(current()?.phase).toBe("active");
    session.hangUp();
    expect(types().at(-1)).toBe("call.end");
    expect([connection.closed, current()]).toEqual([true, null]);
  });

  test("S27 without media for half a minute it is given up, with the reason", async () => {
    const connection = await talk();
    connection.becomes("disconnected");
    expect(current()?.phase).toBe("interrupted");
    ringAlarm(30_000);
    expect(session.view.getState().notice?.ending).toBe("noPath");
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
    expect(sent.at(-1)).toMatchObject({ type: "call.signal", signal: { kind: "media", microphone: true } });
  });

  test("S27 a call that was hung up while the line was down is ended when it is back", async () => {
    await talk();
    isOnline = false;
    session.hangUp();
    isOnline = true;
    welcome();
    expect(sent.filter(({ type }) => type === "call.end")).toHaveLength(1);
  });

  test("S27 a ring that may be over is dropped until the server says that it is not", () => {
    callIs("ringing", asCallee);
    expect(session.view.getState().ring).not.toBeNull();
    welcome();
    expect(session.view.getState().ring).toBeNull();
  });
});

describe("S27 a path that carries nothing any more", () => {
  test("S27 is looked for anew at once when this device changes its network", async () => {
    const connection = await talk();
    changeNetwork();
    expect([connection.restarts, current()?.phase]).toEqual([1, "active"]);
  });

  test("S27 is looked for again and again, less and less often, until media flows", async () => {
    const connection = await talk();
    connection.becomes("disconnected");
    for (const ms of [3_000, 6_000, 12_000]) ringAlarm(ms);
    expect(connection.restarts).toBe(3);
    connection.becomes("connected");
    expect(alarms.some(({ ms, isOff }) => ms === 24_000 && !isOff)).toBe(false);
  });
});

describe("S27 on hold", () => {
  const media = () => sent.findLast((frame) => frame.type === "call.signal" && frame.signal.kind === "media");
  const peerSays = (held: boolean) =>
    receive({
      type: "call.signal",
      callId: "call",
      signal: { kind: "media", microphone: true, camera: false, screen: false, held },
    });

  test("S27 nothing is sent, and the other side is told; taken back, all goes on", async () => {
    const { lanes } = await talk();
    expect(lanes).not.toEqual([null, null, null]);
    session.setHeld(true);
    expect([lanes, media()]).toMatchObject([[null, null, null], { signal: { held: true, microphone: true } }]);
    session.setHeld(false);
    expect([lanes[0] !== null, media()]).toMatchObject([true, { signal: { held: false } }]);
  });

  test("S27 whoever is put on hold sends nothing either, until both have taken it back", async () => {
    const { lanes } = await talk();
    peerSays(true);
    expect([current()?.isPeerHolding, lanes[0]]).toEqual([true, null]);
    session.setHeld(true);
    peerSays(false);
    expect(lanes[0]).toBeNull();
    session.setHeld(false);
    expect(lanes[0]).not.toBeNull();
  });
});

describe("S27 a page that is loaded again", () => {
  const left = {
    ...{ callId: "call", conversationId: "chat", peerId: "bob", kind: "audio", isOutgoing: true, isHeld: false },
    sending: { microphone: false, camera: true, screen: false },
  } as const;

  test("S27 leaves behind what its successor needs, and nothing without a call", async () => {
    expect(session.leftBehind).toBeNull();
    await talk();
    expect(session.leftBehind).toEqual({ ...left, sending: { microphone: true, camera: false, screen: false } });
  });

  test("S27 resumes its call, asks for new connections, and sends what it sent, muted if it was", async () => {
    await session.returnTo(left);
    welcome();
    expect(new Set(types())).toEqual(new Set(["call.resume"]));
    // The server does not know yet that it is there: signals would be lost.
    callIs("active", {}, "bob-laptop", ["caller"]);
    expect(connections).toHaveLength(0);
    callIs("active", {}, "bob-laptop");
    await settle();
    expect(sent.find((frame) => frame.type === "call.signal")).toMatchObject({ signal: { kind: "renew" } });
    expect(connections).toHaveLength(1);
    expect(current()).toMatchObject({
      phase: "connecting",
      answeredAt: 1,
      sending: { microphone: false, camera: true },
    });
  });

  test("S27 rings on when it was still ringing, and says how it ended when it is over", async () => {
    await session.returnTo(left);
    callIs("ringing");
    expect(current()?.phase).toBe("ringing");
    callIs("ended", { outcome: "unanswered", answeredAt: null });
    expect([current(), session.view.getState().notice?.ending]).toEqual([null, "unanswered"]);
  });

  test("S27 the other side makes a new connection when it is asked to, or when an unknown one offers", async () => {
    const first = await talk();
    receive({ type: "call.signal", callId: "call", signal: { kind: "renew" } });
    await settle();
    expect([first.closed, connections.length, current()?.phase]).toEqual([true, 2, "interrupted"]);
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
    session.setMuted(true);
    session.move.ask("bubble");
    expect(sent.at(-1)).toMatchObject({ signal: { kind: "transfer", say: "come", conversationId: "bubble" } });
    peerSays("coming");
    expect([types().at(-1), current()]).toEqual(["call.end", null]);
    expect(moved).toEqual([{ conversationId: "bubble", microphone: false, camera: false, screen: false }]);
  });

  test("S27 when the other one would rather stay, the call goes on", async () => {
    await talk();
    session.move.ask("bubble");
    peerSays("staying");
    expect([current()?.transfer, current()?.phase, problems, moved]).toEqual([null, "active", ["staying"], []]);
  });

  test("S27 nobody is moved by an answer to what was not asked", async () => {
    await talk();
    peerSays("coming");
    session.move.ask("bubble");
    peerSays("coming", "elsewhere");
    expect([current()?.phase, moved]).toEqual(["active", []]);
  });

  test("S27 whoever was asked decides, and goes when the call has ended, without a word about its end", async () => {
    await talk();
    peerSays("come");
    expect(current()?.transfer).toEqual({ conversationId: "bubble", stage: "asked" });
    session.move.answer(true);
    expect(moved).toEqual([]);
    callIs("ended", { outcome: "answered" });
    expect([moved.length, session.view.getState().notice]).toEqual([1, null]);
  });

  test("S27 whoever comes along does not wait for ever for the call to end", async () => {
    await talk();
    peerSays("come");
    session.move.answer(true);
    ringAlarm(5_000);
    expect([types().at(-1), moved.length]).toEqual(["call.end", 1]);
  });
});

describe("S27 being called", () => {
  test("S27 accepting tells the server once the microphone is open", async () => {
    callIs("ringing", asCallee);
    await session.accept("audio");
    expect(types()).toEqual(["call.accept"]);
    callIs("active", asCallee, "ada-laptop");
    expect(current()).toMatchObject({ phase: "connecting", isOutgoing: false });
  });

  test("S27 refusing tells the server and stops the ringing here at once", () => {
    callIs("ringing", asCallee);
    session.refuse();
    expect([types(), session.view.getState().ring]).toEqual([["call.refuse"], null]);
  });

  test("S27 the word about a missed call goes away by itself", () => {
    callIs("ringing", asCallee);
    callIs("ended", { ...asCallee, outcome: "cancelled", answeredAt: null });
    expect(session.view.getState().notice?.ending).toBe("missed");
    ringAlarm(8_000);
    expect(session.view.getState().notice).toBeNull();
  });

  test("S27 a window that closes knows which call it leaves behind", async () => {
    expect(session.runningCallId).toBeNull();
    await talk();
    expect(session.runningCallId).toBe("call");
  });

  test("S27 who signs out hangs up and hears of no further call", async () => {
    await talk();
    session.stop();
    expect(types().at(-1)).toBe("call.end");
    expect(handlers.size).toBe(0);
  });
});
