import { expect, test } from "bun:test";
import { editDistance, nearest } from "./nearest.ts";

test.each([
  ["", "", 0],
  ["port", "port", 0],
  ["prot", "port", 1],
  ["por", "port", 1],
  ["ports", "port", 1],
  ["host", "port", 2],
  ["abc", "", 3],
])("%p is %p by %d edits", (from, to, distance) => {
  expect(editDistance(from, to)).toBe(distance);
});

test("the nearest is found whatever the case, and nothing when none is near", () => {
  expect(nearest("Serv", ["serve", "doctor"])).toBe("serve");
  expect(nearest("zebra", ["serve", "doctor"])).toBeUndefined();
});
