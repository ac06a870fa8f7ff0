/** Uploads under way. */
export interface Uploads {
  /**
   * Runs one upload of a file at a time. The newest wins: a client whose connection broke comes back before the server
   * notices, so the earlier one is told to stop and awaited; what it received is kept.
   */
  exclusively<T>(fileId: string, run: (signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Tells all to stop and waits until they have kept what they received. */
  stop(): Promise<void>;
}

export function createUploads(): Uploads {
  const running = new Map<string, { stop: AbortController; ended: Promise<unknown> }>();
  return {
    async exclusively(fileId, run) {
      const stop = new AbortController();
      const earlier = running.get(fileId);
      earlier?.stop.abort();
      const mine = Promise.resolve(earlier?.ended).then(() => run(stop.signal));
      const entry = { stop, ended: mine.catch(() => {}) };
      running.set(fileId, entry);
      try {
        return await mine;
      } finally {
        if (running.get(fileId) === entry) running.delete(fileId);
      }
    },
    async stop() {
      for (const { stop } of running.values()) stop.abort();
      await Promise.all([...running.values()].map(({ ended }) => ended));
    },
  };
}
