import { describe, expect, test } from "bun:test";
import {
  asRecovered,
  awaySidesOf,
  type CallDevice,
  type CallEvent,
  type CallState,
  deadlineOf,
  durationSecOf,
  endAsBusy,
  hearersOf,
  newCall,
  phaseOf,
  sideOfSocket,
  step,
} from "./call-state.ts";

const times = { ringMs: 45_000, graceMs: 30_000, leaveMs: 10_000 };
const start = 1_000_000;
const device = (accountId: string, deviceId: string): CallDevice => ({
  accountId,
  deviceId,
  socketId: `${deviceId}-socket`,
});
const ada = device("ada", "ada-laptop");
const adasPhone = device("ada", "ada-phone");
const bob = device("bob", "bob-laptop");
const bobsPhone = device("bob", "bob-phone");
const mallory = device("mallory", "mallory-laptop");

const go = (call: CallState, event: CallEvent, at: number): CallState => {
  const next = step(call, event, at, times);
  if (!next) throw new Error(`${event.type} was refused`);
  return next;
};

const made = { id: "call", conversationId: "chat", kind: "audio", by: ada, calleeId: "bob", at: start } as const;
const ringing = newCall({ ...made, isSilenced: false });
const ringingAway = go(ringing, { type: "gone", socketId: ada.socketId }, start + 1_000);
const active = go(ringing, { type: "accept", by: bob }, start + 5_000);
const callerAway = go(active, { type: "gone", socketId: ada.socketId }, start + 60_000);
const calleeAway = go(active, { type: "gone", socketId: bob.socketId }, start + 60_000);
const bothAway = go(callerAway, { type: "gone", socketId: bob.socketId }, start + 62_000);
const callerLeft = go(active, { type: "leave", by: ada }, start + 66_000);
const ended = go(active, { type: "end", by: bob }, start + 65_000);
const states = { ringing, ringingAway, active, callerAway, calleeAway, bothAway, callerLeft, ended };

const by = (type: "accept" | "refuse" | "end" | "resume" | "leave") => ({
  [`${type} by the caller's device`]: { type, by: ada },
  [`${type} by the caller's other device`]: { type, by: adasPhone },
  [`${type} by the callee's first device`]: { type, by: bob },
  [`${type} by the callee's other device`]: { type, by: bobsPhone },
  [`${type} by a stranger`]: { type, by: mallory },
});
const events: Record<string, CallEvent> = {
  ...by("accept"),
  ...by("refuse"),
  ...by("end"),
  ...by("resume"),
  ...by("leave"),
  "the caller's socket closes": { type: "gone", socketId: ada.socketId },
  "the callee's socket closes": { type: "gone", socketId: bob.socketId },
  "a socket that is not in the call closes": { type: "gone", socketId: bobsPhone.socketId },
  "time passes, little": { type: "tick" },
};

/** What an event does, in a word: the table below then fits on one screen. */
function effect(before: CallState, event: CallEvent): string {
  const after = step(before, event, start + 70_000 - (phaseOf(before) === "ringing" ? 60_000 : 0), times);
  if (after === null) return "no say";
  if (after === before) return "-";
  if (after.ended) return after.ended.outcome;
  if (phaseOf(before) !== phaseOf(after)) return phaseOf(after);
  const away = [after.caller.awaySince === null ? "" : "caller", after.callee.awaySince === null ? "" : "callee"];
  const leaving = [after.caller.isLeaving ? "caller" : "", after.callee.isLeaving ? "callee" : ""].filter(Boolean);
  const left = leaving.length > 0 ? ` left:${leaving.join("+")}` : "";
  return `away:${away.filter(Boolean).join("+") || "nobody"}${left}`;
}

