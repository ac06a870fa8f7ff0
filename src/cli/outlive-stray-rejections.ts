import type { Log } from "../platform/platform.ts";

/**
 * A promise that fails while nobody waits for it is a mistake of ours; it is logged, and everybody else's calls and messages go
 * on. Without this the runtime would end the process.
 */
export function outliveStrayRejections(log: Log): void {
  process.on("unhandledRejection", (error) => log.error({ err: error }, "a promise failed that nobody waited for"));
}
