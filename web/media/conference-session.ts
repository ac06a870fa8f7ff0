import { createStore, type StoreApi } from "zustand/vanilla";
import type { Conference } from "../../src/protocol/conferences.ts";
import type { Problem } from "../../src/protocol/problem.ts";
import type { ClientFrame, ServerFrame } from "../../src/protocol/socket.ts";
import {
  type ConferencesView,
  type CurrentConference,
  endConference,
  newLobby,
  noConferences,
  takeConference,
} from "./conference-view.ts";
import { DeviceError } from "./devices.ts";
import { LocalMedia, type Openers } from "./local-media.ts";
import { readPath } from "./path.ts";
import { PublishLink, type PublishLinkOptions } from "./publish-link.ts";
import { ReceiveLink } from "./receive-link.ts";
import { openSharedScreen, type SharedScreen } from "./screen-share.ts";

type FrameOf<T extends ServerFrame["type"]> = Extract<ServerFrame, { type: T }>;
type Heard = `conference.${"state" | "ended" | "published" | "offer" | "speakers" | "dropped"}` | "welcome" | "error";

/** What a conference needs of the socket. */
export interface ConferenceLine {
  /** False: not connected, nothing was sent. */
  send(frame: ClientFrame): boolean;
  on<T extends Heard>(type: T, handler: (frame: FrameOf<T>) => void): () => void;
}

export interface ConferenceSessionDeps {
  readonly line: ConferenceLine;
  readonly onProblem: (problem: Problem) => void;
  readonly onOffline: () => void;
  /** False: the person's camera stays off (their plan or company locks it). */
  readonly mayShowCamera: () => boolean;
  /** Calls back after a while; the returned function calls it off. */
  readonly after: (ms: number, run: () => void) => () => void;
  readonly openers?: Openers;
  readonly openScreen?: () => Promise<SharedScreen>;
  readonly createConnection?: PublishLinkOptions["createConnection"];
}

const noticeMs = 8_000;
const pathEveryMs = 2_000;
/** Coming back by itself is tried as often before the person is told that the conference is lost. */
const maxReturns = 5;
const returnEveryMs = 1_500;
const showAfterMs = 150;

/** Conferences of the signed-in person in this window: what people do, what the server says, and what the browser sends. */
export class ConferenceSession {
  readonly view: StoreApi<ConferencesView> = createStore(() => noConferences);
  readonly #deps: ConferenceSessionDeps;
  readonly #stops: (() => void)[];
  #media: LocalMedia | null = null;
  #screen: SharedScreen | null = null;
  #publish: PublishLink | null = null;
  #receive: ReceiveLink | null = null;
  #wishes = new Map<string, number>();
  #returns = 0;
  /** The line was down: what was said then may not have been heard. */
  #wasAway = false;
  #timers: Partial<Record<"notice" | "path" | "return" | "show", () => void>> = {};

