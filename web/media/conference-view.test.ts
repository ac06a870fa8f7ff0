import { describe, expect, test } from "bun:test";
import type { Conference, ConferenceParticipant, TrackSource } from "../../src/protocol/conferences.ts";
import {
  type ConferencesView,
  endConference,
  newLobby,
  noConferences,
  soundsOf,
  takeConference,
  tilesOf,
} from "./conference-view.ts";

const person = (name: string, tracks: Partial<Record<TrackSource, boolean>> = {}): ConferenceParticipant => ({
  participantId: `${name}-1`,
  accountId: name,
  joinedAt: 1,
  sealing: null,
  raisedAt: null,
  tracks: Object.entries(tracks).map(([source, muted]) => ({
    trackId: `${name}-1.${source}`,
    source: source as TrackSource,
    muted,
  })),
});
const conferenceOf = (...participants: ConferenceParticipant[]): Conference => ({
  id: "c",
  conversationId: "bubble",
  startedAt: 1,
  isLocked: false,
  hasWaitingRoom: false,
  waiting: [],
  participants,
});
const joining: ConferencesView = { ...noConferences, current: { ...newLobby("bubble"), phase: "joining" } };
const active: ConferencesView = {
  ...noConferences,
  current: { ...newLobby("bubble"), phase: "active", conferenceId: "c", selfId: "ada-1" },
};
const stream = (name: string) => ({ name }) as unknown as MediaStream;

describe("S32 what the server says about a conference", () => {
  test.each([
    ["somebody else's, seen from outside", noConferences, null, null, undefined],
    ["while one looks at oneself in the lobby", { ...noConferences, current: newLobby("bubble") }, null, null, "lobby"],
    ["somebody else came while we ask", joining, null, null, "joining"],
    ["we are in", joining, "ada-1", "enter", "active"],
    ["we are in still", active, "ada-1", "resumed", "active"],
    ["we came in anew after media was lost", active, "ada-2", "enter", "active"],
    ["another tab took our place", active, null, "expelled", "active"],
  ] as const)("S32 %s", (_, view, selfId, effect, phase) => {
    const step = takeConference(view, conferenceOf(person("ada"), person("bob")), selfId);
    expect(step.effect).toBe(effect);
    expect(step.view.current?.phase).toBe(phase as never);
    expect(step.view.running.bubble?.participants).toHaveLength(2);
  });

  test("S32 the end takes the banner away, and the window that was in it", () => {
    const running = { bubble: conferenceOf(person("ada")) };
    expect(endConference({ ...active, running }, "c", "bubble")).toEqual({
      running: {},
      current: null,
      notice: { conversationId: "bubble", ending: "over" },
    });
    const other = endConference({ ...active, running }, "an earlier one", "bubble");
    expect(other.running).toEqual(running);
    expect(other.current).not.toBeNull();
  });
});

describe("S32 what is on the stage", () => {
  const conference = conferenceOf(
    person("ada", { microphone: false, camera: false }),
    person("bob", { microphone: true, camera: false, screen: false, screenAudio: false }),
    person("carol", { microphone: false, camera: true }),
  );
  const media = {
    "bob-1.camera": stream("bob's camera"),
    "bob-1.screen": stream("bob's screen"),
    "bob-1.screenAudio": stream("bob's music"),
    "carol-1.camera": stream("carol's last picture"),
    "carol-1.microphone": stream("carol's voice"),
  };
  const current = {
    ...newLobby("bubble"),
    phase: "active" as const,
    conferenceId: "c",
    selfId: "ada-1",
    speakers: ["carol-1", "ada-1"],
    media,
  };

  test("S32 screens first, the others in the order of their coming, oneself last", () => {
    expect(tilesOf(conference, current).map(({ key }) => key)).toEqual(["bob-1.screen", "bob-1", "carol-1", "ada-1"]);
    const withOwn = tilesOf(conference, { ...current, ownScreen: stream("own") });
    expect(withOwn.map(({ key }) => key)).toEqual(["bob-1.screen", "ada-1-screen", "bob-1", "carol-1", "ada-1"]);
  });

  test("S32 a camera that is off shows no picture and asks for none; mute and voice are marked", () => {
    const [, bob, carol, self] = tilesOf(conference, current);
    expect(bob).toMatchObject({ isMuted: true, isSpeaking: false, videoTrackId: "bob-1.camera" });
    expect(carol).toMatchObject({ isMuted: false, isSpeaking: true, videoTrackId: null, stream: null });
    // One's own microphone is off here, so the mark does not claim that one speaks.
    expect(self).toMatchObject({ isSelf: true, isMuted: true, isSpeaking: false });
  });

  test("S32 every sound of the others is played, whether their tile is shown or not; one's own never", () => {
    const own = { ...media, "ada-1.microphone": stream("echo") };
    expect(soundsOf(conference, { ...current, media: own }).map(([id]) => id)).toEqual([
      "bob-1.screenAudio",
      "carol-1.microphone",
    ]);
  });
});
