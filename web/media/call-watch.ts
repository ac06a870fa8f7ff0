import { type CallQuality, type QualitySample, qualityBetween, sampleOf } from "./call-quality.ts";
import { type MediaPath, readPath } from "./path.ts";
import type { PeerLink } from "./peer-link.ts";

export interface CallWatchDeps {
  readonly now: () => number;
  /** Calls back after a while; the returned function calls it off. */
  readonly after: (ms: number, run: () => void) => () => void;
  readonly onPath: (read: { path: MediaPath | null; quality?: CallQuality }) => void;
  /** Nothing came for so long that nobody waits any longer. */
  readonly onGiveUp: () => void;
}

/** Without media for this long the call is given up. */
const patienceMs = 30_000;
const pathEveryMs = 2_000;
/** A path that carries nothing is often another one's turn long before the browser gives it up; each look takes its time. */
const firstSeekMs = 3_000;

/** Looks at one connection: how media travels, how well, and whether it does at all. */
export class CallWatch {
  readonly #deps: CallWatchDeps;
  readonly #link: PeerLink;
  #last: QualitySample | null = null;
  #timers: Partial<Record<"patience" | "path" | "seek", () => void>> = {};
  #isOver = false;

  constructor(link: PeerLink, deps: CallWatchDeps) {
    this.#link = link;
    this.#deps = deps;
    this.#wait();
    this.#readAgain();
  }

  /** Media comes, or has stopped coming. */
  flows(isFlowing: boolean): void {
    this.#callOff("seek");
    if (isFlowing) this.#callOff("patience");
    else {
      this.#wait();
      this.#seek(firstSeekMs);
    }
    void this.#read();
  }

  stop(): void {
    this.#isOver = true;
    for (const name of ["patience", "path", "seek"] as const) this.#callOff(name);
  }

  #wait(): void {
    this.#timers.patience ??= this.#deps.after(patienceMs, () => {
      delete this.#timers.patience;
      if (!this.#link.isConnected) this.#deps.onGiveUp();
    });
  }

  #seek(ms: number): void {
    this.#timers.seek = this.#deps.after(ms, () => {
      this.#link.seekPath();
      this.#seek(ms * 2);
    });
  }

  #readAgain(): void {
    this.#timers.path = this.#deps.after(pathEveryMs, async () => {
      await this.#read();
      if (!this.#isOver) this.#readAgain();
    });
  }

  async #read(): Promise<void> {
    const stats = await this.#link.stats().catch(() => null);
    if (!stats || this.#isOver) return;
    const sample = sampleOf(stats, this.#deps.now());
    // Two looks within a moment say little.
    const isDue = !this.#last || sample.at - this.#last.at >= pathEveryMs / 2;
    const quality = isDue ? qualityBetween(this.#last, sample) : null;
    if (isDue) this.#last = sample;
    this.#deps.onPath({ path: readPath(stats), ...(quality && { quality }) });
  }

  #callOff(name: "patience" | "path" | "seek"): void {
    this.#timers[name]?.();
    delete this.#timers[name];
  }
}
