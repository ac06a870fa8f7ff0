const signals = ["SIGTERM", "SIGINT"] as const;

/** Resolves at the first request to stop; a second one ends the process as it would have without us. */
export function untilSignal(): Promise<(typeof signals)[number]> {
  return new Promise((resolve) => {
    for (const signal of signals) {
      process.once(signal, () => {
        for (const each of signals) process.removeAllListeners(each);
        resolve(signal);
      });
    }
  });
}
