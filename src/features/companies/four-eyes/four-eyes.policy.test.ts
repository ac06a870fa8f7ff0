import { expect, test } from "bun:test";
import { guardedAct } from "../../../protocol/companies.ts";
import { type Decision, type DecisionVerdict, judgeDecision, judgeGuarded, mayBegin } from "./four-eyes.policy.ts";

const now = 1_000;
const open = { companyId: "north", requestedById: "ada", decidedAt: null, expiresAt: now + 1 };
type Row = [what: string, decision: Decision, actor: string, request: typeof open | object, verdict: DecisionVerdict];

test.each<Row>([
  ["another administrator confirms", "confirm", "bob", {}, "allowed"],
  ["another administrator refuses", "refuse", "bob", {}, "allowed"],
  ["its author takes it back", "withdraw", "ada", {}, "allowed"],
  ["its author confirms it", "confirm", "ada", {}, "ownRequest"],
  ["its author refuses it", "refuse", "ada", {}, "ownRequest"],
  ["another one takes it back", "withdraw", "bob", {}, "notFound"],
  ["it ran out", "confirm", "bob", { expiresAt: now }, "over"],
  ["it ran out, and is taken back", "withdraw", "ada", { expiresAt: now }, "over"],
  ["it was decided", "confirm", "bob", { decidedAt: 1 }, "over"],
  ["it was decided, and is refused", "refuse", "bob", { decidedAt: 1 }, "over"],
  ["it is another company's", "confirm", "bob", { companyId: "south" }, "notFound"],
])("S72 four eyes: %s", (_, decision, actorId, change, verdict) => {
  expect(judgeDecision(decision, { companyId: "north", actorId }, { ...open, ...change }, now)).toBe(verdict);
});

test("S72 four eyes: what is not there is not found", () => {
  expect(judgeDecision("confirm", { companyId: "north", actorId: "bob" }, undefined, now)).toBe("notFound");
});

test.each(guardedAct.options)("S72 four eyes: %s takes a second administrator exactly while the rule holds", (act) => {
  expect([judgeGuarded(act, true), judgeGuarded(act, false)]).toEqual(["needsSecond", "allowed"]);
});

test("S72 four eyes: one administrator alone cannot begin it", () => {
  expect([0, 1, 2, 3].map(mayBegin)).toEqual([false, false, true, true]);
});
