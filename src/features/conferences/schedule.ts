import type { Schedule } from "./conferences.deps.ts";

export const inRealTime: Schedule = (delayMs, run) => {
  const timer = setTimeout(run, delayMs);
  return () => clearTimeout(timer);
};
