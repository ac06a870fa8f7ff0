import { expect, test } from "bun:test";
import { functionOf, mayStart, roomOf } from "./conferences.policy.ts";

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
