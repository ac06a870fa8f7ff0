import { FrameOpener } from "./frame-opener.ts";
import { FrameSealer } from "./frame-sealer.ts";
import type { FrameShape } from "./frame-shape.ts";
import type { Bytes } from "./sframe.ts";
import type { Lane, SealingMode, ToWorker } from "./worker-protocol.ts";

/** What others sent before they knew may still be on its way for as long after a change. */
const changeMs = 3_000;
const askAgainMs = 2_000;

export interface FrameGateOptions {
  readonly now: () => number;
  readonly onMissing: (participantId: string) => void;
}

/** Decides for each frame whether and how it passes. Lives in the worker; knows nothing of it. */
export class FrameGate {
  readonly #options: FrameGateOptions;
  readonly #sealer = new FrameSealer();
  readonly #openers = new Map<string, FrameOpener>();
  readonly #askedAt = new Map<string, number>();
  #lanes = new Map<string, Lane>();
  #mode: SealingMode = "hold";
  /** Until then a frame that is not sealed may be one of before. */
  #lenientUntil = 0;

  constructor(options: FrameGateOptions) {
    this.#options = options;
  }

  async take(told: ToWorker): Promise<void> {
    if (told.type === "own") await this.#sealer.use(told.key);
    else if (told.type === "other") await this.#openerOf(told.participantId).take(told.key);
    else if (told.type === "gone") this.#openers.delete(told.participantId);
    else if (told.type === "lanes") this.#lanes = new Map(told.lanes.map((lane) => [lane.mid, lane]));
    else this.#change(told.mode);
  }

  /** @returns null: it is not sent */
  async outgoing(frame: Bytes, shape: FrameShape): Promise<Bytes | null> {
    if (this.#mode === "plain") return frame;
    return this.#mode === "sealed" ? this.#sealer.seal(frame, shape) : null;
  }

  /** @returns null: it is not shown */
  async incoming(frame: Bytes, mid: string, picture: FrameShape["picture"]): Promise<Bytes | null> {
    const lane = this.#lanes.get(mid);
    if (!lane || this.#mode === "hold") return null;
    const { participantId, source } = lane;
    const opened = await this.#openers.get(participantId)?.open(frame, { source, picture });
    if (opened) return opened;
    if (this.#mode === "plain" || this.#options.now() < this.#lenientUntil) return frame;
    this.#miss(participantId);
    return null;
  }

  #change(mode: SealingMode): void {
    // Who comes into a sealed conference has nothing of before on the way.
    if (this.#mode === "plain" && mode === "sealed") this.#lenientUntil = this.#options.now() + changeMs;
    this.#mode = mode;
  }

  #miss(participantId: string): void {
    const now = this.#options.now();
    if (now - (this.#askedAt.get(participantId) ?? Number.NEGATIVE_INFINITY) < askAgainMs) return;
    this.#askedAt.set(participantId, now);
    this.#options.onMissing(participantId);
  }

  #openerOf(participantId: string): FrameOpener {
    const opener = this.#openers.get(participantId) ?? new FrameOpener(this.#options.now);
    this.#openers.set(participantId, opener);
    return opener;
  }
}
