import { expect, test } from "bun:test";
import { groupOf } from "./settings-parts.ts";

test("S65 the settings are grouped by whom they are about", () => {
  expect([10, 60, 69].map((order) => groupOf({ order }))).toEqual(["groupYou", "groupYou", "groupYou"]);
  expect([70, 89].map((order) => groupOf({ order }))).toEqual(["groupCompany", "groupCompany"]);
  expect([90, 99].map((order) => groupOf({ order }))).toEqual(["groupOperator", "groupOperator"]);
});