  constructor(deps: ConferenceSessionDeps) {
    this.#deps = deps;
    const { line } = deps;
    this.#stops = [
      line.on("conference.state", (frame) => this.#takeState(frame)),
      line.on("conference.ended", (frame) => this.#takeEnd(frame)),
      line.on("conference.published", ({ sdp }) => void this.#publish?.answered(sdp)),
      line.on("conference.offer", (offer) => void this.#receive?.take(offer)),
      line.on("conference.speakers", (frame) => this.#takeSpeakers(frame)),
      line.on("conference.dropped", (frame) => this.#takeDrop(frame)),
      line.on("welcome", () => this.#resume()),
      line.on("error", ({ problem }) => this.#takeProblem(problem)),
    ];
  }

  get #current(): CurrentConference | null {
    return this.view.getState().current;
  }

  /** The list as fetched: what is not in it has ended. */
  setRunning(conferences: readonly Conference[]): void {
    const running = Object.fromEntries(conferences.map((conference) => [conference.conversationId, conference]));
    this.view.setState({ running });
  }

  /** Opens the devices and shows the person to themselves; nobody else sees anything yet. */
  async prepare(
    conversationId: string,
    { microphone, camera }: { microphone: boolean; camera: boolean } = { microphone: true, camera: true },
  ): Promise<void> {
    if (this.#current) return;
    this.view.setState({ current: newLobby(conversationId), notice: null });
    const media = new LocalMedia(
      {
        onLane: (lane, track) => void this.#publish?.put(lane === "audio" ? "microphone" : "camera", track),
        onChange: () => this.#showMedia(media),
        onPermission: (permission) => this.#change({ permission }),
      },
      this.#deps.openers,
    );
    this.#media = media;
    if (!microphone) media.setMuted(true);
    await media.openMicrophone();
    if (this.#media === media && camera && this.#deps.mayShowCamera()) await media.set("camera", true);
  }

  join(): void {
    const current = this.#current;
    if (current?.phase !== "lobby") return;
    this.#change({ phase: "joining" });
    if (this.#deps.line.send({ type: "conference.join", conversationId: current.conversationId })) return;
    this.#change({ phase: "lobby" });
    this.#deps.onOffline();
  }

  leave(): void {
    const current = this.#current;
    if (!current) return;
    if (current.conferenceId) this.#deps.line.send({ type: "conference.leave", conferenceId: current.conferenceId });
    this.#close();
    this.view.setState({ current: null });
  }

  setMicrophone(isOn: boolean): void {
    if (this.#media?.setMuted(!isOn) === false && isOn) void this.#media.openMicrophone();
  }
  setCamera(isOn: boolean): void {
    void this.#media?.set("camera", isOn);
  }
  changeDevice(kind: "microphone" | "camera", id: string | undefined): void {
    void this.#media?.change(kind, id);
  }

  async setScreen(isOn: boolean): Promise<void> {
    if (!isOn) return this.#endScreen();
    if (this.#screen || this.#current?.phase !== "active") return;
    try {
      const screen = await (this.#deps.openScreen ?? openSharedScreen)();
      if (this.#current?.phase !== "active") return stopScreen(screen);
      this.#screen = screen;
      // "Stop sharing" in the browser's own bar.
      screen.video.onended = () => void this.#endScreen();
      this.#showScreen();
      await this.#publish?.put("screen", screen.video);
      await this.#publish?.put("screenAudio", screen.audio);
    } catch (error) {
      if (!(error instanceof DeviceError)) throw error;
    }
  }

  /** How large each picture is shown; the server sends what fits. Told a moment later, when resizing has come to rest. */
  show(heights: Readonly<Record<string, number>>): void {
    const changed = Object.entries(heights).filter(([trackId, height]) => this.#wishes.get(trackId) !== height);
    if (changed.length === 0) return;
    for (const [trackId, height] of changed) this.#wishes.set(trackId, height);
    this.#timers.show?.();
    this.#timers.show = this.#deps.after(showAfterMs, () => this.#tellWishes());
  }

  dismissNotice(): void {
    this.view.setState({ notice: null });
  }

  /** The window closes or the person signs out. */
  stop(): void {
    this.leave();
    for (const stop of this.#stops) stop();
    for (const callOff of Object.values(this.#timers)) callOff();
    this.view.setState(noConferences);
  }

  #change(changes: Partial<CurrentConference>): void {
    const current = this.#current;
    if (current) this.view.setState({ current: { ...current, ...changes } });
  }

  #takeState({ conference, selfParticipantId }: FrameOf<"conference.state">): void {
    const { view, effect } = takeConference(this.view.getState(), conference, selfParticipantId);
    this.view.setState(view);
    if (effect === "expelled") this.#finish("elsewhere");
    if (effect === "enter") void this.#enter();
    if (effect === "resumed" && this.#wasAway) {
      this.#wasAway = false;
      this.#publish?.repeat();
    }
  }

  #takeEnd({ conferenceId, conversationId }: FrameOf<"conference.ended">): void {
    const before = this.#current;
    this.view.setState(endConference(this.view.getState(), conferenceId, conversationId));
    if (before && !this.#current) this.#finish("over");
  }

  #takeSpeakers({ conferenceId, participantIds }: FrameOf<"conference.speakers">): void {
    if (this.#current?.conferenceId === conferenceId) this.#change({ speakers: participantIds });
  }

  #takeDrop({ conferenceId }: FrameOf<"conference.dropped">): void {
    if (this.#current?.conferenceId === conferenceId) this.#return();
  }

  #takeProblem(problem: Problem): void {
    const current = this.#current;
    if (!current || !/^(conference\.|conversation\.not_found$|core\.too_many$)/.test(problem.code)) return;
    if (current.phase === "active" && problem.code === "conference.not_found") this.#return();
    else if (current.phase === "joining") {
      this.#change({ phase: "lobby" });
      this.#deps.onProblem(problem);
    } else if (current.phase === "returning") this.#finish("lost");
  }

  /** The server took us in: media begins, on new connections. */
  async #enter(): Promise<void> {
    const conferenceId = this.#current?.conferenceId;
    const media = this.#media;
    if (!conferenceId || !media) return;
    this.#closeLinks();
    const { line, createConnection } = this.#deps;
    const common = { onFailed: () => this.#return(), ...(createConnection && { createConnection }) };
    this.#receive = new ReceiveLink({
      ...common,
      send: (sdp, version) => void line.send({ type: "conference.answer", conferenceId, sdp, version }),
      onMedia: (arriving) => {
        this.#returns = 0;
        this.#change({ media: arriving });
      },
    });
    const publish = new PublishLink({
      ...common,
      send: (sdp, tracks) => void line.send({ type: "conference.publish", conferenceId, sdp, tracks }),
    });
    this.#publish = publish;
    this.#tellMuted();
    this.#tellWishes();
    this.#watchPath();
    await publish.start({ microphone: media.lanes.audio, camera: media.lanes.video });
    if (this.#screen && this.#publish === publish) {
      await publish.put("screen", this.#screen.video);
      await publish.put("screenAudio", this.#screen.audio);
    }
  }

  /** The socket is back: media never stopped, the server only has to know which line is ours. */
  #resume(): void {
    const current = this.#current;
    if (current?.phase === "joining")
      this.#deps.line.send({ type: "conference.join", conversationId: current.conversationId });
    if (current?.phase !== "active" || !current.conferenceId || !current.selfId) return;
    const { conferenceId, selfId: participantId } = current;
    this.#wasAway = true;
    this.#deps.line.send({ type: "conference.resume", conferenceId, participantId });
    this.#tellMuted();
  }

  /** Media was lost: comes in again by the front door. */
  #return(): void {
    const current = this.#current;
    if (!current || current.phase === "lobby") return;
    this.#closeLinks();
    this.#returns += 1;
    if (this.#returns > maxReturns) {
      this.#finish("lost");
      return;
    }
    this.#change({ phase: "returning", selfId: null, media: {}, speakers: [], path: null });
    this.#timers.return?.();
    this.#timers.return = this.#deps.after(this.#returns === 1 ? 0 : returnEveryMs, () => {
      const { conversationId, phase } = this.#current ?? current;
      if (phase !== "returning") return;
      // While the line is down nothing can be asked; its return is the next occasion.
      if (this.#deps.line.send({ type: "conference.join", conversationId })) return;
      this.#change({ phase: "joining" });
    });
  }

  #finish(ending: NonNullable<ConferencesView["notice"]>["ending"]): void {
    const conversationId = this.#current?.conversationId ?? this.view.getState().notice?.conversationId;
    this.#close();
    this.view.setState({ current: null, notice: conversationId ? { conversationId, ending } : null });
    this.#timers.notice?.();
    this.#timers.notice = this.#deps.after(noticeMs, () => this.dismissNotice());
  }

  #showMedia(media: LocalMedia): void {
    if (this.#media !== media) return;
    const { audio, video } = media.lanes;
    const known = this.#current?.ownCamera;
    const ownCamera = video === null ? null : known?.getTracks()[0] === video ? known : new MediaStream([video]);
    const before = this.#current?.sending;
    const { microphone, camera } = media.sending;
    this.#change({
      sending: { microphone: audio !== null && microphone, camera, screen: this.#screen !== null },
      trouble: media.trouble,
      ownCamera: ownCamera ?? null,
    });
    if (before?.microphone !== microphone || before.camera !== camera) this.#tellMuted();
  }

  /** Others see at once what is off, and the server passes none of it on. */
  #tellMuted(): void {
    const { conferenceId, phase, sending } = this.#current ?? {};
    if (!conferenceId || !sending || phase !== "active") return;
    for (const source of ["microphone", "camera"] as const)
      this.#deps.line.send({ type: "conference.mute", conferenceId, source, muted: !sending[source] });
  }

  #tellWishes(): void {
    const { conferenceId, phase } = this.#current ?? {};
    if (!conferenceId || phase !== "active" || this.#wishes.size === 0) return;
    const tracks = [...this.#wishes].slice(-200).map(([trackId, maxHeight]) => ({ trackId, maxHeight }));
    this.#deps.line.send({ type: "conference.show", conferenceId, tracks });
  }

  #showScreen(): void {
    const { sending } = this.#current ?? {};
    const video = this.#screen?.video;
    if (sending)
      this.#change({
        sending: { ...sending, screen: video !== undefined },
        ownScreen: video ? new MediaStream([video]) : null,
      });
  }

  async #endScreen(): Promise<void> {
    const screen = this.#screen;
    if (!screen) return;
    this.#screen = null;
    stopScreen(screen);
    this.#showScreen();
    await this.#publish?.put("screen", null);
    await this.#publish?.put("screenAudio", null);
  }

  #watchPath(): void {
    this.#timers.path?.();
    this.#timers.path = this.#deps.after(pathEveryMs, async () => {
      const link = this.#publish;
      if (!link) return;
      const stats: unknown[] = [];
      for (const report of [await link.stats, await this.#receive?.stats])
        report?.forEach((stat: unknown) => {
          stats.push(stat);
        });
      if (this.#publish !== link) return;
      this.#change({ path: readPath(stats) });
      this.#watchPath();
    });
  }

  #closeLinks(): void {
    this.#publish?.close();
    this.#receive?.close();
    this.#publish = null;
    this.#receive = null;
  }

  #close(): void {
    this.#closeLinks();
    this.#media?.close();
    this.#media = null;
    if (this.#screen) stopScreen(this.#screen);
    this.#screen = null;
    this.#wishes = new Map();
    this.#returns = 0;
    this.#timers.return?.();
    this.#timers.path?.();
    this.#timers.show?.();
  }
}

function stopScreen({ video, audio }: SharedScreen): void {
  video.onended = null;
  video.stop();
  audio?.stop();
}
