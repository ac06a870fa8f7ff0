import { expect, test } from "bun:test";
import { functionsToSend, functionToAnswer, functionToStart } from "./calls.policy.ts";

test("S10 calling needs the function of its kind, answering that of being heard", () => {
  expect(functionToStart("audio")).toBe("audioCalls");
  expect(functionToStart("video")).toBe("videoCalls");
  expect(functionToAnswer).toBe("audioCalls");
});

test.each([
  [false, false, []],
  [true, false, ["videoCalls"]],
  [false, true, ["screenSharing"]],
  [true, true, ["videoCalls", "screenSharing"]],
])("S10 camera %p and screen %p need %p", (camera, screen, needed) => {
  expect<string[]>(functionsToSend({ kind: "media", microphone: true, camera, screen })).toEqual(needed);
});

test("S10 a description or candidate is passed on unread", () => {
  expect(functionsToSend({ kind: "candidate", candidate: "", sdpMid: null, sdpMLineIndex: null })).toEqual([]);
});
