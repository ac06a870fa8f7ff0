import type { Conference } from "../../../src/protocol/conferences.ts";
import type { SealingKeys } from "../../../src/protocol/sealing.ts";
import type { ClientFrame } from "../../../src/protocol/socket.ts";
import { deviceIdentity } from "./identity-storage.ts";
import { newOwnKeys, type OwnKeys } from "./member-keys.ts";
import { SealingRoom } from "./sealing-room.ts";
import type { SealingView } from "./sealing-view.ts";
import type { FromWorker, Lane, ToWorker, TransformOptions } from "./worker-protocol.ts";

export interface SealingOptions {
  readonly conversationId: string;
  readonly accountId: string;
  readonly send: (frame: ClientFrame) => void;
  readonly onView: (view: SealingView) => void;
  readonly after: (ms: number, run: () => void) => () => void;
}

/** This window's part in sealing a conference: its keys, and the worker that all its frames go through. */
export class Sealing {
  readonly #options: SealingOptions;
  readonly #worker = new Worker("/sealing-worker.js", { type: "module" });
  readonly #generation = { last: 0 };
  readonly #own: OwnKeys;
  #selfId: string | null = null;
  #room: SealingRoom | null = null;

  private constructor(options: SealingOptions, own: OwnKeys) {
    this.#options = options;
    this.#own = own;
    this.#worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#room?.ask(data.participantId);
  }

  /** @returns null where the browser lets no worker change frames between the codec and the network */
  static async open(options: SealingOptions): Promise<Sealing | null> {
    if (typeof RTCRtpScriptTransform === "undefined") return null;
    return new Sealing(options, await newOwnKeys(await deviceIdentity(options.accountId), options.conversationId));
  }

  /** To be announced when one asks to come in. */
  get keys(): SealingKeys {
    return this.#own.announced;
  }

  /** Who is in the conference now; with another self a new stay begins. */
  take(conference: Conference, selfId: string): void {
    if (this.#selfId !== selfId) {
      this.#selfId = selfId;
      this.#room?.close();
      this.#room = this.#open(conference.id, selfId);
    }
    void this.#room?.take(conference);
  }
  takeKey(from: string, box: string): void {
    void this.#room?.takeKey(from, box);
  }
  answer(from: string): void {
    void this.#room?.answer(from);
  }

  /** What this one sends is sealed from its first frame on. */
  seal(sender: RTCRtpSender, source: Lane["source"]): void {
    sender.transform = this.#transform({ role: "send", source });
  }

  /** Whose media comes in which place, before it comes. */
  receive(lanes: readonly Lane[], receivers: ReadonlyMap<string, RTCRtpReceiver>): void {
    this.#worker.postMessage({ type: "lanes", lanes } satisfies ToWorker);
    for (const [mid, receiver] of receivers) receiver.transform ??= this.#transform({ role: "receive", mid });
  }

  close(): void {
    this.#room?.close();
    this.#worker.terminate();
  }

  #open(conferenceId: string, selfId: string): SealingRoom {
    const { conversationId, send, onView, after } = this.#options;
    const tellWorker = (told: ToWorker) => this.#worker.postMessage(told);
    tellWorker({ type: "mode", mode: "hold" });
    return new SealingRoom({
      ...{ conversationId, conferenceId, selfId, send, tellWorker, onView, after },
      own: this.#own,
      ...{ now: () => performance.now(), generation: this.#generation },
    });
  }

  #transform(options: TransformOptions): RTCRtpScriptTransform {
    return new RTCRtpScriptTransform(this.#worker, options);
  }
}
