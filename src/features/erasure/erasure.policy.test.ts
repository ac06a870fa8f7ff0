import { expect, test } from "bun:test";
import type { ErasureVerdict } from "../../protocol/erasure.ts";
import { dueAfter, judgeErasure } from "./erasure.policy.ts";

const company = "c";
const cases: [string, Parameters<typeof judgeErasure>, ErasureVerdict][] = [];
const given = (
  what: string,
  actor: "self" | "administrator",
  [companyId, isAdministrator, isOperator]: [string | null, boolean, boolean],
  [others, hasOtherAdministrator, hasOtherOperator]: [number, boolean, boolean],
  verdict: ErasureVerdict,
) =>
  cases.push([
    what,
    [actor, { companyId, isAdministrator, isOperator }, { others, hasOtherAdministrator, hasOtherOperator }],
    verdict,
  ]);

given("S51 a private person", "self", [null, false, false], [0, false, true], "allowed");
given("S51 an operator beside another", "self", [null, false, true], [0, false, true], "allowed");
given("S51 the last operator", "self", [null, false, true], [0, false, false], "lastOperator");
given("S53 a member", "self", [company, false, false], [3, true, true], "askAdministrator");
given("S52 an administrator beside another", "self", [company, true, false], [3, true, true], "allowed");
given("S52 S8 the last administrator of others", "self", [company, true, false], [3, false, true], "lastAdministrator");
given("S52 an administrator who is alone", "self", [company, true, false], [0, false, true], "allowed");
given("S53 a member, by their administrator", "administrator", [company, false, false], [3, true, true], "allowed");
given(
  "S52 the last administrator, by themselves",
  "administrator",
  [company, true, false],
  [1, false, true],
  "lastAdministrator",
);
given(
  "S52 the last operator, by an administrator",
  "administrator",
  [company, false, true],
  [3, true, false],
  "lastOperator",
);

test.each(cases)("%s", (_, input, verdict) => {
  expect(judgeErasure(...input)).toBe(verdict);
});

test.each([
  ["2026-11-24", "2026-12-24"],
  ["2026-12-31", "2027-01-31"],
  ["2027-01-31", "2027-02-28"],
  ["2028-01-30", "2028-02-29"],
])("S53 what is asked for on %s is due on %s", (asked, due) => {
  expect(new Date(dueAfter(Date.parse(asked))).toISOString().slice(0, 10)).toBe(due);
});
