import { expect, test } from "bun:test";
import { type RecordingEvent, type Standing, step } from "./recording-state.ts";

const standings: Record<string, Standing> = {
  asked: { state: "asked", ended: null },
  refused: { state: "refused", ended: null },
  running: { state: "running", ended: null },
  stopped: { state: "ended", ended: "stopped" },
  callEnded: { state: "ended", ended: "callEnded" },
  withdrawn: { state: "ended", ended: "withdrawn" },
};
const columns = ["asked", "refused", "running", "stopped", "callEnded", "withdrawn"] as const;

/** By the one whose say it is; everybody else finds nothing. */
const table: Record<RecordingEvent, readonly [by: "recorder" | "other" | null, ...effects: string[]]> = {
  agree: ["other", "running", "over", "-", "over", "over", "over"],
  refuse: ["other", "refused", "-", "over", "over", "over", "over"],
  withdraw: ["other", "over", "over", "withdrawn", "withdrawn", "withdrawn", "-"],
  stop: ["recorder", "gone", "-", "stopped", "-", "-", "-"],
  keep: ["recorder", "over", "over", "over", "-", "-", "over"],
  delete: ["recorder", "gone", "gone", "gone", "gone", "gone", "gone"],
  callEnds: [null, "gone", "gone", "callEnded", "-", "-", "-"],
};

function effect(before: Standing, event: RecordingEvent, by: "recorder" | "other" | null): string {
  const after = step(before, event, by);
  if (after === null) return "no say";
  if (typeof after === "string") return after;
  return after === before ? "-" : (after.ended ?? after.state);
}

for (const [event, [by, ...effects]] of Object.entries(table) as [RecordingEvent, (typeof table)[RecordingEvent]][])
  test(`S31 ${event} in every state of a recording`, () => {
    expect(columns.map((name) => effect(standings[name] as Standing, event, by))).toEqual(effects);
    for (const stranger of (["recorder", "other", null] as const).filter((party) => party !== by))
      expect(columns.map((name) => effect(standings[name] as Standing, event, stranger))).toEqual(
        columns.map(() => "no say"),
      );
  });
