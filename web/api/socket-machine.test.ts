import { describe, expect, test } from "bun:test";
import { closeCode, type ServerFrame, type WireEvent } from "../../src/protocol/socket.ts";
import { backOffMs, initialState, type SocketInput, type SocketState, step } from "./socket-machine.ts";

const welcome = (resumed: boolean): ServerFrame => ({
  type: "welcome",
  accountId: "A".repeat(21),
  cursor: 10,
  resumed,
  heartbeatSec: 25,
  serverVersion: "0.1.0",
});
const event = (cursor: number): ServerFrame => ({
  type: "event",
  cursor,
  event: { type: "account.changed", accountId: "A".repeat(21) } satisfies WireEvent,
});
const frame = (value: ServerFrame): SocketInput => ({ type: "frame", frame: value });

/** Plays inputs; returns the last state and every effect as a short word. */
function play(inputs: SocketInput[], from: SocketState = initialState("device")) {
  let state = from;
  const did: string[] = [];
  for (const input of inputs) {
    const result = step(state, input);
    state = result.state;
    for (const effect of result.effects)
      did.push(
        effect.do === "deliver"
          ? `deliver ${effect.frame.type === "event" ? effect.frame.cursor : effect.frame.type}`
          : effect.do === "send"
            ? `send ${effect.frame.type}${"cursor" in effect.frame ? ` ${effect.frame.cursor}` : ""}`
            : effect.do,
      );
  }
  return { state, did };
}
const start: SocketInput = { type: "start", cursor: 10 };
const opened: SocketInput = { type: "opened" };
const lost: SocketInput = { type: "closed", code: 1006, random: 1 };

describe("socket machine", () => {
  test("B5 a reconnect says hello with the last applied cursor and goes on from there", () => {
    const { state, did } = play([
      start,
      opened,
      frame(welcome(true)),
      frame(event(11)),
      lost,
      { type: "timer" },
      opened,
      frame(welcome(true)),
      frame(event(12)),
    ]);
    expect(did.filter((word) => word.startsWith("send"))).toEqual(["send hello 10", "send hello 11"]);
    expect(did).toContain("deliver 12");
    expect(state).toMatchObject({ phase: "open", cursor: 12, attempts: 0 });
  });

  test("B5 an event that was already applied is not applied again", () => {
    const { did } = play([start, opened, frame(welcome(true)), frame(event(11)), frame(event(11)), frame(event(9))]);
    expect(did.filter((word) => word.startsWith("deliver 1"))).toEqual(["deliver 11"]);
  });

  test("B5 while lists are fetched events wait; those the lists contain are dropped", () => {
    const { state, did } = play([
      start,
      opened,
      frame(welcome(false)),
      frame(event(11)),
      frame(event(12)),
      frame(event(13)),
      { type: "synced", cursor: 12 },
      frame(event(14)),
    ]);
    expect(did).toContain("sync");
    expect(did.filter((word) => /deliver \d/.test(word))).toEqual(["deliver 13", "deliver 14"]);
    expect(state).toMatchObject({ phase: "open", cursor: 14 });
  });

  test("a server that asks to fetch afresh is obeyed at any time", () => {
    const { state, did } = play([start, opened, frame(welcome(true)), frame({ type: "resync", cursor: 40 })]);
    expect(did).toContain("sync");
    expect(state.phase).toBe("syncing");
  });

  test("a line that answers no ping is closed and dialled again", () => {
    const beat: SocketInput = { type: "heartbeat" };
    expect(play([start, opened, frame(welcome(true)), beat, beat]).did.slice(-2)).toEqual(["send ping", "close"]);
    expect(play([start, opened, frame(welcome(true)), beat, frame({ type: "pong" }), beat]).did.slice(-1)).toEqual([
      "send ping",
    ]);
  });

  test("an ended session stops it, an outdated build reloads, and neither dials again", () => {
    const closedWith = (code: number) =>
      play([start, opened, frame(welcome(true)), { type: "closed", code, random: 0 }]);
    expect(closedWith(closeCode.sessionEnded)).toMatchObject({ state: { phase: "stopped" } });
    expect(closedWith(closeCode.sessionEnded).did.at(-1)).toBe("signedOut");
    expect(closedWith(closeCode.outdated).did.at(-1)).toBe("reload");
  });

  test("the back-off doubles with jitter up to half a minute, and a welcome resets it", () => {
    expect([0, 1, 2, 10].map((attempts) => backOffMs(attempts, 1))).toEqual([500, 1000, 2000, 30_000]);
    expect(backOffMs(2, 0)).toBe(1000);
    expect(
      play([start, lost, { type: "timer" }, lost, { type: "timer" }, opened, frame(welcome(true))]).state.attempts,
    ).toBe(0);
  });

  test("a server that goes down says when to come back", () => {
    const { state } = play([start, opened, frame(welcome(true)), frame({ type: "closing", retryWithinMs: 4000 })]);
    expect(step(state, { type: "closed", code: 1012, random: 0.5 }).effects).toEqual([{ do: "wait", ms: 2000 }]);
  });

  test("the network coming back cuts the wait short", () => {
    expect(play([start, lost, { type: "hurry" }]).did.at(-1)).toBe("connect");
  });

  test("after stop nothing that still arrives has an effect", () => {
    const { state, did } = play([start, opened, { type: "stop" }, frame(welcome(true)), lost, { type: "timer" }]);
    expect(did.at(-1)).toBe("close");
    expect(state).toEqual(initialState("device"));
  });
});
