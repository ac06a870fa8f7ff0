import type { Draft } from "../../../../src/protocol/unsent.ts";

export interface DraftSyncDeps {
  readonly save: (conversationId: string, text: string) => Promise<Draft>;
  readonly list: () => Promise<readonly Draft[]>;
  /** What this device has. */
  readonly read: (conversationId: string) => string;
  /** Puts in its place what another device wrote. */
  readonly adopt: (conversationId: string, text: string) => void;
  readonly isOnline: () => boolean;
  readonly setTimer: (run: () => void, ms: number) => ReturnType<typeof setTimeout>;
  readonly clearTimer: (timer: ReturnType<typeof setTimeout>) => void;
}

/** Rests this long before others are told: not every letter is worth a message. */
const restMs = 1_200;

/**
 * Drafts of several devices. What is written here is told to the others once its author rests; what comes from elsewhere is taken
 * over unless something is being written here, which then is the newer one.
 */
export class DraftSync {
  readonly #deps: DraftSyncDeps;
  /** Written here and not told yet, with the timer that will; null: it waits for the line. */
  readonly #untold = new Map<string, ReturnType<typeof setTimeout> | null>();
  /** When the server last heard of each, by its clock. */
  readonly #heardAt = new Map<string, number>();

  constructor(deps: DraftSyncDeps) {
    this.#deps = deps;
  }

  wrote(conversationId: string): void {
    const waiting = this.#untold.get(conversationId);
    if (waiting) this.#deps.clearTimer(waiting);
    this.#untold.set(
      conversationId,
      this.#deps.setTimer(() => void this.#tell(conversationId), restMs),
    );
  }

  heard({ conversationId, text, at }: Draft): void {
    if (at <= (this.#heardAt.get(conversationId) ?? 0)) return;
    this.#heardAt.set(conversationId, at);
    if (this.#untold.has(conversationId) || this.#deps.read(conversationId) === text) return;
    this.#deps.adopt(conversationId, text);
  }

  /** After a while without a line: what was written meanwhile goes out, what others wrote comes in. */
  async catchUp(conversationIds: readonly string[]): Promise<void> {
    const drafts = new Map((await this.#deps.list()).map((draft) => [draft.conversationId, draft]));
    for (const conversationId of conversationIds) {
      const draft = drafts.get(conversationId);
      if (draft) this.heard(draft);
      // Known elsewhere once, and gone by now: it was sent or deleted there.
      else if (this.#heardAt.has(conversationId) && !this.#untold.has(conversationId))
        this.#deps.adopt(conversationId, "");
      else if (this.#deps.read(conversationId) !== "" && !this.#untold.has(conversationId)) this.wrote(conversationId);
    }
    for (const conversationId of this.#untold.keys()) void this.#tell(conversationId);
  }

  close(): void {
    for (const timer of this.#untold.values()) if (timer) this.#deps.clearTimer(timer);
    this.#untold.clear();
  }

  async #tell(conversationId: string): Promise<void> {
    const timer = this.#untold.get(conversationId);
    if (timer) this.#deps.clearTimer(timer);
    this.#untold.set(conversationId, null);
    if (!this.#deps.isOnline()) return;
    const text = this.#deps.read(conversationId);
    try {
      const { at } = await this.#deps.save(conversationId, text);
      this.#heardAt.set(conversationId, Math.max(at, this.#heardAt.get(conversationId) ?? 0));
    } catch {
      // Told with the next letter, or when the line is back.
      return;
    }
    if (this.#untold.get(conversationId) === null && this.#deps.read(conversationId) === text)
      this.#untold.delete(conversationId);
  }
}
