import { createStore, type StoreApi } from "zustand/vanilla";
import type { Call, PeerSignal } from "../../src/protocol/calls.ts";
import type { Problem } from "../../src/protocol/problem.ts";
import type { ClientFrame } from "../../src/protocol/socket.ts";
import { CallMove } from "./call-move.ts";
import type { CallSessionDeps, FrameOf } from "./call-session.deps.ts";
import {
  type CallsView,
  type CurrentCall,
  hasBegun,
  type LeftBehind,
  type Notice,
  newCurrent,
  newReturning,
  nothing,
  noticeOf,
  type Ring,
  takeState,
} from "./call-view.ts";
import { CallWatch } from "./call-watch.ts";
import { LocalMedia } from "./local-media.ts";
import { PeerLink } from "./peer-link.ts";

const noticeMs = 8_000;

/** Calls of the signed-in person in this window: what people do, what the server says, and what the browser sends. */
export class CallSession {
  readonly view: StoreApi<CallsView> = createStore(() => nothing);
  readonly move: CallMove;
  readonly #deps: CallSessionDeps;
  readonly #stops: (() => void)[];
  #media: LocalMedia | null = null;
  #link: PeerLink | null = null;
  #isLinking = false;
  /** Signals that came before the link was there. */
  #early: PeerSignal[] = [];
  #watch: CallWatch | null = null;
  #noticeEnds: (() => void) | undefined;
  /** Calls that were hung up while the line was down. */
  readonly #unsaidEnds = new Set<string>();

