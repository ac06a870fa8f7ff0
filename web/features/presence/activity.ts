/** Nothing done in this window for so long: it is idle. The server decides when that makes somebody away. */
export const idleAfterMs = 60_000;

export interface ActivityDeps {
  readonly now: () => number;
  readonly setTimer: (run: () => void, ms: number) => unknown;
  readonly clearTimer: (timer: unknown) => void;
  /** Tells the server. False: there is no line; the next one is told by `connected`. */
  readonly report: (isActive: boolean, idleForSec: number) => void;
}

/** Whether somebody does something here. Says so when it changes, and to each new line; never in between. */
export class Activity {
  readonly #deps: ActivityDeps;
  #lastAt: number;
  #isActive = true;
  #timer: unknown;

  constructor(deps: ActivityDeps) {
    this.#deps = deps;
    this.#lastAt = deps.now();
    this.#wait();
  }

  /** Keys, pointer, touch, or the window is looked at again. Called often: costs nothing while active. */
  seen(): void {
    this.#lastAt = this.#deps.now();
    if (this.#isActive) return;
    this.#isActive = true;
    this.#tell();
    this.#wait();
  }

  connected(): void {
    this.#tell();
  }

  stop(): void {
    this.#deps.clearTimer(this.#timer);
  }

  #wait(): void {
    this.#deps.clearTimer(this.#timer);
    const leftMs = this.#lastAt + idleAfterMs - this.#deps.now();
    this.#timer = this.#deps.setTimer(() => this.#check(), leftMs);
  }

  #check(): void {
    if (this.#deps.now() < this.#lastAt + idleAfterMs) {
      this.#wait();
      return;
    }
    this.#isActive = false;
    this.#tell();
  }

  #tell(): void {
    const idleForSec = this.#isActive ? 0 : Math.round((this.#deps.now() - this.#lastAt) / 1000);
    this.#deps.report(this.#isActive, Math.min(86_400, idleForSec));
  }
}
