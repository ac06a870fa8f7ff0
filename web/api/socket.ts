import type { EndpointShape, OutputOf } from "../../src/protocol/endpoint.ts";
import { type ClientFrame, maxFrameBytes, type ServerFrame, type WireEvent } from "../../src/protocol/socket.ts";
import type { Rest } from "./call.ts";
import { type ApiFailure, failureFrom, offlineFailure } from "./failure.ts";
import {
  initialState,
  type Phase,
  type SocketEffect,
  type SocketInput,
  type SocketState,
  step,
} from "./socket-machine.ts";

/** What a browser's WebSocket has and a test's has too. */
export interface WebSocketLike {
  onopen: (() => void) | null;
  onmessage: ((message: { data: unknown }) => void) | null;
  onclose: ((closed: { code: number }) => void) | null;
  send(text: string): void;
  close(): void;
}
export interface SocketDeps {
  readonly deviceId: string;
  readonly connect: () => WebSocketLike;
  readonly random: () => number;
  readonly setTimer: (run: () => void, ms: number) => unknown;
  readonly clearTimer: (timer: unknown) => void;
  /** Fetches every list afresh; answers the cursor they are true at. Repeated until it succeeds. */
  readonly sync: () => Promise<number>;
  readonly onPhase: (phase: Phase) => void;
  readonly onSignedOut: () => void;
  readonly onOutdated: () => void;
}

type FrameOf<T extends ServerFrame["type"]> = Extract<ServerFrame, { type: T }>;
type EventOf<T extends WireEvent["type"]> = Extract<WireEvent, { type: T }>;
type Handler = (frame: ServerFrame) => void;
type EventHandler = (event: WireEvent) => void;
interface Waiting {
  resolve(body: unknown): void;
  reject(failure: ApiFailure): void;
  timer: unknown;
}

/** An answer that takes longer is treated as lost; whatever is sent over the socket can be repeated safely. */
const answerWithinMs = 15_000;
const syncAgainMs = 3_000;
const closedByUs = 1006;

/** One WebSocket to the server that is always there or on its way back. */
export class Socket {
  readonly #deps: SocketDeps;
  #state: SocketState;
  #line: WebSocketLike | undefined;
  #wait: unknown;
  #beat: unknown;
  #nextRef = 0;
  /** Counts what was fetched afresh: only the last fetch knows of everything that was thrown away for it. */
  #syncs = 0;
  readonly #waiting = new Map<string, Waiting>();
  readonly #handlers = new Map<string, Set<Handler>>();
  readonly #eventHandlers = new Map<string, Set<EventHandler>>();

  constructor(deps: SocketDeps) {
    this.#deps = deps;
    this.#state = initialState(deps.deviceId);
  }

  get phase(): Phase {
    return this.#state.phase;
  }
  get deviceId(): string {
    return this.#deps.deviceId;
  }
  /** True once lists and socket agree. */
  get isOpen(): boolean {
    return this.#state.phase === "open";
  }

  /** @param cursor the position at which the lists are true that were fetched already */
  start(cursor?: number): void {
    this.#take({ type: "start", cursor });
  }
  stop(): void {
    this.#take({ type: "stop" });
  }
  /** Do not wait for the timer: the network came back, or the window is looked at again. */
  hurry(): void {
    this.#take({ type: "hurry" });
  }

