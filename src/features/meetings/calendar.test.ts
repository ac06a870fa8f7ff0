import { expect, test } from "bun:test";
import fc from "fast-check";
import ICAL from "ical.js";
import type { Recurrence } from "../../protocol/meetings.ts";
import { calendarOf } from "./calendar.ts";
import { occurrencesAfter, type Planned } from "./occurrences.ts";
import { momentOf, offsetChanges } from "./wall-clock.ts";

const options = { url: "https://iris.example/chat/x", organiser: { name: "Ada", email: "iris@iris.example" }, now: 0 };
const meeting = { id: "m".repeat(21), title: "Weekly", notes: "", sequence: 0, createdAt: 0 };
const weekly: Recurrence = { every: "week", interval: 1, weekdays: [], until: null };
const once: Planned = {
  startsOn: "2026-12-01T09:00",
  timeZone: "Europe/Berlin",
  minutes: 30,
  repeats: null,
  skipped: [],
};

const parsed = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const [event] = calendar.getAllSubcomponents("vevent");
  if (!event) throw new Error("no event");
  return { calendar, event };
};

/** The moments at which a calendar program that knows nothing but the file sees the meeting. */
function momentsIn(text: string, most: number): number[] {
  const { calendar, event } = parsed(text);
  const zone = calendar.getFirstSubcomponent("vtimezone");
  if (!zone) throw new Error("no zone");
  const timeZone = new ICAL.Timezone(zone);
  const steps = new ICAL.Event(event).iterator();
  const moments: number[] = [];
  for (let next = steps.next(); next && moments.length < most; next = steps.next()) {
    const time = next.clone();
    time.zone = timeZone;
    moments.push(time.toUnixTime() * 1000);
  }
  return moments;
}

test("S34 a kept parser reads the same times from the file as Iris has, over changes of the clock, in any zone", () => {
  const planned = fc.record({
    startsOn: fc
      .tuple(fc.integer({ min: 0, max: 700 }), fc.constantFrom("00:30", "03:30", "09:00", "23:45"))
      .map(([day, time]) => `${new Date(Date.UTC(2026, 0, 1) + day * 86_400_000).toISOString().slice(0, 10)}T${time}`),
    timeZone: fc.constantFrom("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"),
    minutes: fc.integer({ min: 5, max: 300 }),
    repeats: fc.option(
      fc.record({
        every: fc.constantFrom("day", "week", "month", "year"),
        interval: fc.integer({ min: 1, max: 4 }),
        weekdays: fc.subarray(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]),
        until: fc.constantFrom("2029-03-31", "2028-10-29"),
      }),
    ),
    skipped: fc.constant([]),
  });
  fc.assert(
    fc.property(planned as fc.Arbitrary<Planned>, (one) => {
      const own = occurrencesAfter(one, 0, 25).map(({ startsAt }) => startsAt);
      expect(momentsIn(calendarOf({ ...meeting, ...one }, { ...options, method: "REQUEST" }), 25)).toEqual(own);
    }),
    { seed: 20261124, numRuns: 40 },
  );
});

test("S34 a weekly meeting stays at nine when the clocks change; a day that is left out is left out in the file, too", () => {
  const series = { ...once, startsOn: "2026-10-19T09:00", repeats: weekly, skipped: ["2026-10-26T09:00"] };
  const own = occurrencesAfter(series, Date.parse("2026-10-01"), 2);
  expect(own.map(({ startsAt }) => new Date(startsAt).toISOString())).toEqual([
    "2026-10-19T07:00:00.000Z",
    "2026-11-02T08:00:00.000Z",
  ]);
  const file = calendarOf({ ...meeting, ...series }, { ...options, method: "REQUEST" });
  expect(momentsIn(file, 2)).toEqual(own.map(({ startsAt }) => startsAt));
});

test("S34 a cancellation names the same event with a higher number; of one in a series, just that one", () => {
  const whole = parsed(calendarOf({ ...meeting, ...once, sequence: 2 }, { ...options, method: "CANCEL" }));
  expect(whole.calendar.getFirstPropertyValue("method")).toBe("CANCEL");
  expect(whole.event.getFirstPropertyValue("status")).toBe("CANCELLED");
  expect(String(whole.event.getFirstPropertyValue("sequence"))).toBe("2");
  expect(whole.event.getFirstPropertyValue("uid")).toBe(`${meeting.id}@iris.example`);
  const series = { ...meeting, ...once, repeats: weekly };
  const { event } = parsed(calendarOf(series, { ...options, method: "CANCEL", only: "2026-12-08T09:00" }));
  expect(String(event.getFirstPropertyValue("recurrence-id"))).toBe("2026-12-08T09:00:00");
  expect(event.getFirstPropertyValue("rrule")).toBeNull();
});

test("S34 words of people stay words: no line of theirs becomes a line of the file", () => {
  const title = 'End\r\nEND:VEVENT\r\nATTENDEE:mailto:x@y.example; "a", b';
  const text = calendarOf(
    { ...meeting, ...once, title, notes: "a\r\nSTATUS:CANCELLED" },
    { ...options, method: "REQUEST", organiser: { name: '"x":\r\ny;z', email: "a@b.example" } },
  );
  const { event } = parsed(text);
  expect(event.getAllProperties("attendee")).toEqual([]);
  expect(event.getFirstPropertyValue("status")).toBe("CONFIRMED");
  expect(String(event.getFirstPropertyValue("summary")).replaceAll("\r", "")).toBe(title.replaceAll("\r", ""));
  for (const line of text.split("\r\n")) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
});

test("a time that the clocks skip counts as if they had not yet gone forward; of one that comes twice the first is meant", () => {
  expect(momentOf("2026-03-29T02:30", "Europe/Berlin")).toBe(Date.parse("2026-03-29T01:30Z"));
  expect(momentOf("2026-10-25T02:30", "Europe/Berlin")).toBe(Date.parse("2026-10-25T00:30Z"));
  expect(momentOf("2026-02-30T02:30", "Europe/Berlin")).toBeUndefined();
  const [spring, autumn] = offsetChanges("Europe/Berlin", Date.parse("2026-01-01"), Date.parse("2026-12-31"));
  expect([spring?.at, autumn?.at]).toEqual([Date.parse("2026-03-29T01:00Z"), Date.parse("2026-10-25T01:00Z")]);
});
