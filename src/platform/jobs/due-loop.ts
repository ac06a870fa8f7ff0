import type { Log } from "../platform.ts";

export interface DueLoopOptions {
  /** For the log. */
  readonly name: string;
  readonly log: Log;
  readonly now: () => number;
  /** Does what is due, or a part of it. @returns whether anything was */
  readonly doDue: () => Promise<boolean>;
  /** When the next thing is due; undefined: nothing waits. */
  readonly nextDueAt: () => Promise<number | undefined>;
}

/** Does stored work when its time comes. What is stored decides, so that a crash loses nothing. */
export interface DueLoop {
  /** Something was stored: looks at once. */
  wake(): void;
  /** Looks at once; resolves when nothing is due any more. */
  settled(): Promise<void>;
  /** Finishes what is under way and starts nothing more. */
  stop(): Promise<void>;
}

/** `setTimeout` counts in 32 bits; a day is often enough to look again. */
const longestSleepMs = 86_400_000;
const afterFailureMs = 60_000;

export function createDueLoop({ name, log, now, doDue, nextDueAt }: DueLoopOptions): DueLoop {
  let running: Promise<void> | undefined;
  let again = false;
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const run = async () => {
    do {
      again = false;
      if (await doDue()) again = true;
    } while (again && !isStopped);
    const dueAt = await nextDueAt();
    if (dueAt === undefined || isStopped) return;
    timer = setTimeout(wake, Math.min(Math.max(dueAt - now(), 0), longestSleepMs));
  };

  const wake = () => {
    if (isStopped) return;
    again = true;
    clearTimeout(timer);
    running ??= run()
      .catch((error: unknown) => {
        again = false;
        log.error({ name, error }, "stored work could not be done; trying again in a minute");
        timer = setTimeout(wake, afterFailureMs);
      })
      .finally(() => {
        running = undefined;
        // Woken between the last look and here.
        if (again) wake();
      });
  };

  return {
    wake,
    async settled() {
      wake();
      while (running) await running;
    },
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
