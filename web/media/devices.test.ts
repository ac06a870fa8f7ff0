import { describe, expect, test } from "bun:test";
import { blurBackground, canBlur, joiningWith, troubleOf } from "./devices.ts";

describe("B7 S64 devices", () => {
  test.each([
    ["NotAllowedError", "denied"],
    ["SecurityError", "denied"],
    ["NotReadableError", "busy"],
    ["AbortError", "busy"],
    ["NotFoundError", "missing"],
    ["OverconstrainedError", "missing"],
  ] as const)("S64 a browser that says %s means %s", (name, trouble) => {
    expect(troubleOf(new DOMException("", name))).toBe(trouble);
  });

  test("B7 one comes in with picture and sound as long as nothing else was chosen, or nothing can be remembered", () => {
    expect(joiningWith()).toEqual({ microphone: true, camera: true });
  });

  test.each([
    ["nothing of it", {}, false],
    ["that it always blurs", { backgroundBlur: [true] }, false],
    ["that it can", { backgroundBlur: [false, true] }, true],
  ])(
    "B7 blurring is offered, and asked for, only where the system can switch it: it says %s",
    async (_, can, isOffered) => {
      const asked: object[] = [];
      const track = {
        getCapabilities: () => can,
        applyConstraints: async (constraints: object) => void asked.push(constraints),
      } as unknown as MediaStreamTrack;
      await blurBackground(track, true);
      expect([canBlur(track), asked]).toEqual([isOffered, isOffered ? [{ backgroundBlur: true }] : []]);
    },
  );
});
