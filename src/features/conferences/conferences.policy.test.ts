import { expect, test } from "bun:test";
import type { TrackSource } from "../../protocol/conferences.ts";
import { functionsOf, mayStart, roomOf } from "./conferences.policy.ts";

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

const sources: [TrackSource[], string[]][] = [
  [["microphone"], []],
  [["microphone", "camera"], ["videoCalls"]],
  [["screen", "screenAudio"], ["screenSharing"]],
  [["screenAudio"], ["screenSharing"]],
  [
    ["camera", "screen"],
    ["videoCalls", "screenSharing"],
  ],
];
test.each(sources)("S10 sending %p needs %p", (sent, needed) => {
  expect<string[]>(functionsOf(sent)).toEqual(needed);
});
