import { expect, test } from "bun:test";
import { asField, fromField, usualTimes } from "./times.ts";

test("B3 usual times lie ahead, on the next morning and the next Monday", () => {
  for (let day = 1; day <= 7; day += 1) {
    const now = new Date(2026, 10, day, 14, 30).getTime();
    const { hour, tomorrow, monday } = usualTimes(now);
    expect(hour - now).toBe(3_600_000);
    expect([new Date(tomorrow).getDate(), new Date(tomorrow).getHours()]).toEqual([day + 1, 9]);
    expect([new Date(monday).getDay(), new Date(monday).getHours(), monday > now]).toEqual([1, 9, true]);
  }
});

test("B3 a time survives its field", () => {
  const at = new Date(2026, 2, 29, 8, 5).getTime();
  expect(fromField(asField(at))).toBe(at);
  expect(fromField("")).toBeUndefined();
});
