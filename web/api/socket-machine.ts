import { type ClientFrame, closeCode, protocolVersion, type ServerFrame } from "../../src/protocol/socket.ts";

/**
 * The socket's life as a pure machine: what happened goes in, what is to be done comes out. `socket.ts` does it.
 *
 * stopped → connecting → greeting (hello sent) → open ⇄ syncing; every loss leads to waiting → connecting.
 * syncing: the server cannot replay what was missed; lists are fetched afresh and events wait until then.
 */
export type Phase = "stopped" | "connecting" | "greeting" | "syncing" | "open" | "waiting";

export interface SocketState {
  readonly phase: Phase;
  readonly deviceId: string;
  /** Everything up to here has been applied; undefined before the first lists. */
  readonly cursor: number | undefined;
  /** Failed attempts since the last welcome: the exponent of the back-off. */
  readonly attempts: number;
  readonly heartbeatSec: number;
  /** A ping went out and nothing has come back since. */
  readonly awaitsPong: boolean;
  /** Events that came while lists were being fetched. */
  readonly held: readonly EventFrame[];
  /** From `closing`: the server asked to come back within this time. */
  readonly retryWithinMs: number | undefined;
}
export type EventFrame = Extract<ServerFrame, { type: "event" }>;

export type SocketInput =
  | { type: "start"; cursor: number | undefined }
  | { type: "stop" }
  | { type: "opened" }
  | { type: "frame"; frame: ServerFrame }
  | { type: "closed"; code: number; random: number }
  | { type: "timer" }
  | { type: "heartbeat" }
  /** The browser says that the network is back, or the window was shown: do not wait for the timer. */
  | { type: "hurry" }
  | { type: "synced"; cursor: number };

export type SocketEffect =
  | { do: "connect" }
  | { do: "close" }
  | { do: "send"; frame: ClientFrame }
  | { do: "wait"; ms: number }
  | { do: "beat"; sec: number }
  | { do: "deliver"; frame: ServerFrame }
  | { do: "sync" }
  | { do: "reload" }
  | { do: "signedOut" };

export interface Step {
  readonly state: SocketState;
  readonly effects: readonly SocketEffect[];
}

export const firstDelayMs = 500;
export const longestDelayMs = 30_000;

/** Full jitter over an exponential window, so that a restarted server is not met by everybody at once. */
export const backOffMs = (attempts: number, random: number): number =>
  Math.round(Math.min(longestDelayMs, firstDelayMs * 2 ** attempts) * (0.5 + random / 2));

export const initialState = (deviceId: string): SocketState => ({
  phase: "stopped",
  deviceId,
  cursor: undefined,
  attempts: 0,
  heartbeatSec: 25,
  awaitsPong: false,
  held: [],
  retryWithinMs: undefined,
});

const connected = (state: SocketState) =>
  state.phase === "greeting" || state.phase === "open" || state.phase === "syncing";

function takeFrame(state: SocketState, frame: ServerFrame): Step {
  const alive = { ...state, awaitsPong: false };
  switch (frame.type) {
    case "pong":
      return { state: alive, effects: [] };
    case "welcome": {
      const beat: SocketEffect = { do: "beat", sec: frame.heartbeatSec };
      const welcomed = { ...alive, attempts: 0, heartbeatSec: frame.heartbeatSec, retryWithinMs: undefined };
      return frame.resumed
        ? { state: { ...welcomed, phase: "open" }, effects: [beat, { do: "deliver", frame }] }
        : {
            state: { ...welcomed, phase: "syncing", held: [] },
            effects: [beat, { do: "deliver", frame }, { do: "sync" }],
          };
    }
    case "resync":
      return { state: { ...alive, phase: "syncing", held: [] }, effects: [{ do: "sync" }] };
    case "event":
      if (alive.phase === "syncing") return { state: { ...alive, held: [...alive.held, frame] }, effects: [] };
      // Redelivered after a resume: already applied.
      if (alive.cursor !== undefined && frame.cursor <= alive.cursor) return { state: alive, effects: [] };
      return { state: { ...alive, cursor: frame.cursor }, effects: [{ do: "deliver", frame }] };
    case "closing":
      return { state: { ...alive, retryWithinMs: frame.retryWithinMs }, effects: [{ do: "deliver", frame }] };
    default:
      return { state: alive, effects: [{ do: "deliver", frame }] };
  }
}

/** Lists were fetched and are true at `cursor`: what came later is applied now, what came before is in them. */
function takeSynced(state: SocketState, cursor: number): Step {
  if (state.phase !== "syncing") return { state: { ...state, cursor }, effects: [] };
  const later = state.held.filter((frame) => frame.cursor > cursor);
  return {
    state: { ...state, phase: "open", cursor: later.at(-1)?.cursor ?? cursor, held: [] },
    effects: later.map((frame) => ({ do: "deliver", frame })),
  };
}

function takeClosed(state: SocketState, code: number, random: number): Step {
  if (state.phase === "stopped") return { state, effects: [] };
  const lost: SocketState = { ...state, phase: "stopped", awaitsPong: false, held: [] };
  if (code === closeCode.sessionEnded) return { state: lost, effects: [{ do: "signedOut" }] };
  if (code === closeCode.outdated) return { state: lost, effects: [{ do: "reload" }] };
  const ms =
    state.retryWithinMs === undefined ? backOffMs(state.attempts, random) : Math.round(state.retryWithinMs * random);
  return {
    state: { ...lost, phase: "waiting", attempts: state.attempts + 1, retryWithinMs: undefined },
    effects: [{ do: "wait", ms }],
  };
}

export function step(state: SocketState, input: SocketInput): Step {
  switch (input.type) {
    case "start":
      if (state.phase !== "stopped") return { state, effects: [] };
      return {
        state: { ...state, phase: "connecting", cursor: input.cursor, attempts: 0 },
        effects: [{ do: "connect" }],
      };
    case "stop":
      return {
        state: initialState(state.deviceId),
        effects: state.phase === "stopped" ? [] : [{ do: "close" }],
      };
    case "opened": {
      if (state.phase !== "connecting") return { state, effects: [] };
      const hello: ClientFrame = {
        type: "hello",
        version: protocolVersion,
        deviceId: state.deviceId,
        ...(state.cursor !== undefined && { cursor: state.cursor }),
      };
      return { state: { ...state, phase: "greeting" }, effects: [{ do: "send", frame: hello }] };
    }
    case "frame":
      return connected(state) ? takeFrame(state, input.frame) : { state, effects: [] };
    case "closed":
      return takeClosed(state, input.code, input.random);
    case "timer":
      return state.phase === "waiting"
        ? { state: { ...state, phase: "connecting" }, effects: [{ do: "connect" }] }
        : { state, effects: [] };
    case "hurry":
      if (state.phase === "waiting") return { state: { ...state, phase: "connecting" }, effects: [{ do: "connect" }] };
      return connected(state)
        ? { state: { ...state, awaitsPong: true }, effects: [{ do: "send", frame: { type: "ping" } }] }
        : { state, effects: [] };
    case "heartbeat":
      if (!connected(state)) return { state, effects: [] };
      // Nothing came since the last ping: the line is dead although nobody closed it.
      if (state.awaitsPong) return { state, effects: [{ do: "close" }] };
      return { state: { ...state, awaitsPong: true }, effects: [{ do: "send", frame: { type: "ping" } }] };
    case "synced":
      return takeSynced(state, input.cursor);
  }
}