const columns = [
  ...(["ringing", "ringingAway", "active", "callerAway", "calleeAway", "bothAway", "callerLeft", "ended"] as const),
];
const table: Record<string, readonly string[]> = {
  "accept by the caller's device": ["no say", "no say", "no say", "no say", "no say", "no say", "no say", "no say"],
  "accept by the caller's other device": [
    "no say",
    "no say",
    "no say",
    "no say",
    "no say",
    "no say",
    "no say",
    "no say",
  ],
  "accept by the callee's first device": ["active", "active", "-", "-", "away:nobody", "away:caller", "-", "no say"],
  "accept by the callee's other device": [
    "active",
    "active",
    "no say",
    "no say",
    "no say",
    "no say",
    "no say",
    "no say",
  ],
  "accept by a stranger": ["no say", "no say", "no say", "no say", "no say", "no say", "no say", "no say"],
  "refuse by the caller's device": ["no say", "no say", "no say", "no say", "no say", "no say", "no say", "no say"],
  "refuse by the caller's other device": [
    "no say",
    "no say",
    "no say",
    "no say",
    "no say",
    "no say",
    "no say",
    "no say",
  ],
  "refuse by the callee's first device": [
    "refused",
    "refused",
    "no say",
    "no say",
    "no say",
    "no say",
    "no say",
    "no say",
  ],
  "refuse by the callee's other device": [
    "refused",
    "refused",
    "no say",
    "no say",
    "no say",
    "no say",
    "no say",
    "no say",
  ],
  "refuse by a stranger": ["no say", "no say", "no say", "no say", "no say", "no say", "no say", "no say"],
  "end by the caller's device": [
    "cancelled",
    "cancelled",
    "answered",
    "answered",
    "answered",
    "answered",
    "answered",
    "no say",
  ],
  "end by the caller's other device": ["no say", "no say", "no say", "no say", "no say", "no say", "no say", "no say"],
  "end by the callee's first device": [
    "no say",
    "no say",
    "answered",
    "answered",
    "answered",
    "answered",
    "answered",
    "no say",
  ],
  "end by the callee's other device": ["no say", "no say", "no say", "no say", "no say", "no say", "no say", "no say"],
  "end by a stranger": ["no say", "no say", "no say", "no say", "no say", "no say", "no say", "no say"],
  "resume by the caller's device": [
    "-",
    "away:nobody",
    "-",
    "away:nobody",
    "-",
    "away:callee",
    "away:nobody",
    "no say",
  ],
  "resume by the caller's other device": [
    "no say",
    "no say",
    "no say",
    "no say",
    "no say",
    "no say",
    "no say",
    "no say",
  ],
  "resume by the callee's first device": ["no say", "no say", "-", "-", "away:nobody", "away:caller", "-", "no say"],
  "resume by the callee's other device": [
    "no say",
    "no say",
    "no say",
    "no say",
    "no say",
    "no say",
    "no say",
    "no say",
  ],
  "resume by a stranger": ["no say", "no say", "no say", "no say", "no say", "no say", "no say", "no say"],
  "leave by the caller's device": [
    "away:caller left:caller",
    "away:caller left:caller",
    "away:caller left:caller",
    "away:caller left:caller",
    "away:caller+callee left:caller",
    "away:caller+callee left:caller",
    "-",
    "no say",
  ],
  "leave by the caller's other device": [
    "no say",
    "no say",
    "no say",
    "no say",
    "no say",
    "no say",
    "no say",
    "no say",
  ],
  "leave by the callee's first device": [
    "no say",
    "no say",
    "away:callee left:callee",
    "away:caller+callee left:callee",
    "away:callee left:callee",
    "away:caller+callee left:callee",
    "away:caller+callee left:caller+callee",
    "no say",
  ],
  "leave by the callee's other device": [
    "no say",
    "no say",
    "no say",
    "no say",
    "no say",
    "no say",
    "no say",
    "no say",
  ],
  "leave by a stranger": ["no say", "no say", "no say", "no say", "no say", "no say", "no say", "no say"],
  "the caller's socket closes": ["away:caller", "-", "away:caller", "-", "away:caller+callee", "-", "-", "-"],
  "the callee's socket closes": [
    "-",
    "-",
    "away:callee",
    "away:caller+callee",
    "-",
    "-",
    "away:caller+callee left:caller",
    "-",
  ],
  "a socket that is not in the call closes": ["-", "-", "-", "-", "-", "-", "-", "-"],
  "time passes, little": ["-", "-", "-", "-", "-", "-", "-", "-"],
};

describe("S27 every event in every state of a call", () => {
  test("S27 the table has a line for each event", () => {
    expect(Object.keys(table).sort()).toEqual(Object.keys(events).sort());
  });

  for (const [name, event] of Object.entries(events)) {
    test(`S27 ${name}`, () => {
      expect(columns.map((column) => effect(states[column], event))).toEqual([...(table[name] ?? [])]);
    });
  }
});

