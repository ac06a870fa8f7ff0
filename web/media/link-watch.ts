import { readStatistics, type StreamStatistics } from "./conference-statistics.ts";
import { type MediaPath, readPath } from "./path.ts";
import type { PublishLink } from "./publish-link.ts";
import type { ReceiveLink } from "./receive-link.ts";

const everyMs = 2_000;

export interface LinkWatchOptions {
  readonly publish: PublishLink;
  readonly receive: ReceiveLink;
  /** Calls back after a while; the returned function calls it off. */
  readonly after: (ms: number, run: () => void) => () => void;
  readonly onReading: (reading: { path: MediaPath | null; statistics: readonly StreamStatistics[] }) => void;
}

/** Looks again and again at how media travels on both connections. */
export class LinkWatch {
  readonly #options: LinkWatchOptions;
  #before: unknown[] = [];
  #callOff: () => void = () => {};
  #isStopped = false;

  constructor(options: LinkWatchOptions) {
    this.#options = options;
    this.#wait();
  }

  stop(): void {
    this.#isStopped = true;
    this.#callOff();
  }

  #wait(): void {
    this.#callOff = this.#options.after(everyMs, () => void this.#look());
  }

  async #look(): Promise<void> {
    const { publish, receive, onReading } = this.#options;
    const stats: unknown[] = [];
    for (const report of [await publish.stats, await receive.stats])
      report.forEach((stat: unknown) => {
        stats.push(stat);
      });
    if (this.#isStopped) return;
    const statistics = readStatistics(stats, this.#before, (mid) => receive.trackAt(mid));
    this.#before = stats;
    onReading({ path: readPath(stats), statistics });
    this.#wait();
  }
}
