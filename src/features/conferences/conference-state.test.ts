import { describe, expect, test } from "bun:test";
import {
  type ConferenceState,
  graceMs,
  newConference,
  overdue,
  participantOf,
  strangersIn,
  withHand,
  withMuted,
  withoutParticipant,
  withoutSocket,
  withParticipant,
  withSocket,
  withSources,
  withWaiting,
} from "./conference-state.ts";
import { groupOf, readTrackId, trackIdOf } from "./track-id.ts";

const empty = newConference({ id: "c", conversationId: "b", startedBy: "ada", startedAt: 1 });
const arrival = (name: string) => ({
  participantId: `${name}-1`,
  accountId: name,
  deviceId: `${name}-laptop`,
  socketId: `${name}-socket`,
  sealing: null,
  joinedAt: 1,
});
const both = withParticipant(withParticipant(empty, arrival("ada")), arrival("bob"));
const ada = (conference: ConferenceState) => conference.participants.find(({ accountId }) => accountId === "ada");

describe("S32 who is in", () => {
  test("S32 people come and go without touching each other", () => {
    expect(both.participants.map(({ accountId }) => accountId)).toEqual(["ada", "bob"]);
    expect(withoutParticipant(both, "ada-1").participants).toEqual([both.participants[1] as never]);
    expect(withoutParticipant(both, "nobody").participants).toEqual(both.participants);
  });

  test("S32 a device that is gone stays in for thirty seconds, and a return saves its place", () => {
    const away = withoutSocket(both, "ada-socket", 1000);
    expect(ada(away)).toMatchObject({ socketId: null, awaySince: 1000 });
    expect(overdue(away, 1000 + graceMs - 1)).toEqual([]);
    expect(overdue(away, 1000 + graceMs).map(({ accountId }) => accountId)).toEqual(["ada"]);
    const back = withSocket(away, "ada-1", "new-socket");
    expect(overdue(back, 1000 + graceMs)).toEqual([]);
    expect(participantOf(back, "new-socket")?.accountId).toBe("ada");
  });

  test("S32 the late close of an old socket does not harm a device that is back", () => {
    const back = withSocket(both, "ada-1", "new-socket");
    expect(withoutSocket(back, "ada-socket", 5)).toBe(back);
  });

  test("S32 who is no member any more is found", () => {
    expect(strangersIn(both.participants, ["bob"]).map(({ accountId }) => accountId)).toEqual(["ada"]);
    expect(strangersIn(both.participants, ["ada", "bob", "carol"])).toEqual([]);
  });
});

describe("S32 what they send", () => {
  test.each([
    ["muted before anything is sent", [], true, ["microphone"], ["microphone"]],
    ["muted while sending", ["microphone", "camera"], true, ["microphone", "camera"], ["microphone"]],
    ["unmuted", ["microphone"], false, ["microphone"], []],
    ["sent no more", ["microphone"], true, ["camera"], []],
  ] as const)("S32 %s", (_, before, isMuted, after, mutedSources) => {
    const sending = before.length > 0 ? withSources(both, "ada-1", before) : both;
    const muted = withMuted(withMuted(sending, "ada-1", "microphone", true), "ada-1", "microphone", isMuted);
    expect(ada(withSources(muted, "ada-1", after))).toMatchObject({ sources: after, mutedSources });
  });

  test("S32 track ids say whose and what, and nothing else is one", () => {
    expect(readTrackId(trackIdOf("a.b", "screenAudio"))).toEqual({ participantId: "a.b", source: "screenAudio" });
    for (const text of ["", "camera", ".camera", "a.radio"]) expect(readTrackId(text)).toBeNull();
    expect([groupOf("microphone"), groupOf("screenAudio")]).toEqual(["main", "screen"]);
  });
});

describe("B7 who has something to say", () => {
  test("B7 raising a hand that is up keeps its place", () => {
    const up = withHand(both, "ada-1", 5);
    expect(withHand(up, "ada-1", 9)).toBe(up);
    expect(ada(up)?.raisedAt).toBe(5);
    expect(ada(withHand(up, "ada-1", null))?.raisedAt).toBeNull();
    expect(withHand(both, "nobody", null)).toEqual(both);
  });

  test("B7 a device that asks twice waits once; one that is gone waits no more", () => {
    const waiting = {
      participantId: "w1",
      accountId: "carol",
      deviceId: "phone",
      socketId: "s",
      sealing: null,
      since: 1,
    };
    const twice = withWaiting(withWaiting(both, waiting), { ...waiting, participantId: "w2", since: 2 });
    expect(twice.waiting.map(({ participantId }) => participantId)).toEqual(["w2"]);
    expect(withoutSocket(twice, "s", 3).waiting).toEqual([]);
  });
});
