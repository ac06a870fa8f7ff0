import { expect, test } from "bun:test";
import { newPassword } from "../../../src/protocol/accounts.ts";
import { judgeLength, shortestPassword } from "./password-length.ts";

test.each([
  [0, { marks: 0, isEnough: false, missing: 12 }],
  [5, { marks: 1, isEnough: false, missing: 7 }],
  [11, { marks: 2, isEnough: false, missing: 1 }],
  [12, { marks: 3, isEnough: true, isStrong: false, missing: 0 }],
  [18, { marks: 4, isEnough: true, isStrong: true, missing: 0 }],
])("a password of %d characters", (length, expected) => expect(judgeLength(length)).toMatchObject(expected));

test("the meter and the server want the same length", () => {
  expect(newPassword.safeParse("x".repeat(shortestPassword)).success).toBe(true);
  expect(newPassword.safeParse("x".repeat(shortestPassword - 1)).success).toBe(false);
});
