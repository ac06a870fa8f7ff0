import type { Occurrence } from "../api/client-log.ts";
import { type MediaPath, qualityOf } from "./path.ts";

type MediaEvent = Extract<Occurrence, { kind: "call" }>["event"];
interface Going {
  readonly phase: string;
  readonly path: MediaPath | null;
}

function eventOf({ phase, path }: Going): MediaEvent {
  if (phase === "active") return path === null ? "connected" : qualityOf(path);
  return phase === "interrupted" || phase === "returning" ? "interrupted" : "began";
}

/** Turns what a call or a conference shows into what the log remembers of it: each change once, and nobody's name. */
export function mediaLog(kind: "call" | "conference", record: (occurrence: Occurrence) => void) {
  let last: MediaEvent = "ended";
  return (current: Going | null): void => {
    const event = current === null || current.phase === "lobby" ? "ended" : eventOf(current);
    if (event !== last) record({ kind, event });
    last = event;
  };
}
