import { expect, test } from "bun:test";
import { maySeeDetail } from "./audit.policy.ts";

const administrator = { kind: "administrator" } as const;
const operator = { kind: "operator", accountId: "grace" } as const;

test.each([
  [administrator, "hafenbau", "ada", true],
  [operator, null, "grace", true],
  [operator, null, null, true],
  [operator, "hafenbau", "grace", true],
  [operator, "hafenbau", "ada", false],
  [operator, "hafenbau", null, false],
] as const)("S72 %p reads what changed in %p by %p: %p", (reader, companyId, actorId, may) => {
  expect(maySeeDetail(reader, { companyId, actorId })).toBe(may);
});
