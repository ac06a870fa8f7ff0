import { expect, test } from "bun:test";
import type { SwitchSettings } from "../../protocol/plans.ts";
import { type Levels, mayAssignLicence, maySetLicences, resolveFunction, resolveFunctions } from "./plans.policy.ts";

type Said = "on" | "off" | undefined;
const said = (value: Said): SwitchSettings => (value ? { chat: value } : {});
const values: readonly Said[] = [undefined, "on", "off"];

/** Every combination of what the four levels can say, with what must come of it. */
const rows = values.flatMap((company) =>
  values.flatMap((group) =>
    values.flatMap((person) => [true, false].map((isInPlan) => ({ isInPlan, company, group, person }))),
  ),
);

test.each(rows)("S10 plan $isInPlan, company $company, group $group, person $person", (row) => {
  const levels: Levels = {
    lacking: row.isInPlan ? ["files"] : ["chat"],
    company: said(row.company),
    group: said(row.group),
    person: said(row.person),
  };
  const state = resolveFunction(levels, "chat");
  if (!row.isInPlan) {
    expect(state).toEqual({ name: "chat", isOn: false, decidedBy: "plan" });
    return;
  }
  const decider = row.person ? "person" : row.group ? "group" : row.company ? "company" : null;
  expect(state).toEqual({ name: "chat", isOn: decider === null || row[decider] === "on", decidedBy: decider });
});

test("S10 what a level says of one function says nothing of another", () => {
  const states = resolveFunctions({ lacking: ["recording"], company: { chat: "off" }, group: {}, person: {} });
  expect(states.filter(({ isOn }) => !isOn)).toEqual([
    { name: "chat", isOn: false, decidedBy: "company" },
    { name: "recording", isOn: false, decidedBy: "plan" },
  ]);
});

test.each([
  [0, 0, false, true],
  [1, 0, true, true],
  [1, 1, false, true],
  [1, 2, false, false],
  [5, 4, true, true],
])("S10 of %i licences %i are handed out", (bought, assigned, mayAssign, maySet) => {
  expect(mayAssignLicence(bought, assigned)).toBe(mayAssign);
  expect(maySetLicences(bought, assigned)).toBe(maySet);
});
