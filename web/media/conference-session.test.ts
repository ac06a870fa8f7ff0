import { beforeEach, describe, expect, test } from "bun:test";
import type { Conference } from "../../src/protocol/conferences.ts";
import type { ClientFrame, ServerFrame } from "../../src/protocol/socket.ts";
import { ConferenceSession } from "./conference-session.ts";
import { DeviceError } from "./devices.ts";

/** A session without devices, whose line, clock and connections are in the test's hands. */
function openBench() {
  const handlers = new Map<string, (frame: never) => void>();
  const sent: ClientFrame[] = [];
  const told: string[] = [];
  const timers = new Set<{ ms: number; run: () => void }>();
  let isUp = true;
  const missing = () => Promise.reject(new DeviceError("missing", undefined));
  const createConnection = () =>
    ({
      connectionState: "new",
      addTransceiver: () => ({ mid: null, sender: { replaceTrack: async () => {} } }),
      setLocalDescription: async () => {},
      getStats: async () => new Map(),
      close() {},
    }) as unknown as RTCPeerConnection;
  const session = new ConferenceSession({
    line: {
      send: (frame) => {
        if (isUp) sent.push(frame);
        return isUp;
      },
      on: (type, handler) => {
        handlers.set(type, handler as (frame: never) => void);
        return () => void handlers.delete(type);
      },
    },
    onProblem: ({ code }) => void told.push(code),
    onModerated: ({ act }) => void told.push(act),
    onOffline: () => void told.push("offline"),
    mayShowCamera: () => true,
    after: (ms, run) => {
      const timer = { ms, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    openers: { microphone: missing, camera: missing, screen: missing },
    createConnection,
  });
  const hear = (frame: ServerFrame) => handlers.get(frame.type)?.(frame as never);
  return {
    ...{ session, sent, told, hear },
    current: () => session.view.getState().current,
    problem: (code: string) => hear({ type: "error", problem: { code } as never }),
    /** Runs what waits for no longer than this. */
    pass(ms: number) {
      for (const timer of [...timers].filter((one) => one.ms <= ms)) {
        timers.delete(timer);
        timer.run();
      }
    },
    line(up: boolean) {
      isUp = up;
      if (up) hear({ type: "welcome", accountId: "ada" } as never);
    },
  };
}

const conference: Conference = {
  ...{ id: "c", conversationId: "bubble", startedAt: 1, isLocked: false, hasWaitingRoom: false, waiting: [] },
  participants: [{ participantId: "ada-1", accountId: "ada", joinedAt: 1, raisedAt: null, sealing: null, tracks: [] }],
};
const state = (selfParticipantId: string | null): ServerFrame => ({
  ...{ type: "conference.state", conference, selfParticipantId },
});
const moderated = (act: "mute" | "remove" | "askToUnmute"): ServerFrame => ({
  ...{ type: "conference.moderated", conferenceId: "c", act, byAccountId: "bob" },
});

let bench: ReturnType<typeof openBench>;
const joins = () => bench.sent.filter(({ type }) => type === "conference.join");
const enter = async () => {
  await bench.session.prepare("bubble");
  bench.session.join();
  bench.hear(state("ada-1"));
};
beforeEach(() => {
  bench = openBench();
});

describe("S32 coming back by oneself", () => {
  test("S32 B9 a server that was started anew is asked once, whatever else it no longer knows", async () => {
    await enter();
    bench.line(false);
    bench.line(true);
    for (let i = 0; i < 3; i++) bench.problem("conference.not_found");
    expect(bench.current()?.phase).toBe("returning");
    bench.pass(0);
    expect(joins()).toHaveLength(2);
    bench.hear(state("ada-2"));
    expect(bench.current()).toMatchObject({ phase: "active", selfId: "ada-2" });
    expect(bench.told).toEqual([]);
  });

  test("S32 B9 who is back before us does not put us out: we come back as well", async () => {
    await enter();
    bench.line(false);
    bench.line(true);
    bench.hear(state(null));
    expect(bench.current()?.phase).toBe("active");
    bench.problem("conference.not_found");
    bench.pass(0);
    bench.hear(state("ada-2"));
    expect(bench.current()).toMatchObject({ phase: "active", selfId: "ada-2" });
    // From now on it means what it says: another tab took our place.
    bench.hear(state(null));
    expect(bench.session.view.getState().notice?.ending).toBe("elsewhere");
  });

  test("S32 what is muted is said again as soon as the server knows us again", async () => {
    await enter();
    const mutes = () => bench.sent.filter(({ type }) => type === "conference.mute").length;
    const before = mutes();
    bench.line(false);
    bench.line(true);
    expect([bench.sent.at(-1)?.type, mutes()]).toEqual(["conference.resume", before]);
    bench.hear(state("ada-1"));
    expect(mutes()).toBe(before + 2);
  });

  test("S32 while the line is down one waits for it, however long, and asks when it is back", async () => {
    await enter();
    bench.line(false);
    bench.hear({ type: "conference.dropped", conferenceId: "c", reason: "timeout" });
    bench.pass(10_000);
    expect(joins()).toHaveLength(1);
    bench.line(true);
    expect(joins()).toHaveLength(2);
    expect(bench.current()?.phase).toBe("returning");
  });

  test("S32 a door that was locked meanwhile ends it, with the reason", async () => {
    await enter();
    bench.hear({ type: "conference.dropped", conferenceId: "c", reason: "failed" });
    bench.problem("conference.locked");
    expect(bench.current()).toBeNull();
    expect([bench.told, bench.session.view.getState().notice?.ending]).toEqual([["conference.locked"], "lost"]);
  });
});

describe("B7 the door", () => {
  test("B7 one waits until one is let in, also over a lost line", async () => {
    await bench.session.prepare("bubble");
    bench.session.join({ isMoving: true });
    bench.hear({ type: "conference.waits", conferenceId: "c", conversationId: "bubble", participantId: "w" });
    bench.hear(state(null));
    expect(bench.current()?.phase).toBe("waiting");
    bench.line(false);
    bench.line(true);
    expect(joins()).toMatchObject([{ isMoving: true }, { isMoving: true }]);
    bench.hear(state("ada-1"));
    expect(bench.current()?.phase).toBe("active");
  });

  test("B7 whoever is refused, or removed, is told", async () => {
    await bench.session.prepare("bubble");
    bench.session.join();
    bench.hear({ type: "conference.waits", conferenceId: "c", conversationId: "bubble", participantId: "w" });
    bench.hear({ type: "conference.refused", conferenceId: "c", conversationId: "bubble" });
    expect(bench.session.view.getState()).toMatchObject({ current: null, notice: { ending: "refused" } });
    await enter();
    bench.hear(moderated("remove"));
    expect(bench.session.view.getState()).toMatchObject({ current: null, notice: { ending: "removed" } });
  });
});

describe("B7 what others do", () => {
  test("B7 a question to speak stays until it is answered; being muted is told", async () => {
    await enter();
    bench.hear(moderated("askToUnmute"));
    expect(bench.current()?.askedBy).toBe("bob");
    bench.session.dismissAsking();
    expect(bench.current()?.askedBy).toBeNull();
    bench.hear(moderated("mute"));
    expect(bench.told).toEqual(["askToUnmute", "mute"]);
  });

  test("B7 a reaction floats for four seconds", async () => {
    await enter();
    bench.hear({ type: "conference.reacted", conferenceId: "c", participantId: "bob-1", reaction: "🎉" });
    expect(bench.current()?.reactions).toMatchObject([{ participantId: "bob-1", reaction: "🎉" }]);
    bench.pass(4_000);
    expect(bench.current()?.reactions).toEqual([]);
  });

  test("S33 who of the others spoke last stays in the light", async () => {
    await enter();
    bench.hear({ type: "conference.speakers", conferenceId: "c", participantIds: ["ada-1", "bob-1"] });
    bench.hear({ type: "conference.speakers", conferenceId: "c", participantIds: ["ada-1"] });
    expect(bench.current()).toMatchObject({ speakers: ["ada-1"], spotlightId: "bob-1" });
  });

  test("B7 outside of a conference nothing is said, and a refused act shows why", async () => {
    bench.session.acts.raise(true);
    expect(bench.sent).toEqual([]);
    await enter();
    bench.session.acts.raise(true);
    expect(bench.sent.at(-1)).toEqual({ type: "conference.raise", conferenceId: "c", isRaised: true });
    bench.problem("conference.not_moderator");
    bench.problem("core.too_many");
    expect(bench.told).toEqual(["conference.not_moderator"]);
    expect(bench.current()?.phase).toBe("active");
  });
});
