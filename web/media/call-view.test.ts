import { describe, expect, test } from "bun:test";
import type { Call } from "../../src/protocol/calls.ts";
import { type CallsView, newCurrent, nothing, type Phase, takeState } from "./call-view.ts";

const self = { accountId: "bob", deviceId: "bob-laptop" };
const now = 1_000_000;

const stateFrame = (call: Partial<Call>, calleeDeviceId: string | null = null) => ({
  type: "call.state" as const,
  call: {
    id: "call",
    conversationId: "chat",
    callerId: "ada",
    calleeId: "bob",
    kind: "audio" as const,
    state: "ringing" as const,
    startedAt: now,
    answeredAt: null,
    outcome: null,
    ...call,
  },
  callerDeviceId: "ada-laptop",
  calleeDeviceId,
  away: [] as ("caller" | "callee")[],
});
const party = { callId: "call", conversationId: "chat", peerId: "ada", kind: "audio" as const };
const ringing: CallsView = { ...nothing, ring: party };
const inPhase = (phase: Phase, isOutgoing = false): CallsView => ({
  ...nothing,
  current: { ...newCurrent(party, isOutgoing), phase },
});
const active = { state: "active", answeredAt: now } as const;
const asCaller = { callerId: "bob", calleeId: "ada" };

describe("S27 an incoming call", () => {
  test("S27 rings", () => {
    expect(takeState(nothing, stateFrame({}), self, now)).toEqual({ view: ringing });
  });

  test("S27 accepted here: media begins, and only once", () => {
    const { view, effect } = takeState(inPhase("asking"), stateFrame(active, "bob-laptop"), self, now);
    expect([view.current?.phase, view.current?.answeredAt, effect]).toEqual(["connecting", now, "connect"]);
    expect(takeState(view, stateFrame(active, "bob-laptop"), self, now)).toEqual({ view, effect: "repeat" });
  });

  test("S27 answered on another device: the card says so", () => {
    const { view, effect } = takeState(ringing, stateFrame(active, "bob-phone"), self, now);
    expect(view).toMatchObject({ ring: null, current: null, notice: { ending: "elsewhere" } });
    expect(effect).toBeUndefined();
  });

  test("S27 another tab of the same browser answered: this one did not", () => {
    expect(takeState(ringing, stateFrame(active, "bob-laptop"), self, now).view.notice?.ending).toBe("elsewhere");
  });

  test("S27 two devices accept at once: the slower one lets go", () => {
    const { view, effect } = takeState(inPhase("asking"), stateFrame(active, "bob-phone"), self, now);
    expect(view).toMatchObject({ current: null, notice: { ending: "elsewhere" } });
    expect(effect).toBe("drop");
  });

  test.each([
    ["cancelled", "missed"],
    ["unanswered", "missed"],
    ["refused", undefined],
  ] as const)("S27 %s while it rings: the notice is %p", (outcome, ending) => {
    const { view } = takeState(ringing, stateFrame({ state: "ended", outcome }), self, now);
    expect(view.ring).toBeNull();
    expect(view.notice?.ending).toBe(ending as never);
  });

  test("S27 a call that was refused as busy never rang here and says nothing", () => {
    expect(takeState(nothing, stateFrame({ state: "ended", outcome: "busy" }), self, now).view).toBe(nothing);
  });
});

describe("S27 an outgoing call", () => {
  test("S27 rings at the other end once the server has it", () => {
    const { view } = takeState(inPhase("asking", true), stateFrame(asCaller), self, now);
    expect(view.current?.phase).toBe("ringing");
  });

  test("S27 started on another device of one's own shows nothing here", () => {
    expect(takeState(nothing, stateFrame(asCaller), self, now).view).toBe(nothing);
    expect(takeState(nothing, stateFrame({ ...asCaller, ...active }, "ada-phone"), self, now).view).toBe(nothing);
  });

  test.each([
    ["busy", "busy"],
    ["refused", "refused"],
    ["unanswered", "unanswered"],
    ["cancelled", undefined],
  ] as const)("S27 that ends as %s: the notice is %p", (outcome, ending) => {
    const ended = stateFrame({ ...asCaller, state: "ended", outcome });
    const { view, effect } = takeState(inPhase("ringing", true), ended, self, now);
    expect(view.current).toBeNull();
    expect(view.notice?.ending).toBe(ending as never);
    expect(effect).toBe("drop");
  });

  test("S27 both call each other at once: the own attempt becomes the other's call", () => {
    const own: CallsView = {
      ...nothing,
      current: { ...newCurrent({ ...party, callId: "own" }, true), phase: "asking" },
    };
    const { view, effect } = takeState(own, stateFrame(active, "bob-laptop"), self, now);
    expect(view.current).toMatchObject({ callId: "call", isOutgoing: false, phase: "connecting" });
    expect(effect).toBe("connect");
  });

  test("S27 a call with somebody else is not taken for it", () => {
    const other = { ...newCurrent({ ...party, callId: "own", conversationId: "other chat" }, true), phase: "ringing" };
    const own = { ...nothing, current: other } as CallsView;
    expect(takeState(own, stateFrame(active, "bob-laptop"), self, now).view).toBe(own);
  });
});

describe("S27 a running call", () => {
  test("S27 ends with how long it took", () => {
    const running = inPhase("active");
    const ended = stateFrame({ state: "ended", outcome: "answered", answeredAt: now - 65_000 }, "bob-laptop");
    expect(takeState(running, ended, self, now)).toMatchObject({
      view: { current: null, notice: { ending: "hungUp", durationSec: 65 } },
      effect: "drop",
    });
  });

  test("S27 is not touched by the end of another one", () => {
    const running = inPhase("active");
    expect(takeState(running, stateFrame({ id: "other", state: "ended", outcome: "busy" }), self, now).view).toBe(
      running,
    );
  });
});
