import type { Log } from "../platform.ts";
import { realTimers, type Timers } from "../realtime/timers.ts";

/** Work that is done again and again while the program runs. Never the only trigger of something that must happen. */
export interface Jobs {
  /** Runs `run` every `ms`, first after `ms`; never twice at once. What it throws is logged, and it is tried next time. */
  every(ms: number, name: string, run: () => Promise<void>): void;
  /** Starts nothing more; resolves once what is under way has ended. */
  stop(): Promise<void>;
}

export function createJobs(log: Log, timers: Pick<Timers, "every"> = realTimers): Jobs {
  const cancels: (() => void)[] = [];
  const underWay = new Set<Promise<void>>();

  const attempt = async (name: string, run: () => Promise<void>): Promise<void> => {
    try {
      await run();
    } catch (err) {
      log.error({ job: name, err }, "a job failed");
    }
  };

  return {
    every(ms, name, run) {
      let current: Promise<void> | undefined;
      const tick = (): void => {
        if (current !== undefined) {
          log.warn({ job: name }, "a job takes longer than its interval");
          return;
        }
        const started = attempt(name, run).finally(() => {
          underWay.delete(started);
          current = undefined;
        });
        current = started;
        underWay.add(started);
      };
      cancels.push(timers.every(ms, tick));
    },
    async stop() {
      for (const cancel of cancels.splice(0)) cancel();
      await Promise.all(underWay);
    },
  };
}
