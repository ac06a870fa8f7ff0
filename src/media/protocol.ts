import type { RelaySettings } from "./turn/open-relay.ts";
import type { RelayStats } from "./turn/turn-server.ts";

/**
 * What the main thread and the media worker say to each other. Ids are the caller's; the engine gives them no meaning.
 * Everything here is structured-cloned.
 */

export interface PublishTrack {
  /** Which m-line of the offer. */
  readonly mid: string;
  /** The id by which receivers and `show` name the track. */
  readonly trackId: string;
  /** Tracks of one group are played in step. */
  readonly group: string;
}

export interface TrackWish {
  readonly trackId: string;
  /** Lines of the picture as shown; 0 stops sending. */
  readonly maxHeight: number;
}

/** Requests that are answered; each by `{ ok: true, value }` or `{ ok: false, reason }`. */
export interface MediaRequests {
  listen: {
    in: {
      readonly port: number;
      readonly tcpPort: number | null;
      readonly publicAddresses: readonly string[];
      readonly relay: RelaySettings | null;
    };
    out: MediaPorts;
  };
  join: { in: { readonly roomId: string; readonly participantId: string }; out: null };
  /** The answer to a browser's offer of its sending connection. May be called again (renegotiation, retry). */
  publish: {
    in: { readonly participantId: string; readonly sdp: string; readonly tracks: readonly PublishTrack[] };
    out: { readonly sdp: string };
  };
  answer: { in: { readonly participantId: string; readonly sdp: string; readonly version: number }; out: null };
  stats: { in: null; out: MediaStats };
}
export type MediaRequestType = keyof MediaRequests;

/** Where a worker listens; `tcpPort` is null when there is none, or when another program has it. */
export interface MediaPorts {
  readonly port: number;
  readonly tcpPort: number | null;
}

export interface MediaStats {
  readonly rooms: number;
  readonly participants: number;
  /** RTP packets that came in and went out since the start. */
  readonly packetsIn: number;
  readonly packetsOut: number;
  /** Datagrams that fitted nowhere or were not well formed. */
  readonly datagramsDropped: number;
  /** Datagrams that the system did not take. */
  readonly sendsRefused: number;
  readonly relay: RelayStats;
}

/** Why the engine gave up a participant: connectivity never came or ended, the handshake failed, or the worker died. */
export type LossReason = "timeout" | "failed" | "worker";

/** Main thread → worker, unanswered. */
export type MediaOrder =
  | { readonly type: "leave"; readonly participantId: string }
  | { readonly type: "pause"; readonly participantId: string; readonly trackId: string; readonly isPaused: boolean }
  | { readonly type: "show"; readonly participantId: string; readonly tracks: readonly TrackWish[] }
  /** Offers the receiving connection afresh: the last offer or its answer may have been lost. */
  | { readonly type: "reoffer"; readonly participantId: string };

export type MediaRequestMessage = {
  [T in MediaRequestType]: { readonly type: T; readonly requestId: number; readonly input: MediaRequests[T]["in"] };
}[MediaRequestType];

export type ToWorker = MediaRequestMessage | MediaOrder;

export interface ReceiveOffered {
  readonly participantId: string;
  readonly sdp: string;
  readonly version: number;
  readonly tracks: readonly { readonly mid: string; readonly trackId: string }[];
}

/** Worker → main thread. */
export type FromWorker =
  | { readonly type: "reply"; readonly requestId: number; readonly ok: true; readonly value: unknown }
  | { readonly type: "reply"; readonly requestId: number; readonly ok: false; readonly reason: RefusalReason }
  | ({ readonly type: "offer" } & ReceiveOffered)
  | { readonly type: "speakers"; readonly roomId: string; readonly participantIds: readonly string[] }
  | { readonly type: "lost"; readonly participantId: string; readonly reason: LossReason }
  /** Something failed that nobody waited for; the worker goes on. */
  | { readonly type: "mistake"; readonly message: string };

/** Why a request was refused: nobody of that name, or a description the engine cannot use. */
export type RefusalReason = "unknown participant" | "unusable description" | "port in use" | "failed";
