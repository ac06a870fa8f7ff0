import { createStore, type StoreApi } from "zustand/vanilla";
import type { Conference } from "../../src/protocol/conferences.ts";
import type { Problem } from "../../src/protocol/problem.ts";
import { conferenceActs } from "./conference-acts.ts";
import type { ConferenceSessionDeps, FrameOf, Moderated } from "./conference-line.ts";
import { ConferenceLinks } from "./conference-links.ts";
import {
  type ConferencesView,
  type CurrentConference,
  endConference,
  newLobby,
  noConferences,
  takeConference,
} from "./conference-view.ts";
import { type Joining, joiningWith, rememberJoining } from "./devices.ts";
import { LocalMedia } from "./local-media.ts";
import { OwnScreen } from "./own-screen.ts";
import { openSharedScreen } from "./screen-share.ts";
import type { Sealing } from "./sealing/sealing.ts";
import { plainSealing } from "./sealing/sealing-view.ts";

const noticeMs = 8_000;
const reactionMs = 4_000;
/** Coming back by itself is tried as often before the person is told that the conference is lost. */
const maxReturns = 5;
const returnEveryMs = 1_500;
const showAfterMs = 150;

/** Answers to what was said before media was lost; asking to come in again is answered by neither. */
const late = new Set(["conference.not_found", "conference.participant_gone", "core.too_many"]);

