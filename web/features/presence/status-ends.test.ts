import { expect, test } from "bun:test";
import { endOf } from "./status-ends.ts";

const at = (day: number, hour: number) => new Date(2026, 10, day, hour).getTime();

test("S15 a status ends after its time, with the day or with the week", () => {
  // 24 November 2026 is a Tuesday.
  const now = at(24, 15);
  expect(endOf("halfHour", now)).toBe(now + 1_800_000);
  expect(endOf("hour", now)).toBe(now + 3_600_000);
  expect(endOf("today", now)).toBe(at(25, 0));
  expect(endOf("week", now)).toBe(at(30, 0));
  expect(endOf("none", now)).toBeNull();
});

test("S15 on a Sunday the week ends with the day", () => {
  expect(endOf("week", at(29, 23))).toBe(at(30, 0));
});
