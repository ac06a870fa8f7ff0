import type { Timers } from "../timers.ts";

interface Timer {
  dueAt: number;
  readonly everyMs: number | null;
  readonly run: () => void;
}

/** A clock that stands still until it is moved, and the timers that hang on it. */
export class TestTimers implements Timers {
  at = 1_800_000_000_000;
  private readonly timers = new Set<Timer>();

  readonly now = (): number => this.at;

  every(ms: number, run: () => void): () => void {
    return this.add({ dueAt: this.at + ms, everyMs: ms, run });
  }

  after(ms: number, run: () => void): () => void {
    return this.add({ dueAt: this.at + ms, everyMs: null, run });
  }

  /** Moves time; what falls due runs in its order. */
  advance(ms: number): void {
    const end = this.at + ms;
    for (;;) {
      const due = [...this.timers].filter(({ dueAt }) => dueAt <= end).sort((a, b) => a.dueAt - b.dueAt)[0];
      if (!due) break;
      this.at = due.dueAt;
      if (due.everyMs === null) this.timers.delete(due);
      else due.dueAt += due.everyMs;
      due.run();
    }
    this.at = end;
  }

  private add(timer: Timer): () => void {
    this.timers.add(timer);
    return () => void this.timers.delete(timer);
  }
}
