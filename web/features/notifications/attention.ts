/** Somebody uses a window until nothing was done in it for so long. */
export const usedForMs = 60_000;

export interface AttentionDeps {
  readonly now: () => number;
  readonly setTimer: (run: () => void, ms: number) => unknown;
  readonly clearTimer: (timer: unknown) => void;
  readonly isVisible: () => boolean;
  /** Tells the server. */
  readonly report: (isAttended: boolean) => void;
}

/** Whether somebody looks at this window and used it a moment ago. Says so when it changes, and to each new line. */
export class Attention {
  readonly #deps: AttentionDeps;
  #usedAt: number;
  #told: boolean | undefined;
  #timer: unknown;

  constructor(deps: AttentionDeps) {
    this.#deps = deps;
    this.#usedAt = deps.now();
  }

  get isAttended(): boolean {
    return this.#deps.isVisible() && this.#deps.now() < this.#usedAt + usedForMs;
  }

  /** Keys, pointer, touch. Called often. */
  used(): void {
    this.#usedAt = this.#deps.now();
    if (this.#told !== true) this.changed();
  }

  /** The window was hidden or shown, or time passed. */
  changed(): void {
    const { isAttended } = this;
    if (isAttended !== this.#told) {
      this.#told = isAttended;
      this.#deps.report(isAttended);
    }
    this.#deps.clearTimer(this.#timer);
    if (isAttended)
      this.#timer = this.#deps.setTimer(() => this.changed(), this.#usedAt + usedForMs - this.#deps.now());
  }

  /** A new line knows nothing yet. */
  connected(): void {
    this.#told = undefined;
    this.changed();
  }

  stop(): void {
    this.#deps.clearTimer(this.#timer);
  }
}
