/** Lets everything that waits for the thread have its turn: local reads block it, and awaiting them alone frees nobody. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
