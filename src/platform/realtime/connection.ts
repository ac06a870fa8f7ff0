import { closeCode, type ServerFrame } from "../../protocol/socket.ts";
import { type Bucket, fullBucket } from "../http/rate-limit.ts";
import type { Caller, Device } from "../platform.ts";
import type { Flusher } from "./flusher.ts";

/** What is used of Bun's `ServerWebSocket`. */
export interface Transport {
  /** @returns bytes sent, -1 when they wait in memory, 0 when they were dropped */
  send(text: string): number;
  cork(write: () => void): void;
  getBufferedAmount(): number;
  ping(): void;
  close(code: number, reason: string): void;
}

/** Beyond this much unread output a socket is cut; its client resumes from its last cursor. */
export const maxBufferedBytes = 4 * 1024 * 1024;
/** Events kept for a socket while what it missed is read; beyond it the client fetches its lists afresh. */
export const maxHeldEvents = 2_000;

export interface HeldEvent {
  readonly cursor: number;
  readonly text: string;
}

/** greeting: waits for hello · resuming: what was missed is being read, events wait · open · closed */
export type Phase = "greeting" | "resuming" | "open" | "closed";

export interface ConnectionOptions {
  readonly socketId: string;
  readonly caller: Caller;
  readonly address: string;
  /** The upgrade request: asked again from time to time whether its session still holds. */
  readonly request: Request;
  readonly now: number;
  readonly flusher: Flusher;
  /** Sees every frame before it is sent: for development and tests. */
  readonly inspect?: (frame: ServerFrame) => void;
}

/** One WebSocket of one device. */
export class Connection implements Device {
  readonly socketId: string;
  readonly address: string;
  readonly request: Request;
  deviceId = "";
  caller: Caller;
  phase: Phase = "greeting";
  lastHeardAt: number;
  requestsInFlight = 0;
  /** The client said that it has everything up to here: it may be ahead of live delivery. */
  hasUpTo = 0;
  /** null: more came than is kept. */
  held: HeldEvent[] | null = [];
  readonly frameBucket: Bucket;
  readonly faultBucket: Bucket;
  private outbox: string[] = [];
  private readonly transport: Transport;
  private readonly flusher: Flusher;
  private readonly inspect: ((frame: ServerFrame) => void) | undefined;

  constructor(transport: Transport, options: ConnectionOptions) {
    this.transport = transport;
    this.socketId = options.socketId;
    this.caller = options.caller;
    this.address = options.address;
    this.request = options.request;
    this.lastHeardAt = options.now;
    this.frameBucket = fullBucket(options.now);
    this.faultBucket = fullBucket(options.now);
    this.flusher = options.flusher;
    this.inspect = options.inspect;
  }

  send(frame: ServerFrame): void {
    this.inspect?.(frame);
    this.push(JSON.stringify(frame));
  }

  /** A frame that is already text: made once, whoever receives it. */
  push(text: string): void {
    if (this.phase === "closed") return;
    if (this.outbox.push(text) === 1) this.flusher.schedule(this);
  }

  pushEvent(cursor: number, text: string): void {
    if (cursor <= this.hasUpTo) return;
    if (this.phase !== "resuming") this.push(text);
    else if (this.held && this.held.push({ cursor, text }) > maxHeldEvents) this.held = null;
  }

  flush(): void {
    const frames = this.outbox;
    if (frames.length === 0 || this.phase === "closed") return;
    this.outbox = [];
    if (frames.length === 1) this.write(frames[0] as string);
    else
      this.transport.cork(() => {
        for (const text of frames) this.write(text);
      });
  }

  ping(): void {
    this.transport.ping();
  }

  /** What is waiting still goes out before the close frame. */
  close(code: number, reason: string): void {
    if (this.phase === "closed") return;
    this.flush();
    this.phase = "closed";
    this.transport.close(code, reason);
  }

  private write(text: string): void {
    if (this.phase === "closed") return;
    const status = this.transport.send(text);
    if (status > 0) return;
    if (status === 0 || this.transport.getBufferedAmount() > maxBufferedBytes) {
      this.phase = "closed";
      this.transport.close(closeCode.slow, "too slow");
    }
  }
}
