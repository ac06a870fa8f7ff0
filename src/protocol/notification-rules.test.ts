import { expect, test } from "bun:test";
import { isMuted, isQuietAt, missedAs, standardLevel } from "./notification-rules.ts";

const ada = "A".repeat(21);
const bob = "B".repeat(21);
const carol = "C".repeat(21);
const small = { kind: "bubble", members: 20 } as const;
const large = { kind: "bubble", members: 21 } as const;
const now = Date.UTC(2026, 10, 24, 12);
const says = (text: string, more = {}) => ({ senderId: ada, content: { kind: "text" as const, text, ...more } });
const call = (outcome: "answered" | "unanswered" | "refused" | "busy" | "cancelled") => ({
  senderId: ada,
  content: {
    kind: "call" as const,
    call: { callId: carol, kind: "audio" as const, outcome, startedAt: 0, durationSec: 0 },
  },
});

test("S41 the standard: everything in chats and small bubbles, mentions in large ones", () => {
  expect(standardLevel({ kind: "direct", members: 2 })).toBe("all");
  expect(standardLevel(small)).toBe("all");
  expect(standardLevel(large)).toBe("mentions");
});

test("S41 what counts as missed, by level and kind", () => {
  const by = (
    message: Parameters<typeof missedAs>[0],
    hearing = {},
    conversation: typeof small | typeof large = small,
  ) => missedAs(message, { viewerId: bob, conversation, ...hearing }, now);
  expect(by(says("hello"))).toBe("message");
  expect(by(says("hello"), {}, large)).toBeNull();
  expect(by(says("hello"), { notify: "all" }, large)).toBe("message");
  expect(by(says(`<@${bob}>`), {}, large)).toBe("mention");
  expect(by(says("<@all>"), {}, large)).toBe("mention");
  expect(by(says(`<@${carol}>`), {}, large)).toBeNull();
  expect(by(says(`<@${bob}>`), { notify: "none" })).toBeNull();
  expect(by(says(`<@${bob}>`), { mutedUntil: now + 1 })).toBeNull();
  expect(by(says("hello"), { mutedUntil: now })).toBe("message");
  expect(by(says("fire", { urgency: "urgent" }), { notify: "none", mutedUntil: now + 1 })).toBe("urgent");
  expect(by(says("soon", { urgency: "important" }), { notify: "none" })).toBeNull();
  expect(missedAs(says("mine"), { viewerId: ada, conversation: small }, now)).toBeNull();
  expect(["unanswered", "busy", "cancelled"].map((outcome) => by(call(outcome as "busy")))).toEqual([
    "call",
    "call",
    "call",
  ]);
  expect(["answered", "refused"].map((outcome) => by(call(outcome as "refused")))).toEqual([null, null]);
  expect(by(call("unanswered"), { notify: "none" })).toBeNull();
  const notice = { kind: "notice" as const, notice: "renamed" as const, subjectId: null, detail: "" };
  expect(by({ senderId: ada, content: notice })).toBeNull();
  expect(by({ senderId: ada, content: { kind: "deleted", by: "sender" } })).toBeNull();
});

test("S41 muted is muted until its time is over, or for good by its level", () => {
  expect(isMuted({}, now)).toBe(false);
  expect(isMuted({ mutedUntil: now + 1 }, now)).toBe(true);
  expect(isMuted({ mutedUntil: now }, now)).toBe(false);
  expect(isMuted({ notify: "none" }, now)).toBe(true);
});

const clock = (hour: number, minute = 0) => hour * 60 + minute;
const everyDay = [1, 2, 3, 4, 5, 6, 7];

test.each([
  // A Tuesday in winter: Berlin is an hour ahead of UTC.
  ["before they begin", "2026-11-24T18:59Z", false],
  ["on the minute", "2026-11-24T19:00Z", true],
  ["past midnight", "2026-11-25T00:30Z", true],
  ["at their end", "2026-11-25T06:00Z", false],
  // In summer it is two.
  ["in summer an hour earlier by UTC", "2026-07-07T18:00Z", true],
  ["and over an hour earlier", "2026-07-08T05:00Z", false],
] as const)("S41 quiet hours from 20:00 to 7:00 in Berlin, %s", (_, at, isQuiet) => {
  const hours = { isOn: true, fromMinute: clock(20), untilMinute: clock(7), days: everyDay };
  expect(isQuietAt(hours, "Europe/Berlin", Date.parse(at))).toBe(isQuiet);
});

test("S41 quiet hours belong to the day on which they begin; the whole day; not at all", () => {
  const fridays = { isOn: true, fromMinute: clock(22), untilMinute: clock(6), days: [5] };
  expect(isQuietAt(fridays, "UTC", Date.parse("2026-11-27T23:00Z"))).toBe(true);
  expect(isQuietAt(fridays, "UTC", Date.parse("2026-11-28T05:59Z"))).toBe(true);
  expect(isQuietAt(fridays, "UTC", Date.parse("2026-11-28T23:00Z"))).toBe(false);
  expect(isQuietAt(fridays, "UTC", Date.parse("2026-11-27T05:00Z"))).toBe(false);
  const sundays = { isOn: true, fromMinute: clock(22), untilMinute: clock(6), days: [7] };
  expect(isQuietAt(sundays, "UTC", Date.parse("2026-11-30T05:00Z"))).toBe(true);
  const always = { isOn: true, fromMinute: 0, untilMinute: 0, days: [2] };
  expect(isQuietAt(always, "UTC", Date.parse("2026-11-24T00:00Z"))).toBe(true);
  expect(isQuietAt(always, "UTC", Date.parse("2026-11-24T23:59Z"))).toBe(true);
  expect(isQuietAt(always, "UTC", Date.parse("2026-11-25T00:00Z"))).toBe(false);
  expect(isQuietAt({ ...always, isOn: false }, "UTC", Date.parse("2026-11-24T12:00Z"))).toBe(false);
});
