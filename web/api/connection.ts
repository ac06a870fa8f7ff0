import { nanoid } from "nanoid";
import { create } from "zustand";
import type { EndpointShape, OutputOf } from "../../src/protocol/endpoint.ts";
import { call, noted, type Rest } from "./call.ts";
import { ApiFailure } from "./failure.ts";
import { proving } from "./proving.ts";
import { Socket, type WebSocketLike } from "./socket.ts";
import type { Phase } from "./socket-machine.ts";

interface ConnectionState {
  readonly phase: Phase;
  /** When the line was lost; null while it is there. */
  readonly lostAt: number | null;
}
export const useConnection = create<ConnectionState>(() => ({ phase: "stopped", lostAt: null }));

const deviceKey = "iris.device";
/** The same for all tabs of this browser profile and over reloads. */
function rememberedDeviceId(): string {
  const known = localStorage.getItem(deviceKey);
  if (known && /^[A-Za-z0-9_-]{21}$/.test(known)) return known;
  const made = nanoid();
  localStorage.setItem(deviceKey, made);
  return made;
}

type Sync = () => Promise<number>;
let fetchLists: Sync = async () => 0;
let onSessionEnded: () => void = () => {};
/** Set once by the app: how lists are fetched afresh, and what happens when the session ends elsewhere. */
export function prepareConnection(prepared: { sync: Sync; onSessionEnded: () => void }): void {
  fetchLists = prepared.sync;
  onSessionEnded = prepared.onSessionEnded;
}

function openLine(): WebSocketLike {
  const browserSocket = new WebSocket(new URL("/api/socket", location.href.replace(/^http/, "ws")));
  const line: WebSocketLike = {
    onopen: null,
    onmessage: null,
    onclose: null,
    send: (text) => browserSocket.send(text),
    close: () => browserSocket.close(),
  };
  browserSocket.onopen = () => line.onopen?.();
  browserSocket.onmessage = (message) => line.onmessage?.(message);
  browserSocket.onclose = (closed) => line.onclose?.(closed);
  return line;
}

let made: Socket | undefined;
/** The one socket of this tab. */
export function socket(): Socket {
  if (made) return made;
  made = new Socket({
    deviceId: rememberedDeviceId(),
    connect: openLine,
    random: Math.random,
    setTimer: (run, ms) => setTimeout(run, ms),
    clearTimer: (timer) => clearTimeout(timer as number | undefined),
    sync: () => fetchLists(),
    onPhase: (phase) =>
      useConnection.setState(({ lostAt }) => ({
        phase,
        lostAt: phase === "open" || phase === "syncing" || phase === "stopped" ? null : (lostAt ?? Date.now()),
      })),
    onSignedOut: () => onSessionEnded(),
    onOutdated: () => location.reload(),
  });
  addEventListener("online", () => made?.hurry());
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && made?.hurry());
  return made;
}

/** Over the socket when it is open (no new connection, no headers), otherwise over HTTP. */
export function callQuick<const E extends EndpointShape & { readonly overSocket: true }>(
  endpoint: E,
  ...rest: Rest<E>
): Promise<OutputOf<E>> {
  if (!socket().isOpen) return call(endpoint, ...rest);
  return proving(() =>
    socket()
      .request(endpoint, ...rest)
      .catch((thrown: unknown) => {
        throw thrown instanceof ApiFailure ? noted(endpoint, thrown) : thrown;
      }),
  );
}
