import { describe, expect, test } from "bun:test";
import { newConference } from "./conference-state.ts";
import { entryOf, functionOf, mayModerate, mayRemoveFrom, mayStart, roomOf } from "./conferences.policy.ts";

test.each([
  [null, true, 50],
  [120, true, 50],
  [20, true, 20],
  [0, false, 0],
])("S10 a plan with room for %p: may start %p, room for %p where the instance has 50", (planned, starts, room) => {
  const limits = { conferenceParticipants: planned };
  expect(mayStart(limits)).toBe(starts);
  expect(roomOf(limits, 50)).toBe(room);
});

test("S10 a picture needs video calls, a screen and its sound need sharing, a voice nothing more", () => {
  expect(functionOf("microphone")).toBeNull();
  expect(functionOf("camera")).toBe("videoCalls");
  expect(functionOf("screen")).toBe("screenSharing");
  expect(functionOf("screenAudio")).toBe("screenSharing");
});

describe("B7 who tends the bubble tends its conferences", () => {
  test.each([
    ["organiser", true, [false, true, true, true]],
    ["moderator", true, [false, false, true, true]],
    ["participant", false, [false, false, false, false]],
    ["guest", false, [false, false, false, false]],
  ] as const)("B7 S21 %s", (actor, tends, removes) => {
    expect(mayModerate(actor)).toBe(tends);
    const targets = ["organiser", "moderator", "participant", "guest"] as const;
    expect(targets.map((target) => mayRemoveFrom(actor, target))).toEqual([...removes]);
  });

  const conference = newConference({ id: "c", conversationId: "b", startedBy: "ada", startedAt: 1 });
  test.each([
    ["open", {}, "participant", "enters"],
    ["open, to a guest", {}, "guest", "enters"],
    ["locked", { isLocked: true }, "participant", "locked out"],
    ["locked, to who tends it", { isLocked: true }, "moderator", "enters"],
    ["locked, to who was in it", { isLocked: true, known: ["carol"] }, "participant", "enters"],
    ["locked, to who was removed", { isLocked: true, removed: ["carol"] }, "participant", "locked out"],
    ["a waiting room", { hasWaitingRoom: true }, "participant", "waits"],
    ["a waiting room, to a guest", { hasWaitingRoom: true }, "guest", "waits"],
    ["a waiting room, to who tends it", { hasWaitingRoom: true }, "organiser", "enters"],
    ["a waiting room, to who was let in before", { hasWaitingRoom: true, known: ["carol"] }, "participant", "enters"],
    ["open, to who was removed", { removed: ["carol"] }, "participant", "waits"],
  ] as const)("B7 S39 the door: %s", (_, door, role, entry) => {
    expect(entryOf({ ...conference, ...door }, "carol", role)).toBe(entry);
  });
});
