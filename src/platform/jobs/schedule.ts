/** Runs something later; the returned function calls it off. Tests hold the clock. */
export type Schedule = (delayMs: number, run: () => void) => () => void;

export const inRealTime: Schedule = (delayMs, run) => {
  const timer = setTimeout(run, delayMs);
  return () => clearTimeout(timer);
};
