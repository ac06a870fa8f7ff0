import type { Problem } from "../../src/protocol/problem.ts";
import type { ClientFrame, ServerFrame } from "../../src/protocol/socket.ts";
import type { Sending } from "./call-view.ts";
import type { Openers } from "./local-media.ts";
import type { PeerLinkOptions } from "./peer-link.ts";

export type FrameOf<T extends ServerFrame["type"]> = Extract<ServerFrame, { type: T }>;

/** What a call needs of the socket. */
interface Line {
  readonly deviceId: string;
  /** False: not connected, nothing was sent. */
  send(frame: ClientFrame): boolean;
  on<T extends "call.state" | "call.signal" | "welcome" | "error">(
    type: T,
    handler: (frame: FrameOf<T>) => void,
  ): () => void;
}

export interface CallSessionDeps {
  readonly accountId: string;
  readonly line: Line;
  readonly iceServers: () => Promise<RTCIceServer[]>;
  readonly newId: () => string;
  readonly now: () => number;
  /** The server refused to start or take a call. */
  readonly onProblem: (problem: Problem) => void;
  readonly onOffline: () => void;
  /** Both go on in a bubble's conference. */
  readonly onMoved: (conversationId: string, sending: Sending) => void;
  /** The other one would rather stay in the call. */
  readonly onStaying: () => void;
  /** Calls back when this device may be in another network. Returns how to stop. */
  readonly onNetworkChange: (changed: () => void) => () => void;
  /** Calls back after a while; the returned function calls it off. */
  readonly after: (ms: number, run: () => void) => () => void;
  readonly openers?: Openers;
  readonly createConnection?: PeerLinkOptions["createConnection"];
}