describe("S27 time", () => {
  test("S27 a call that nobody answers ends as unanswered after the ringing time", () => {
    expect(deadlineOf(ringing, times)).toBe(start + 45_000);
    expect(go(ringing, { type: "tick" }, start + 44_999)).toBe(ringing);
    expect(go(ringing, { type: "tick" }, start + 45_000).ended).toEqual({ at: start + 45_000, outcome: "unanswered" });
  });

  test("S27 a caller who vanishes while it rings has cancelled after the grace time", () => {
    expect(deadlineOf(ringingAway, times)).toBe(start + 31_000);
    expect(go(ringingAway, { type: "tick" }, start + 31_000).ended).toEqual({
      at: start + 1_000,
      outcome: "cancelled",
    });
  });

  test("S27 a lost device has the grace time to come back, then the call ended when it was lost", () => {
    expect(deadlineOf(callerAway, times)).toBe(start + 90_000);
    expect(go(callerAway, { type: "tick" }, start + 89_999)).toBe(callerAway);
    const over = go(callerAway, { type: "tick" }, start + 90_000);
    expect(over.ended).toEqual({ at: start + 60_000, outcome: "answered" });
    expect(durationSecOf(over)).toBe(55);
  });

  test("S27 a window that said it goes has less time, counted from when it was lost", () => {
    expect(deadlineOf(callerLeft, times)).toBe(start + 76_000);
    expect(go(callerLeft, { type: "tick" }, start + 75_999)).toBe(callerLeft);
    expect(go(callerLeft, { type: "tick" }, start + 76_000).ended).toEqual({ at: start + 66_000, outcome: "answered" });
    expect(deadlineOf(go(callerLeft, { type: "resume", by: ada }, start + 70_000), times)).toBeNull();
    // Its socket's end was noticed first.
    expect(deadlineOf(go(callerAway, { type: "leave", by: ada }, start + 61_000), times)).toBe(start + 70_000);
  });

  test("S27 with both devices lost the first one's grace decides", () => {
    expect(deadlineOf(bothAway, times)).toBe(start + 90_000);
    const back = go(bothAway, { type: "resume", by: ada }, start + 70_000);
    expect(deadlineOf(back, times)).toBe(start + 92_000);
  });

  test("S27 an active call with both devices there waits for nobody, and an ended one never moves", () => {
    expect(deadlineOf(active, times)).toBeNull();
    expect(deadlineOf(ended, times)).toBeNull();
    expect(go(ended, { type: "tick" }, start + 10_000_000)).toBe(ended);
  });

  test("S30 the duration counts from the answer, and is zero without one", () => {
    expect(durationSecOf(ended)).toBe(60);
    expect(durationSecOf(go(ringing, { type: "end", by: ada }, start + 9_000))).toBe(0);
  });
});

describe("S27 devices", () => {
  test("S27 a device that comes back over another socket takes its place again", () => {
    const elsewhere = { ...ada, socketId: "ada-laptop-second-socket" };
    const back = go(callerAway, { type: "resume", by: elsewhere }, start + 61_000);
    expect(sideOfSocket(back, elsewhere)).toBe("caller");
    expect(sideOfSocket(back, ada)).toBeNull();
    // The old socket's late closing no longer concerns the call.
    expect(go(back, { type: "gone", socketId: ada.socketId }, start + 62_000)).toBe(back);
  });

  test("S27 a second tab of the browser that answered is too late as well", () => {
    const twin = { ...bob, socketId: "second-tab-socket" };
    expect(step(active, { type: "accept", by: twin }, start + 6_000, times)).toBeNull();
    expect(step(calleeAway, { type: "accept", by: twin }, start + 61_000, times)?.callee.socketId).toBe(twin.socketId);
  });

  test("S27 both are told whose device is away", () => {
    expect([active, callerAway, calleeAway, bothAway, ended].map(awaySidesOf)).toEqual([
      ...[[], ["caller"], ["callee"], ["caller", "callee"], []],
    ] as never);
  });

  test("S28 only the two bound devices belong to the call", () => {
    expect([ada, bob, adasPhone, bobsPhone, mallory].map((one) => sideOfSocket(active, one))).toEqual([
      "caller",
      "callee",
      null,
      null,
      null,
    ]);
  });

  test("S27 after a restart both devices are away until they come back; one that never answered is not", () => {
    const recovered = asRecovered(active, start + 100_000);
    expect([recovered.caller.awaySince, recovered.callee.awaySince]).toEqual([start + 100_000, start + 100_000]);
    expect(go(recovered, { type: "resume", by: bob }, start + 101_000).callee).toEqual({
      ...bob,
      awaySince: null,
      isLeaving: false,
    });
    expect(asRecovered(ringing, start + 10_000).callee.awaySince).toBeNull();
  });

  test("S27 a callee who is in another call is busy at once", () => {
    expect(endAsBusy(ringing, start).ended).toEqual({ at: start, outcome: "busy" });
  });
});

test("S14 a call from somebody blocked rings for the caller alone, and only they or time can end it", () => {
  const silenced = newCall({ ...made, isSilenced: true });
  expect(hearersOf(silenced)).toEqual(["ada"]);
  expect(hearersOf(ringing)).toEqual(["ada", "bob"]);
  for (const type of ["accept", "refuse", "end", "resume"] as const)
    expect(step(silenced, { type, by: bob }, start, times)).toBeNull();
  expect(go(silenced, { type: "tick" }, start + 45_000).ended?.outcome).toBe("unanswered");
  expect(go(silenced, { type: "end", by: ada }, start + 1).ended?.outcome).toBe("cancelled");
});
