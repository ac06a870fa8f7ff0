import { expect, test } from "bun:test";
import { ada, exampleMessage } from "./example.ts";
import { beginsDay, continues } from "./grouping.ts";

const at = (minute: number, second: number, more = {}) =>
  exampleMessage(1, { sentAt: new Date(2026, 10, 24, 9, minute, second).getTime(), ...more });

test("what one author says within a minute belongs together", () => {
  expect(continues(at(5, 59), at(5, 0))).toBe(true);
  expect(continues(at(6, 0), at(5, 59))).toBe(false);
  expect(continues(at(5, 30, { senderId: ada }), at(5, 0))).toBe(false);
  expect(continues(at(5, 30), undefined)).toBe(false);
});

test("a call or a notice interrupts the group", () => {
  const notice = { content: { kind: "notice", notice: "created", subjectId: null, detail: "" } as const };
  expect(continues(at(5, 30), at(5, 0, notice))).toBe(false);
  expect(continues(at(5, 30, notice), at(5, 0))).toBe(false);
});

test("a day begins at midnight where the reader is", () => {
  const before = exampleMessage(1, { sentAt: new Date(2026, 10, 23, 23, 59).getTime() });
  expect(beginsDay(at(0, 0), before)).toBe(true);
  expect(beginsDay(at(1, 0), at(0, 0))).toBe(false);
  expect(beginsDay(at(1, 0), undefined)).toBe(true);
});
