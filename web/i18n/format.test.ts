import { expect, test } from "bun:test";
import { formatIn } from "./format.ts";
import { preferredLanguage } from "./language.ts";

const at = (day: number, hour = 12) => new Date(2026, 10, day, hour).getTime();

test("days are named as people say them", () => {
  const { day } = formatIn("en");
  expect(day(at(24, 0), at(24, 23))).toBe("Today");
  expect(day(at(23, 23), at(24, 0))).toBe("Yesterday");
  expect(day(at(20), at(24))).toBe("Friday");
  expect(day(at(1), at(24))).toBe("November 1, 2026");
  expect(formatIn("de").day(at(23), at(24))).toBe("Gestern");
});

test("sizes, durations and lists follow the language", () => {
  expect(formatIn("en").size(1_540_000)).toBe("1.5 MB");
  expect(formatIn("de").size(1_540_000)).toBe("1,5 MB");
  expect(formatIn("en").size(0)).toBe("0 bytes");
  expect(formatIn("en").duration(3729)).toBe("1:02:09");
  expect(formatIn("fr").list(["Ada", "Bob", "Mallory"])).toBe("Ada, Bob et Mallory");
});

test("S4 the time elsewhere is written as here", () => {
  const now = Date.parse("2026-11-24T05:05:00Z");
  expect(formatIn("de").timeIn(now, "Asia/Tokyo")).toBe("14:05");
  expect(formatIn("de").timeIn(now, "Mars/Olympus")).toBeUndefined();
});

test("S65 the first language the browser asks for and Iris speaks is used", () => {
  expect(preferredLanguage(["it-IT", "fr-CA", "de"])).toBe("fr");
  expect(preferredLanguage(["it"])).toBe("en");
});
