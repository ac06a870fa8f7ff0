import type { RecordingEnd, RecordingState } from "../../protocol/recordings.ts";

/** Where a recording stands. */
export interface Standing {
  readonly state: RecordingState;
  readonly ended: RecordingEnd | null;
}

export type RecordingEvent = "agree" | "refuse" | "withdraw" | "stop" | "keep" | "delete" | "callEnds";
export type Party = "recorder" | "other";

/**
 * What becomes of a recording, without I/O.
 * @param by null: the program itself, when the call ends
 * @returns the next standing (the same object when nothing changes); `gone`: nothing of it stays; `over`: too late or too early
 *   for this; null: none of this person's business, answered as "not found"
 */
export function step(now: Standing, event: RecordingEvent, by: Party | null): Standing | "gone" | "over" | null {
  if (sayOf[event] !== by) return null;
  switch (event) {
    case "agree":
      return now.state === "asked" ? { state: "running", ended: null } : now.state === "running" ? now : "over";
    case "refuse":
      return now.state === "asked" ? { state: "refused", ended: null } : now.state === "refused" ? now : "over";
    case "withdraw":
      if (now.state !== "running" && now.state !== "ended") return "over";
      return now.ended === "withdrawn" ? now : { state: "ended", ended: "withdrawn" };
    case "stop":
      if (now.state === "asked") return "gone";
      return now.state === "running" ? { state: "ended", ended: "stopped" } : now;
    case "keep":
      return now.state === "ended" && now.ended !== "withdrawn" ? now : "over";
    case "delete":
      return "gone";
    case "callEnds":
      if (now.state === "running") return { state: "ended", ended: "callEnded" };
      // Nothing was recorded, so nothing is kept about it.
      return now.state === "ended" ? now : "gone";
  }
}

const sayOf: Readonly<Record<RecordingEvent, Party | null>> = {
  agree: "other",
  refuse: "other",
  withdraw: "other",
  stop: "recorder",
  keep: "recorder",
  delete: "recorder",
  callEnds: null,
};