  constructor(deps: CallSessionDeps) {
    this.#deps = deps;
    const { line } = deps;
    this.move = new CallMove({
      current: () => this.#current,
      show: (transfer) => this.#change({ transfer }),
      signal: (signal) => this.#signal(signal),
      hangUp: () => this.hangUp(),
      after: deps.after,
      onStaying: deps.onStaying,
    });
    this.#stops = [
      line.on("call.state", (frame) => this.#takeState(frame)),
      line.on("call.signal", ({ callId, signal }) => this.#takeSignal(callId, signal)),
      line.on("welcome", () => this.#resume()),
      line.on("error", ({ problem }) => this.#takeProblem(problem)),
      deps.onNetworkChange(() => this.#link?.seekPath()),
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

  /** The page was loaded again while it was in a call: takes it up where it was. */
  async returnTo(left: LeftBehind): Promise<void> {
    if (this.#current) return;
    this.view.setState({ current: newReturning(left) });
    const media = this.#openMedia();
    if (!left.sending.microphone) media.setMuted(true);
    media.setHeld(left.isHeld);
    // The call is taken up without waiting for devices; they join in when they are open.
    this.#deps.line.send({ type: "call.resume", callId: left.callId });
    await media.openMicrophone();
    if (left.sending.camera && this.#media === media) await media.set("camera", true);
  }

  /** What a page that is loaded again needs to be in the call once more. */
  get leftBehind(): LeftBehind | null {
    const current = this.#current;
    if (!current || !(hasBegun(current) || (current.isOutgoing && current.phase === "ringing"))) return null;
    const { callId, conversationId, peerId, kind, isOutgoing, sending, isHeld } = current;
    return { callId, conversationId, peerId, kind, isOutgoing, sending, isHeld };
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
    if (current) this.#moveOn(current);
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
  /** On hold nobody hears or sees the other, and both are told. */
  setHeld(isHeld: boolean): void {
    this.#change({ isHeld });
    this.#applyHold();
    this.#tellSending();
  }
  nextCamera(): void {
    void this.#media?.nextCamera();
  }
  /** The tracks of both sides, for a recording. */
  get tracks() {
    const { microphone = null, picture = null, sound = null } = this.#media ?? {};
    return { microphone, picture, sound };
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
    this.#noticeEnds?.();
    this.view.setState(nothing);
  }

  async #enter(party: Ring, isOutgoing: boolean): Promise<void> {
    this.view.setState({
      current: newCurrent(party, isOutgoing),
      ring: isOutgoing ? this.view.getState().ring : null,
      notice: null,
    });
    const media = this.#openMedia();
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

  #openMedia(): LocalMedia {
    const media: LocalMedia = new LocalMedia(
      {
        onLane: (lane, track) => void this.#link?.put(lane, track),
        onChange: () => this.#showMedia(media),
        onPermission: (permission) => this.#change({ permission }),
      },
      this.#deps.openers,
    );
    this.#media = media;
    return media;
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
    if (effect === "renew") {
      this.#signal({ kind: "renew" });
      void this.#connect();
    }
    if (effect === "stay") this.#deps.line.send({ type: "call.resume", callId: frame.call.id });
    if (effect === "drop") {
      this.#drop();
      if (before.current) this.#moveOn(before.current);
    }
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
        id: this.#deps.newId(),
        iceServers,
        isPolite: !call.isOutgoing,
        send: (signal) => this.#signal(signal),
        onState: (state) => {
          this.#change({ phase: state === "connected" ? "active" : "interrupted" });
          this.#watch?.flows(state === "connected");
        },
        onRemote: (peerMedia) => this.#change({ peerMedia }),
        createConnection: this.#deps.createConnection,
      },
      media.lanes,
    );
    this.#link = link;
    this.#watch = new CallWatch(link, {
      now: this.#deps.now,
      after: this.#deps.after,
      onPath: (read) => this.#change(read),
      onGiveUp: () => {
        if (this.#current) this.#leave(this.#current, "noPath");
      },
    });
    this.#tellSending();
    const early = this.#early.splice(0);
    for (const signal of early) this.#takeSignal(call.callId, signal);
  }

  #takeSignal(callId: string, signal: PeerSignal): void {
    if (this.#current?.callId !== callId) return;
    switch (signal.kind) {
      case "media": {
        const { microphone, camera, screen, held } = signal;
        this.#change({ peerSends: { microphone, camera, screen }, isPeerHolding: held ?? false });
        this.#applyHold();
        break;
      }
      case "renew":
        void this.#renew();
        break;
      case "transfer":
        this.move.take(signal);
        break;
      default:
        if (!this.#link) this.#early.push(signal);
        else if (this.#link.isOfAnother(signal)) {
          this.#early.push(signal);
          void this.#renew();
        } else void this.#link.take(signal);
    }
  }

  /** The other page was loaded again: its connection is gone, and both make new ones. */
  async #renew(): Promise<void> {
    if (!this.#link) return;
    this.#closeLink();
    this.#change({ phase: "interrupted", peerMedia: null, path: null, quality: null });
    await this.#connect();
  }

  /** The call is over; whoever moves on goes where both agreed to go, sending what they sent. */
  #moveOn({ transfer, sending }: CurrentCall): void {
    if (transfer?.stage === "moving") this.#deps.onMoved(transfer.conversationId, sending);
  }

  #applyHold(): void {
    const { isHeld = false, isPeerHolding = false } = this.#current ?? {};
    this.#media?.setHeld(isHeld || isPeerHolding);
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
    const { picture } = media;
    const shown = this.#current?.ownVideo?.getTracks()[0];
    this.#change({
      sending: media.sending,
      trouble: media.trouble,
      ...(shown !== (picture ?? undefined) && { ownVideo: picture && new MediaStream([picture]) }),
    });
    this.#tellSending();
  }

  #tellSending(): void {
    const { isHeld: held = false } = this.#current ?? {};
    if (this.#link && this.#media) this.#signal({ kind: "media", ...this.#media.sending, held });
  }

  #keepNotice(notice: Notice | null): void {
    this.#noticeEnds?.();
    if (notice) this.#noticeEnds = this.#deps.after(noticeMs, () => this.view.setState({ notice: null }));
  }

  #change(change: Partial<CurrentCall>): void {
    const current = this.#current;
    if (current) this.view.setState({ current: { ...current, ...change } });
  }

  /** Lets go of everything of the call that is over. */
  #drop(): void {
    this.#closeLink();
    this.#media?.close();
    this.#media = null;
    this.#early = [];
    this.move.stop();
  }

  #closeLink(): void {
    this.#watch?.stop();
    this.#watch = null;
    this.#link?.close();
    this.#link = null;
  }
}
