import { inRealTime, type Schedule } from "../../platform/jobs/schedule.ts";

export interface GatheringRules {
  /** So many are enough. */
  readonly atOnce: number;
  /** Milliseconds that the first of them waits at most. */
  readonly longestMs: number;
  readonly schedule?: Schedule;
}

/** Lets what happens to one thing wait for more of it, so that all of it is worked on at once. */
export class Gathering {
  readonly #rules: GatheringRules;
  readonly #release: (id: string) => void;
  readonly #waiting = new Map<string, { count: number; readonly callOff: () => void }>();

  constructor(rules: GatheringRules, release: (id: string) => void) {
    this.#rules = rules;
    this.#release = release;
  }

  note(id: string): void {
    const { atOnce, longestMs, schedule = inRealTime } = this.#rules;
    const waiting = this.#waiting.get(id);
    if (!waiting) this.#waiting.set(id, { count: 1, callOff: schedule(longestMs, () => this.releaseNow(id)) });
    else if (++waiting.count >= atOnce) this.releaseNow(id);
  }

  releaseNow(id: string): void {
    this.#waiting.get(id)?.callOff();
    this.#waiting.delete(id);
    this.#release(id);
  }

  releaseAll(): void {
    for (const id of [...this.#waiting.keys()]) this.releaseNow(id);
  }

  stop(): void {
    for (const { callOff } of this.#waiting.values()) callOff();
    this.#waiting.clear();
  }
}
