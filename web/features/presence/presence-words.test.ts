import { expect, test } from "bun:test";
import { translator } from "../../i18n/catalogue.ts";
import { formatIn } from "../../i18n/format.ts";
import { presenceWords, statusWords } from "./presence-words.ts";
import { presenceTexts } from "./texts.ts";

const t = translator(presenceTexts, "en");
const format = formatIn("en");
const now = new Date(2026, 10, 24, 15).getTime();
const words = (told: Parameters<typeof presenceWords>[0]) => presenceWords(told, t, format, now);

test("S15 busy is said by its reason, a chosen state keeps its name", () => {
  expect(words({ state: "busy", busy: "sharing" })).toBe("Presenting");
  expect(words({ state: "busy", busy: null })).toBe("Busy");
  expect(words({ state: "dnd", busy: "phone" })).toBe("Do not disturb · In a call");
  expect(words({ state: "away", busy: null })).toBe("Away");
  expect(words({ state: "invisible", busy: "video" })).toBe("Invisible");
});

test("S15 of somebody offline it says when they were there, if that is shown", () => {
  expect(words({ state: "offline", busy: null, lastSeenAt: null })).toBe("Offline");
  const today = new Date(2026, 10, 24, 9, 5).getTime();
  expect(words({ state: "offline", busy: null, lastSeenAt: today })).toBe(`Last seen today at ${format.time(today)}`);
  expect(words({ state: "offline", busy: null, lastSeenAt: now - 86_400_000 })).toBe("Last seen: Yesterday");
});

test("S15 a status may have words, a picture or both", () => {
  expect(statusWords({ emoji: "🌴", text: "On holiday", until: null })).toBe("🌴 On holiday");
  expect(statusWords({ emoji: null, text: "Focus", until: null })).toBe("Focus");
  expect(statusWords({ emoji: "🌴", text: "", until: null })).toBe("🌴");
});
