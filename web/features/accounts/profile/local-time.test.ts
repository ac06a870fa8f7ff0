import { describe, expect, test } from "bun:test";
import { isWorking, spansOf } from "./local-time.ts";

const day = { day: 2, from: "09:00", to: "17:30" };
const night = { day: 7, from: "22:00", to: "06:00" };

describe("S4 working hours are those of the person's own place", () => {
  // 24 November 2026 is a Tuesday.
  const cases: [what: string, at: string, zone: string, hours: (typeof day)[], works: boolean | undefined][] = [
    ["at the first minute", "2026-11-24T08:00:00Z", "Europe/Berlin", [day], true],
    ["a minute before", "2026-11-24T07:59:00Z", "Europe/Berlin", [day], false],
    ["at the last minute", "2026-11-24T16:29:00Z", "Europe/Berlin", [day], true],
    ["when it ends", "2026-11-24T16:30:00Z", "Europe/Berlin", [day], false],
    ["the same moment elsewhere", "2026-11-24T08:00:00Z", "America/New_York", [day], false],
    ["another day", "2026-11-25T08:00:00Z", "Europe/Berlin", [day], false],
    ["already the day there", "2026-11-23T23:00:00Z", "Asia/Tokyo", [{ ...day, from: "08:00" }], true],
    ["a Sunday night", "2026-11-29T22:30:00Z", "UTC", [night], true],
    ["its Monday morning", "2026-11-30T05:59:00Z", "UTC", [night], true],
    ["after its end", "2026-11-30T06:00:00Z", "UTC", [night], false],
    ["before its begin", "2026-11-29T21:59:00Z", "UTC", [night], false],
    ["in summer", "2026-07-14T07:00:00Z", "Europe/Berlin", [day], true],
    ["nothing is said", "2026-11-24T08:00:00Z", "Europe/Berlin", [], undefined],
    ["no such place", "2026-11-24T08:00:00Z", "Mars/Olympus", [day], undefined],
  ];
  for (const [what, at, zone, hours, works] of cases)
    test(what, () => expect(isWorking(hours, zone, Date.parse(at))).toBe(works));
});

test("S4 days with the same hours are told together", () => {
  const at = (...days: number[]) => days.map((one) => ({ ...day, day: one }));
  expect(spansOf(at(5, 1, 2, 3, 4))).toEqual([{ first: 1, last: 5, from: "09:00", to: "17:30" }]);
  expect(spansOf([...at(1), ...at(3), { ...night, day: 4 }]).map(({ first, last }) => [first, last])).toEqual([
    [1, 1],
    [3, 3],
    [4, 4],
  ]);
});
