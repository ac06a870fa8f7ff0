import { expect, test } from "bun:test";
import type { Meeting } from "../../../src/protocol/meetings.ts";
import { addressesIn, currentOf, nextChangeAt, nextHalfHour, recurrenceOf, rhythmOf, rhythms } from "./plan.ts";

const meeting = (startsAt: number): Meeting => ({
  ...{ id: "m", conversationId: "c", organiserId: "a", title: "T", notes: "", minutes: 30, mailsMembers: true },
  ...{ startsOn: "2026-12-01T09:00", timeZone: "UTC", repeats: null, skipped: [], invitees: [], mayChange: true },
  ...{ ownAnswer: null, answers: [] },
  occurrences: [{ startsOn: "2026-12-01T09:00", startsAt, endsAt: startsAt + 1_800_000 }],
});

test.each(rhythms)("S34 %s is understood as it was chosen", (rhythm) => {
  expect(rhythmOf(recurrenceOf(rhythm, ""))).toBe(rhythm);
});

test("addresses are read as people paste them, each once, and the first wrong one is named", () => {
  expect(addressesIn("a@b.example, c@d.example;\na@b.example")).toEqual({
    emails: ["a@b.example", "c@d.example"],
    wrong: undefined,
  });
  expect(addressesIn("a@b.example grace").wrong).toBe("grace");
});

test("S34 a meeting is shown from ten minutes before until it is over, and only in its bubble", () => {
  const all = [meeting(1_000_000)];
  expect(currentOf(all, "c", 399_999)).toBeUndefined();
  expect(currentOf(all, "c", 400_000)?.meeting.title).toBe("T");
  expect(currentOf(all, "c", 2_800_000)).toBeUndefined();
  expect(currentOf(all, "other", 1_000_000)).toBeUndefined();
  expect([0, 400_000, 1_000_000, 2_800_000].map((now) => nextChangeAt(all, now))).toEqual([
    400_000,
    1_000_000,
    2_800_000,
    undefined,
  ]);
});

test("a new one is proposed for the next half hour", () => {
  expect(nextHalfHour(new Date(2026, 10, 24, 9, 12).getTime())).toBe("2026-11-24T09:30");
  expect(nextHalfHour(new Date(2026, 10, 24, 9, 30).getTime())).toBe("2026-11-24T10:00");
});
