import { createStore, type StoreApi } from "zustand/vanilla";
import type { Call, PeerSignal } from "../../src/protocol/calls.ts";
import type { Problem } from "../../src/protocol/problem.ts";
import type { ClientFrame, ServerFrame } from "../../src/protocol/socket.ts";
import {
  type CallsView,
  type CurrentCall,
  hasBegun,
  type Notice,
  newCurrent,
  nothing,
  noticeOf,
  type Ring,
  takeState,
} from "./call-view.ts";
import { LocalMedia, type Openers } from "./local-media.ts";
import { PeerLink, type PeerLinkOptions } from "./peer-link.ts";

type FrameOf<T extends ServerFrame["type"]> = Extract<ServerFrame, { type: T }>;

/** What a call needs of the socket. */
export interface Line {
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
  /** Calls back after a while; the returned function calls it off. */
  readonly after: (ms: number, run: () => void) => () => void;
  readonly openers?: Openers;
  readonly createConnection?: PeerLinkOptions["createConnection"];
}

/** Without media for this long the call is given up. */
const patienceMs = 30_000;
const noticeMs = 8_000;
const pathEveryMs = 2_000;

/** Calls of the signed-in person in this window: what people do, what the server says, and what the browser sends. */
export class CallSession {
  readonly view: StoreApi<CallsView> = createStore(() => nothing);
  readonly #deps: CallSessionDeps;
  readonly #stops: (() => void)[];
  #media: LocalMedia | null = null;
  #link: PeerLink | null = null;
  #isLinking = false;
  /** Signals that came before the link was there. */
  #early: PeerSignal[] = [];
  #timers: Partial<Record<"notice" | "patience" | "path", () => void>> = {};
  /** Calls that were hung up while the line was down. */
  readonly #unsaidEnds = new Set<string>();

