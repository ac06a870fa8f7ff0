import type {
  FromWorker,
  LossReason,
  MediaOrder,
  MediaPorts,
  MediaRequests,
  MediaRequestType,
  MediaStats,
  PublishTrack,
  ReceiveOffered,
  RefusalReason,
  ToWorker,
  TrackWish,
} from "./protocol.ts";
import type { RelaySettings } from "./turn/open-relay.ts";

export interface MediaOptions {
  /** The one UDP port of all media; 0 takes any free one. */
  readonly port: number;
  /** Addresses to announce; empty: those of the interfaces. */
  readonly publicAddresses: readonly string[];
  /** The TCP port for networks without UDP; 0 takes any free one, null opens none. */
  readonly tcpPort: number | null;
  /** The relay for calls; null: none. */
  readonly relay: RelaySettings | null;
}

/** What the engine tells by itself. */
export interface MediaListener {
  /** The receiving connection's next version, to be answered by `answer`. */
  offered(offer: ReceiveOffered): void;
  /** Who speaks in a room, loudest first. */
  speakersChanged(roomId: string, participantIds: readonly string[]): void;
  /** The participant has no media connection any more and has left the room. */
  lost(participantId: string, reason: LossReason): void;
  /** Something failed inside that nobody waited for: for the log, since everything goes on. */
  mistaken?(message: string): void;
}

/** A request that the engine could not meet. */
export class MediaRefused extends Error {
  override readonly name = "MediaRefused";
  readonly reason: RefusalReason;
  constructor(reason: RefusalReason) {
    super(`media: ${reason}`);
    this.reason = reason;
  }
}

/**
 * The selective forwarding unit, seen from the main thread. Knows rooms, participants and tracks by ids of the caller's making,
 * nothing of people. The worker thread starts with the first participant and stays; when it dies, everybody in it is reported
 * `lost` ("worker") and the next join starts a new one.
 */
export interface MediaEngine {
  /** @throws MediaRefused when the worker cannot start ("port in use") */
  join(roomId: string, participantId: string): Promise<void>;
  /**
   * Where it listens; starts it if need be.
   * @throws MediaRefused when it cannot start ("port in use")
   */
  ports(): Promise<MediaPorts>;
  leave(participantId: string): void;
  /**
   * Answers a browser's offer of its sending connection.
   * @returns the answer's SDP
   * @throws MediaRefused
   */
  publish(participantId: string, sdp: string, tracks: readonly PublishTrack[]): Promise<string>;
  /** @throws MediaRefused */
  answer(participantId: string, sdp: string, version: number): Promise<void>;
  /** Stops or resumes passing a track on, whatever its sender sends. */
  pause(participantId: string, trackId: string, isPaused: boolean): void;
  show(participantId: string, tracks: readonly TrackWish[]): void;
  reoffer(participantId: string): void;
  /** null while no worker runs. */
  stats(): Promise<MediaStats | null>;
  /** Ends the worker; open requests fail. */
  stop(): void;
}

interface Running {
  readonly worker: Worker;
  readonly pending: Map<number, { resolve(value: unknown): void; reject(error: Error): void }>;
  readonly participants: Set<string>;
  readonly listening: Promise<MediaPorts>;
}

const startWorker = () => new Worker(new URL("./worker.ts", import.meta.url));

/** @param openWorker tests keep hold of the worker to see it die */
export function createMediaEngine(
  options: MediaOptions,
  listener: MediaListener,
  openWorker: () => Worker = startWorker,
): MediaEngine {
  let running: Running | undefined;
  let lastRequestId = 0;

  function start(): Running {
    const worker = openWorker();
    const pending: Running["pending"] = new Map();
    const participants = new Set<string>();
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => receive(data, pending, participants);
    const died = () => fail(worker);
    worker.onerror = died;
    worker.addEventListener("close", died);
    const listening = ask(worker, pending, "listen", options);
    running = { worker, pending, participants, listening };
    // Whoever joins sees the failure; a worker that cannot listen is of no use to anybody after.
    listening.catch(() => fail(worker));
    return running;
  }

  function receive(event: FromWorker, pending: Running["pending"], participants: Set<string>): void {
    if (event.type === "reply") {
      const waiting = pending.get(event.requestId);
      pending.delete(event.requestId);
      if (event.ok) waiting?.resolve(event.value);
      else waiting?.reject(new MediaRefused(event.reason));
    } else if (event.type === "offer") listener.offered(event);
    else if (event.type === "speakers") listener.speakersChanged(event.roomId, event.participantIds);
    else if (event.type === "mistake") listener.mistaken?.(event.message);
    else if (participants.delete(event.participantId)) listener.lost(event.participantId, event.reason);
  }

  function fail(worker: Worker): void {
    if (running?.worker !== worker) return;
    const { pending, participants } = running;
    running = undefined;
    worker.terminate();
    for (const { reject } of pending.values()) reject(new MediaRefused("failed"));
    for (const participantId of participants) listener.lost(participantId, "worker");
  }

  function ask<T extends MediaRequestType>(
    worker: Worker,
    pending: Running["pending"],
    type: T,
    input: MediaRequests[T]["in"],
  ): Promise<MediaRequests[T]["out"]> {
    const requestId = ++lastRequestId;
    return new Promise((resolve, reject) => {
      pending.set(requestId, { resolve: (value) => resolve(value as MediaRequests[T]["out"]), reject });
      worker.postMessage({ type, requestId, input } as ToWorker);
    });
  }

  const order = (message: MediaOrder) => running?.worker.postMessage(message);

  async function request<T extends MediaRequestType>(type: T, input: MediaRequests[T]["in"]) {
    const asked = running;
    if (asked === undefined) throw new MediaRefused("unknown participant");
    await asked.listening;
    // It died meanwhile: nobody would ever answer.
    if (running !== asked) throw new MediaRefused("failed");
    return ask(asked.worker, asked.pending, type, input);
  }

  return {
    ports: () => (running ?? start()).listening,
    async join(roomId, participantId) {
      const { listening, participants } = running ?? start();
      participants.add(participantId);
      try {
        await listening;
        await request("join", { roomId, participantId });
      } catch (error) {
        participants.delete(participantId);
        throw error;
      }
    },
    leave(participantId) {
      running?.participants.delete(participantId);
      order({ type: "leave", participantId });
    },
    publish: async (participantId, sdp, tracks) => (await request("publish", { participantId, sdp, tracks })).sdp,
    answer: async (participantId, sdp, version) => {
      await request("answer", { participantId, sdp, version });
    },
    pause: (participantId, trackId, isPaused) => order({ type: "pause", participantId, trackId, isPaused }),
    show: (participantId, tracks) => order({ type: "show", participantId, tracks }),
    reoffer: (participantId) => order({ type: "reoffer", participantId }),
    stats: async () => (running === undefined ? null : request("stats", null)),
    stop() {
      if (running === undefined) return;
      running.participants.clear();
      fail(running.worker);
    },
  };
}
