import { describe, expect, test } from "bun:test";
import { translator } from "../../i18n/catalogue.ts";
import { formatIn } from "../../i18n/format.ts";
import { type CurrentCall, newCurrent, type Phase } from "../../media/call-view.ts";
import { adviceOf, statusOf } from "./call-status.ts";
import { callsTexts } from "./texts.ts";

const t = translator(callsTexts, "en");
const base = newCurrent({ callId: "call", conversationId: "chat", peerId: "bob", kind: "audio" }, true);
const call = (change: Partial<CurrentCall>): CurrentCall => ({ ...base, ...change });

test("S27 every phase has its words, and a running call its time", () => {
  const phases: Phase[] = ["preparing", "asking", "ringing", "connecting", "interrupted"];
  const said = phases.map((phase) => statusOf(call({ phase }), 0, t, formatIn("en")));
  expect(new Set(said).size).toBe(phases.length);
  expect(statusOf(call({ phase: "active", answeredAt: 1_000 }), 66_000, t, formatIn("en"))).toBe("1:05");
});

describe("S64 what one is told about one's own devices", () => {
  test("S64 a pending question goes before everything else, and says why", () => {
    const asked = call({ permission: "camera", trouble: { microphone: "denied", camera: null } });
    expect(adviceOf(asked, "Bob", t)).toBe(t("whyCamera", { name: "Bob" }));
  });

  test("S64 each trouble names its cure; the microphone's goes first", () => {
    const troubles = (["denied", "missing", "busy"] as const).flatMap((trouble) => [
      adviceOf(call({ trouble: { microphone: trouble, camera: "denied" } }), "Bob", t),
      adviceOf(call({ trouble: { microphone: null, camera: trouble } }), "Bob", t),
    ]);
    expect(new Set(troubles).size).toBe(6);
    expect(troubles[0]).toBe(t("microphoneDenied"));
  });

  test("S64 nothing is said when all is well", () => {
    expect(adviceOf(base, "Bob", t)).toBeNull();
  });
});