  constructor(deps: CallSessionDeps) {
    this.#deps = deps;
    const { line } = deps;
    this.#stops = [
      line.on("call.state", (frame) => this.#takeState(frame)),
      line.on("call.signal", ({ callId, signal }) => this.#takeSignal(callId, signal)),
      line.on("welcome", () => this.#resume()),
      line.on("error", ({ problem }) => this.#takeProblem(problem)),
    ];
  }

  /** The call this window is in. */
  get #current(): CurrentCall | null {
    return this.view.getState().current;
  }

  async start(call: { conversationId: string; peerId: string; kind: Call["kind"] }): Promise<void> {
    if (this.#current) return;
    await this.#enter({ ...call, callId: this.#deps.newId() }, true);
  }

  async accept(kind: Call["kind"]): Promise<void> {
    const { ring } = this.view.getState();
    if (!ring || this.#current) return;
    await this.#enter({ ...ring, kind }, false);
  }

  refuse(): void {
    const { ring } = this.view.getState();
    if (!ring) return;
    this.#tell({ type: "call.refuse", callId: ring.callId });
    this.view.setState({ ring: null });
  }

  hangUp(): void {
    const current = this.#current;
    if (current) this.#leave(current, null);
  }

  setMuted(isMuted: boolean): void {
    if (this.#media?.setMuted(isMuted) === false && !isMuted) void this.#media.openMicrophone();
  }
  setCamera(isOn: boolean): void {
    void this.#media?.set("camera", isOn);
  }
  setScreen(isOn: boolean): void {
    void this.#media?.set("screen", isOn);
  }
  changeDevice(kind: "microphone" | "camera", id: string | undefined): void {
    void this.#media?.change(kind, id);
  }
  dismissNotice(): void {
    this.view.setState({ notice: null });
  }

  /** The call that the server knows this window to be in: what a closing window has to end by other means than its line. */
  get runningCallId(): string | null {
    const current = this.#current;
    return current && current.phase !== "preparing" ? current.callId : null;
  }

  /** The person signs out. */
  stop(): void {
    this.hangUp();
    for (const stop of this.#stops) stop();
    for (const callOff of Object.values(this.#timers)) callOff();
    this.view.setState(nothing);
  }

  async #enter(party: Ring, isOutgoing: boolean): Promise<void> {
    this.view.setState({
      current: newCurrent(party, isOutgoing),
      ring: isOutgoing ? this.view.getState().ring : null,
      notice: null,
    });
    const media = new LocalMedia(
      {
        onLane: (lane, track) => void this.#link?.put(lane, track),
        onChange: () => this.#showMedia(media),
        onPermission: (permission) => this.#change({ permission }),
      },
      this.#deps.openers,
    );
    this.#media = media;
    await media.openMicrophone();
    if (party.kind === "video") await media.set("camera", true);
    // Hung up, or ended by the other side, while the browser asked for permission.
    if (this.#media !== media || !this.#current) return;
    this.#change({ phase: "asking" });
    if (this.#ask(this.#current)) return;
    this.#drop();
    this.view.setState({ current: null });
    this.#deps.onOffline();
  }

  /** Says, or says again, what this window wants of the server. */
  #ask({ callId, conversationId, kind, isOutgoing }: CurrentCall): boolean {
    const { line } = this.#deps;
    return isOutgoing
      ? line.send({ type: "call.start", callId, conversationId, kind })
      : line.send({ type: "call.accept", callId });
  }

  #takeState(frame: FrameOf<"call.state">): void {
    const before = this.view.getState();
    const self = { accountId: this.#deps.accountId, deviceId: this.#deps.line.deviceId };
    const { view, effect } = takeState(before, frame, self, this.#deps.now());
    this.view.setState(view);
    if (view.notice !== before.notice) this.#keepNotice(view.notice);
    if (effect === "connect") void this.#connect();
    if (effect === "drop") this.#drop();
    if (effect === "repeat") {
      this.#link?.repeat();
      this.#tellSending();
    }
  }

  async #connect(): Promise<void> {
    const call = this.#current;
    if (!call || this.#link || this.#isLinking) return;
    this.#isLinking = true;
    // Without an answer direct paths are still tried.
    const iceServers = await this.#deps.iceServers().catch(() => []);
    this.#isLinking = false;
    const media = this.#media;
    if (this.#current?.callId !== call.callId || !media) return;
    const link = new PeerLink(
      {
        iceServers,
        isPolite: !call.isOutgoing,
        send: (signal) => this.#signal(signal),
        onState: (state) => {
          this.#change({ phase: state === "connected" ? "active" : "interrupted" });
          this.#waitForMedia(state !== "connected");
          void this.#readPath();
        },
        onRemote: (peerMedia) => this.#change({ peerMedia }),
        createConnection: this.#deps.createConnection,
      },
      media.lanes,
    );
    this.#link = link;
    this.#waitForMedia(true);
    this.#watchPath();
    this.#tellSending();
    const early = this.#early.splice(0);
    for (const signal of early) this.#takeSignal(call.callId, signal);
  }

  #takeSignal(callId: string, signal: PeerSignal): void {
    if (this.#current?.callId !== callId) return;
    if (signal.kind === "media") {
      const { microphone, camera, screen } = signal;
      this.#change({ peerSends: { microphone, camera, screen } });
    } else if (this.#link) void this.#link.take(signal);
    else this.#early.push(signal);
  }

  /** The line is back: whoever rang may have stopped; the own call goes on. */
  #resume(): void {
    this.view.setState({ ring: null });
    for (const callId of this.#unsaidEnds)
      if (this.#deps.line.send({ type: "call.end", callId })) this.#unsaidEnds.delete(callId);
    const current = this.#current;
    if (current?.phase === "asking") this.#ask(current);
    else if (current && current.phase !== "preparing")
      this.#deps.line.send({ type: "call.resume", callId: current.callId });
  }

  #takeProblem(problem: Problem): void {
    const current = this.#current;
    if (!current || current.phase === "preparing" || !/^(call\.|conversation\.|core\.too_many$)/.test(problem.code))
      return;
    // A call that has begun ends when the server says so; only the answer to resume may be that it knows of none.
    if (hasBegun(current)) {
      if (!this.#link?.isConnected && problem.code === "call.not_found") this.#leave(current, "lost");
      return;
    }
    this.#drop();
    this.view.setState({ current: null });
    this.#deps.onProblem(problem);
  }

  #leave(current: CurrentCall, ending: Notice["ending"] | null): void {
    if (current.phase !== "preparing") {
      const isSettled = current.isOutgoing || hasBegun(current) || current.phase === "asking";
      if (isSettled) this.#tell({ type: "call.end", callId: current.callId });
    } else if (!current.isOutgoing) this.#tell({ type: "call.refuse", callId: current.callId });
    this.#drop();
    const notice = ending ? noticeOf(current, current, ending, 0) : null;
    this.view.setState({ current: null, notice });
    this.#keepNotice(notice);
  }

  #tell(frame: Extract<ClientFrame, { type: "call.end" | "call.refuse" }>): void {
    if (!this.#deps.line.send(frame) && frame.type === "call.end") this.#unsaidEnds.add(frame.callId);
  }

  #signal(signal: PeerSignal): void {
    const current = this.#current;
    // Lost while the line is down: `repeat` says it again.
    if (current) this.#deps.line.send({ type: "call.signal", callId: current.callId, signal });
  }

  #showMedia(media: LocalMedia): void {
    if (this.#media !== media) return;
    const { video } = media.lanes;
    const shown = this.#current?.ownVideo?.getTracks()[0];
    this.#change({
      sending: media.sending,
      trouble: media.trouble,
      ...(shown !== (video ?? undefined) && { ownVideo: video && new MediaStream([video]) }),
    });
    this.#tellSending();
  }

  #tellSending(): void {
    if (this.#link && this.#media) this.#signal({ kind: "media", ...this.#media.sending });
  }

  async #readPath(): Promise<void> {
    const link = this.#link;
    const path = await link?.path().catch(() => null);
    if (link && this.#link === link) this.#change({ path: path ?? null });
  }

  #watchPath(): void {
    this.#timers.path = this.#deps.after(pathEveryMs, async () => {
      await this.#readPath();
      if (this.#link) this.#watchPath();
    });
  }

  #waitForMedia(isMissing: boolean): void {
    if (!isMissing) {
      this.#timers.patience?.();
      delete this.#timers.patience;
      return;
    }
    this.#timers.patience ??= this.#deps.after(patienceMs, () => {
      delete this.#timers.patience;
      const current = this.#current;
      if (current && !this.#link?.isConnected) this.#leave(current, "noPath");
    });
  }

  #keepNotice(notice: Notice | null): void {
    this.#timers.notice?.();
    delete this.#timers.notice;
    if (notice) this.#timers.notice = this.#deps.after(noticeMs, () => this.view.setState({ notice: null }));
  }

  #change(change: Partial<CurrentCall>): void {
    const current = this.#current;
    if (current) this.view.setState({ current: { ...current, ...change } });
  }

  /** Lets go of everything of the call that is over. */
  #drop(): void {
    this.#link?.close();
    this.#link = null;
    this.#media?.close();
    this.#media = null;
    this.#early = [];
    this.#timers.patience?.();
    this.#timers.path?.();
    this.#timers = this.#timers.notice ? { notice: this.#timers.notice } : {};
  }
}