  /** Handles frames of one type (calls, conferences, typing). Returns how to stop. */
  on<T extends ServerFrame["type"]>(type: T, handler: (frame: FrameOf<T>) => void): () => void {
    return register(this.#handlers, type, handler as Handler);
  }
  /** Handles wire events of one type, each exactly once and in order. Returns how to stop. */
  onEvent<T extends WireEvent["type"]>(type: T, handler: (event: EventOf<T>) => void): () => void {
    return register(this.#eventHandlers, type, handler as EventHandler);
  }

  /** Sends a frame now. False: not connected, nothing was sent. */
  send(frame: ClientFrame): boolean {
    if (this.#state.phase !== "open" && this.#state.phase !== "syncing") return false;
    this.#write(frame);
    return true;
  }

  /**
   * Calls an endpoint marked `overSocket`.
   * @throws ApiFailure; `isOffline` when the line is down, breaks, or no answer comes: the request may have been done
   */
  request<const E extends EndpointShape & { readonly overSocket: true }>(
    endpoint: E,
    ...[input]: Rest<E>
  ): Promise<OutputOf<E>> {
    this.#nextRef += 1;
    const ref = String(this.#nextRef);
    const frame: ClientFrame = { type: "request", ref, operation: endpoint.operation, ...input };
    return new Promise<unknown>((resolve, reject) => {
      if (!this.send(frame)) return reject(offlineFailure());
      const timer = this.#deps.setTimer(() => this.#settle(ref)?.reject(offlineFailure()), answerWithinMs);
      this.#waiting.set(ref, { resolve, reject, timer });
    }) as Promise<OutputOf<E>>;
  }

  #take(input: SocketInput): void {
    const before = this.#state.phase;
    const { state, effects } = step(this.#state, input);
    this.#state = state;
    for (const effect of effects) this.#perform(effect);
    if (this.#state.phase !== before) this.#deps.onPhase(this.#state.phase);
  }

  #perform(effect: SocketEffect): void {
    switch (effect.do) {
      case "connect":
        this.#connect();
        break;
      case "close":
        this.#drop();
        break;
      case "send":
        this.#write(effect.frame);
        break;
      case "wait":
        this.#deps.clearTimer(this.#wait);
        this.#wait = this.#deps.setTimer(() => this.#take({ type: "timer" }), effect.ms);
        break;
      case "beat":
        this.#scheduleBeat(effect.sec);
        break;
      case "deliver":
        this.#deliver(effect.frame);
        break;
      case "sync":
        void this.#sync();
        break;
      case "reload":
        this.#deps.onOutdated();
        break;
      case "signedOut":
        this.#deps.onSignedOut();
        break;
    }
  }

  #connect(): void {
    this.#deps.clearTimer(this.#wait);
    const line = this.#deps.connect();
    this.#line = line;
    line.onopen = () => this.#line === line && this.#take({ type: "opened" });
    line.onmessage = ({ data }) => {
      if (this.#line !== line) return;
      const frame = readFrame(data);
      if (frame) this.#take({ type: "frame", frame });
    };
    line.onclose = ({ code }) => this.#line === line && this.#lost(code);
  }

  /** Closes our side. A dead line never reports its close, so the loss is taken at once. */
  #drop(): void {
    const line = this.#line;
    this.#lost(closedByUs);
    line?.close();
  }

  #lost(code: number): void {
    this.#line = undefined;
    this.#deps.clearTimer(this.#beat);
    for (const ref of [...this.#waiting.keys()]) this.#settle(ref)?.reject(offlineFailure());
    this.#take({ type: "closed", code, random: this.#deps.random() });
    if (this.#state.phase === "stopped") this.#deps.clearTimer(this.#wait);
  }

  #scheduleBeat(sec: number): void {
    this.#deps.clearTimer(this.#beat);
    this.#beat = this.#deps.setTimer(() => {
      this.#take({ type: "heartbeat" });
      if (this.#line) this.#scheduleBeat(sec);
    }, sec * 1000);
  }

  async #sync(): Promise<void> {
    this.#syncs += 1;
    const sync = this.#syncs;
    const isLast = () => sync === this.#syncs && this.#state.phase === "syncing";
    try {
      const cursor = await this.#deps.sync();
      if (isLast()) this.#take({ type: "synced", cursor });
    } catch {
      // Try again, unless the next welcome has asked anew.
      this.#deps.setTimer(() => isLast() && void this.#sync(), syncAgainMs);
    }
  }

  #write(frame: ClientFrame): void {
    const text = JSON.stringify(frame);
    if (text.length > maxFrameBytes) throw new RangeError(`Frame ${frame.type} is larger than ${maxFrameBytes} bytes`);
    this.#line?.send(text);
  }

  #deliver(frame: ServerFrame): void {
    if (frame.type === "response") {
      this.#settle(frame.ref)?.resolve(frame.body);
      return;
    }
    const asked = frame.type === "error" && frame.ref !== undefined ? this.#settle(frame.ref) : undefined;
    if (frame.type === "error" && asked) {
      asked.reject(failureFrom(frame.problem.status, frame.problem));
      return;
    }
    for (const handler of this.#handlers.get(frame.type) ?? []) handler(frame);
    if (frame.type !== "event") return;
    for (const handler of this.#eventHandlers.get(frame.event.type) ?? []) handler(frame.event);
  }

  #settle(ref: string): Waiting | undefined {
    const waiting = this.#waiting.get(ref);
    if (!waiting) return undefined;
    this.#waiting.delete(ref);
    this.#deps.clearTimer(waiting.timer);
    return waiting;
  }
}

function register<H>(handlers: Map<string, Set<H>>, type: string, handler: H): () => void {
  const known = handlers.get(type) ?? new Set<H>();
  handlers.set(type, known.add(handler));
  return () => void known.delete(handler);
}

/** A frame of a newer server that this build does not know is skipped, not fatal. */
/** What one's own server sends is taken as it is: it parses what it is sent, and both are of one version since the welcome. */
function readFrame(data: unknown): ServerFrame | undefined {
  if (typeof data !== "string") return undefined;
  try {
    const frame: ServerFrame | null = JSON.parse(data);
    return typeof frame?.type === "string" ? frame : undefined;
  } catch {
    return undefined;
  }
}
