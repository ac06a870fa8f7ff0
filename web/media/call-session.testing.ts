import type { Call } from "../../src/protocol/calls.ts";
import type { ClientFrame, ServerFrame } from "../../src/protocol/socket.ts";
import { CallSession } from "./call-session.ts";

/** What Bun lacks of a browser, as far as a call without media touches it. */
class FakeStream {
  readonly tracks: unknown[];
  constructor(tracks: unknown[] = []) {
    this.tracks = tracks;
  }
  getTracks = () => this.tracks;
  addTrack = (track: unknown) => this.tracks.push(track);
}
export const fakeTrack = () =>
  ({ enabled: true, stopped: false, stop() {}, onended: null }) as unknown as MediaStreamTrack;
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

interface Bench {
  sent: ClientFrame[];
  isOnline: boolean;
  problems: string[];
  alarms: { ms: number; run: () => void; isOff: boolean }[];
  connections: FakeConnection[];
  handlers: Map<string, (frame: never) => void>;
  moved: object[];
  changeNetwork: () => void;
  microphone: () => Promise<MediaStreamTrack>;
  session: CallSession;
}
export const bench = {} as Bench;

const original = globalThis.MediaStream;
export const lendMediaStream = (): void => void Object.assign(globalThis, { MediaStream: FakeStream });
export const returnMediaStream = (): void => void Object.assign(globalThis, { MediaStream: original });

/** A window of ada's that has just signed in; everything around it is in the test's hands. */
export function prepareBench(): void {
  bench.sent = [];
  bench.isOnline = true;
  bench.problems = [];
  bench.moved = [];
  bench.alarms = [];
  bench.connections = [];
  bench.handlers = new Map();
  bench.microphone = async () => fakeTrack();
  bench.session = new CallSession({
    accountId: "ada",
    line: {
      deviceId: "ada-laptop",
      send: (frame) => {
        if (bench.isOnline) bench.sent.push(frame);
        return bench.isOnline;
      },
      on: (type, handler) => {
        bench.handlers.set(type, handler);
        return () => bench.handlers.delete(type);
      },
    },
    iceServers: async () => [],
    newId: () => "call",
    now: () => 1_000_000,
    onProblem: ({ code }) => bench.problems.push(code),
    onOffline: () => bench.problems.push("offline"),
    onMoved: (conversationId, sending) => bench.moved.push({ conversationId, ...sending }),
    onStaying: () => bench.problems.push("staying"),
    onNetworkChange: (changed) => {
      bench.changeNetwork = changed;
      return () => {};
    },
    after: (ms, run) => {
      const alarm = { ms, run, isOff: false };
      bench.alarms.push(alarm);
      return () => {
        alarm.isOff = true;
      };
    },
    openers: {
      microphone: () => bench.microphone(),
      camera: async () => fakeTrack(),
      screen: async () => ({ video: fakeTrack(), audio: null }),
    },
    createConnection: () => {
      const connection = new FakeConnection();
      bench.connections.push(connection);
      return connection as unknown as RTCPeerConnection;
    },
  });
}

export const receive = (frame: ServerFrame) => bench.handlers.get(frame.type)?.(frame as never);
export const callIs = (
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
export const asCallee = { callerId: "bob", calleeId: "ada" };
export const welcome = () =>
  receive({ type: "welcome", accountId: "ada", cursor: 0, resumed: true, heartbeatSec: 25, serverVersion: "1" });
export const start = () => bench.session.start({ conversationId: "chat", peerId: "bob", kind: "audio" });
export const types = () => bench.sent.map(({ type }) => type);
export const current = () => bench.session.view.getState().current;
export const ringAlarm = (ms: number) => bench.alarms.findLast((alarm) => alarm.ms === ms && !alarm.isOff)?.run();
/** Lets everything happen that waits for nothing but promises. */
export const settle = () => new Promise((resolve) => setImmediate(resolve));

/** ada is in a call with bob, and media flows. */
export async function talk(): Promise<FakeConnection> {
  await start();
  callIs("ringing");
  callIs("active", {}, "bob-laptop");
  await settle();
  const [connection] = bench.connections;
  if (!connection) throw new Error("no connection was made");
  connection.becomes("connected");
  return connection;
}