/** Conferences of the signed-in person in this window: what people do, what the server says, and what the browser sends. */
export class ConferenceSession {
  readonly view: StoreApi<ConferencesView> = createStore(() => noConferences);
  readonly acts = conferenceActs(
    () => (this.#current?.phase === "active" ? this.#current.conferenceId : null),
    (frame) => void (this.#deps.line.send(frame) || this.#deps.onOffline()),
  );
  readonly #deps: ConferenceSessionDeps;
  readonly #stops: (() => void)[];
  #media: LocalMedia | null = null;
  readonly #screen: OwnScreen;
  #links: ConferenceLinks | null = null;
  #sealing: Sealing | null = null;
  #opening: Promise<Sealing | null> | null = null;
  #wishes = new Map<string, number>();
  #returns = 0;
  #isMoving = false;
  #reactions = 0;
  /** The line was down: what was said then may not have been heard. */
  #wasAway = false;
  #timers: Partial<Record<"notice" | "return" | "show", () => void>> = {};

  constructor(deps: ConferenceSessionDeps) {
    this.#deps = deps;
    const { line } = deps;
    this.#screen = new OwnScreen({
      open: deps.openScreen ?? openSharedScreen,
      mayShow: () => this.#current?.phase === "active",
      put: async (source, track) => this.#links?.publish.put(source, track),
      onChange: (video) => this.#showScreen(video),
    });
    this.#stops = [
      line.on("conference.state", (frame) => this.#takeState(frame)),
      line.on("conference.ended", (frame) => this.#takeEnd(frame)),
      line.on("conference.published", ({ sdp }) => void this.#links?.publish.answered(sdp)),
      line.on("conference.offer", (offer) => void this.#links?.receive.take(offer)),
      line.on("conference.speakers", (frame) => this.#takeSpeakers(frame)),
      line.on("conference.dropped", (frame) => this.#takeDrop(frame)),
      line.on("conference.waits", ({ conferenceId, conversationId }) => {
        if (this.#current?.conversationId === conversationId) this.#change({ phase: "waiting", conferenceId });
      }),
      line.on("conference.refused", ({ conferenceId }) => {
        if (this.#current?.conferenceId === conferenceId) this.#finish("refused");
      }),
      line.on("conference.keyHanded", ({ from, box }) => this.#sealing?.takeKey(from, box)),
      line.on("conference.keyAsked", ({ from }) => this.#sealing?.answer(from)),
      line.on("conference.reacted", (frame) => this.#takeReaction(frame)),
      line.on("conference.moderated", (frame) => this.#takeModerated(frame)),
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
  async prepare(conversationId: string, { microphone, camera }: Joining = joiningWith()): Promise<void> {
    if (this.#current) return;
    this.view.setState({ current: newLobby(conversationId), notice: null });
    const sealing = this.#deps.openSealing?.(conversationId, {
      send: (frame) => void this.#deps.line.send(frame),
      onView: (view) => this.#change({ sealing: view }),
      after: this.#deps.after,
    });
    if (sealing) this.#awaitSealing(sealing);
    const media = new LocalMedia(
      {
        onLane: (lane, track) => {
          // What a screen plays has a place of its own here, beside the screen: see `OwnScreen`.
          if (lane !== "sound") void this.#links?.publish.put(lane === "audio" ? "microphone" : "camera", track);
        },
        onChange: () => this.#showMedia(media),
        onPermission: (permission) => this.#change({ permission }),
      },
      this.#deps.openers,
    );
    this.#media = media;
    if (microphone) await media.openMicrophone();
    else media.setMuted(true);
    if (camera && this.#media === media && this.#deps.mayShowCamera()) await media.set("camera", true);
  }

  /**
   * @param isMoving the person's other devices leave the conference
   * @param isSilent comes in muted: another device in the same room hears already
   */
  join({ isMoving = false, isSilent = false } = {}): void {
    if (this.#current?.phase !== "lobby") return;
    this.#isMoving = isMoving;
    if (isSilent) this.#media?.setMuted(true);
    this.#change({ phase: "joining" });
    if (this.#ask()) return;
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
    if (this.#current?.phase === "lobby") rememberJoining({ microphone: isOn });
    this.#change({ askedBy: null });
    if (this.#media?.setMuted(!isOn) === false && isOn) void this.#media.openMicrophone();
  }
  setCamera(isOn: boolean): void {
    if (this.#current?.phase === "lobby") rememberJoining({ camera: isOn });
    void this.#media?.set("camera", isOn);
  }
  changeDevice(kind: "microphone" | "camera", id: string | undefined): void {
    void this.#media?.change(kind, id);
  }
  setScreen(isOn: boolean): Promise<void> {
    return this.#screen.set(isOn);
  }
  /** The question whether one would speak is answered without speaking. */
  dismissAsking(): void {
    this.#change({ askedBy: null });
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
    // Until our own return is answered the server may not know yet which line is ours: another's coming is told all the same.
    if (effect === "expelled" && !this.#wasAway) this.#finish("elsewhere");
    if (effect === "resumed" && this.#wasAway) {
      this.#links?.publish.repeat();
      this.#tellMuted();
    }
    if (effect === "resumed" || effect === "enter") this.#wasAway = false;
    if (effect === "enter") void this.#enter();
    if (selfParticipantId === null || this.#current?.conferenceId !== conference.id) return;
    if (this.#sealing) this.#sealing.take(conference, selfParticipantId);
    else this.#change({ sealing: plainSealing(conference) });
  }

  #takeEnd({ conferenceId, conversationId }: FrameOf<"conference.ended">): void {
    const before = this.#current;
    this.view.setState(endConference(this.view.getState(), conferenceId, conversationId));
    if (before && !this.#current) this.#finish("over");
  }

  #takeSpeakers({ conferenceId, participantIds }: FrameOf<"conference.speakers">): void {
    const current = this.#current;
    if (current?.conferenceId !== conferenceId) return;
    const loudest = participantIds.find((participantId) => participantId !== current.selfId);
    this.#change({ speakers: participantIds, spotlightId: loudest ?? current.spotlightId });
  }

  #takeReaction({ conferenceId, participantId, reaction }: FrameOf<"conference.reacted">): void {
    const current = this.#current;
    if (current?.conferenceId !== conferenceId) return;
    const key = ++this.#reactions;
    this.#change({ reactions: [...current.reactions, { key, participantId, reaction }] });
    this.#deps.after(reactionMs, () =>
      this.#change({ reactions: (this.#current?.reactions ?? []).filter((one) => one.key !== key) }),
    );
  }

  #takeModerated(frame: Moderated): void {
    if (this.#current?.conferenceId !== frame.conferenceId) return;
    const { act, byAccountId } = frame;
    if (act === "mute") this.#media?.setMuted(true);
    else if (act === "stopCamera") void this.#media?.set("camera", false);
    else if (act === "stopScreen") void this.#screen.set(false);
    else if (act === "askToUnmute" && !this.#current.sending.microphone) this.#change({ askedBy: byAccountId });
    else if (act === "remove") this.#finish("removed");
    this.#deps.onModerated(frame);
  }

  #takeDrop({ conferenceId }: FrameOf<"conference.dropped">): void {
    if (this.#current?.conferenceId === conferenceId) this.#return();
  }

  #takeProblem(problem: Problem): void {
    const current = this.#current;
    if (!current || !/^(conference\.|conversation\.not_found$|core\.too_many$)/.test(problem.code)) return;
    if (current.phase === "active" && problem.code === "conference.not_found") this.#return();
    // Too many reactions at once are simply not sent.
    else if (current.phase === "active" && problem.code !== "core.too_many") this.#deps.onProblem(problem);
    else if (current.phase === "joining") {
      this.#change({ phase: "lobby" });
      this.#deps.onProblem(problem);
    } else if (current.phase === "returning" && !late.has(problem.code)) {
      this.#deps.onProblem(problem);
      this.#finish("lost");
    }
  }

  /** The server took us in: media begins, on new connections. */
  async #enter(): Promise<void> {
    const conferenceId = this.#current?.conferenceId;
    const media = this.#media;
    if (!conferenceId || !media) return;
    this.#closeLinks();
    const { line, after, createConnection } = this.#deps;
    const links = new ConferenceLinks({
      ...{ line, after, createConnection, conferenceId, sealing: this.#sealing },
      onFailed: () => this.#return(),
      onMedia: (arriving) => {
        this.#returns = 0;
        this.#change({ media: arriving });
      },
      onReading: (read) => this.#change(read),
    });
    this.#links = links;
    this.#tellMuted();
    this.#tellWishes();
    await links.publish.start({ microphone: media.lanes.audio, camera: media.lanes.video });
    if (this.#links === links) await this.#screen.publish();
  }

  /** The socket is back: media never stopped, the server only has to know which line is ours. */
  #resume(): void {
    const current = this.#current;
    if (current && ["joining", "waiting", "returning"].includes(current.phase)) this.#ask();
    if (current?.phase !== "active" || !current.conferenceId || !current.selfId) return;
    const { conferenceId, selfId: participantId } = current;
    this.#wasAway = true;
    this.#deps.line.send({ type: "conference.resume", conferenceId, participantId });
  }

  /** @returns false while the line is down: its return is the next occasion */
  #ask(): boolean {
    const current = this.#current;
    if (!current) return false;
    const { conversationId } = current;
    // Keys are made while one looks at oneself; whoever is quicker waits for them.
    if (this.#opening) return true;
    const sealing = this.#sealing?.keys;
    return this.#deps.line.send({ type: "conference.join", conversationId, isMoving: this.#isMoving, sealing });
  }

  /** A browser that fails at it takes part without. */
  #awaitSealing(opening: Promise<Sealing | null>): void {
    this.#opening = opening;
    void opening
      .catch(() => null)
      .then((sealing) => {
        if (this.#opening !== opening) return sealing?.close();
        this.#opening = null;
        this.#sealing = sealing;
        if (this.#current?.phase === "joining" || this.#current?.phase === "returning") this.#ask();
      });
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
    this.#isMoving = false;
    this.#change({ phase: "returning", selfId: null, media: {}, speakers: [], path: null, statistics: [] });
    this.#timers.return?.();
    this.#timers.return = this.#deps.after(this.#returns === 1 ? 0 : returnEveryMs, () => {
      if (this.#current?.phase === "returning") this.#ask();
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
      sending: { microphone: audio !== null && microphone, camera, screen: this.#screen.isOn },
      trouble: media.trouble,
      ownMicrophone: audio,
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

  #showScreen(video: MediaStreamTrack | null): void {
    const { sending } = this.#current ?? {};
    if (sending)
      this.#change({
        sending: { ...sending, screen: video !== null },
        ownScreen: video ? new MediaStream([video]) : null,
      });
  }

  #closeLinks(): void {
    this.#links?.close();
    this.#links = null;
  }

  #close(): void {
    this.#closeLinks();
    this.#media?.close();
    this.#media = null;
    this.#screen.close();
    this.#sealing?.close();
    this.#sealing = null;
    this.#opening = null;
    this.#wishes = new Map();
    this.#returns = 0;
    this.#timers.return?.();
    this.#timers.show?.();
  }
}
