import type { Log } from "../platform.ts";

/** Work that nobody waits for; the program does, before it ends. */
export interface Aside {
  run(name: string, act: () => Promise<void>): void;
  /** Resolves when all of it is done. */
  settled(): Promise<void>;
}

export function createAside(log: Log): Aside {
  const running = new Set<Promise<void>>();
  return {
    run(name, act) {
      const work: Promise<void> = act()
        .catch((error: unknown) => log.error({ name, error }, "work aside failed"))
        .finally(() => running.delete(work));
      running.add(work);
    },
    async settled() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
