import { describe, expect, test } from "bun:test";
import {
  type AccountState,
  type Circumstances,
  decideLink,
  decideSignIn,
  isAddressProved,
  mayUsePassword,
} from "./single-sign-on.policy.ts";

const member: AccountState = { id: "ada", companyId: "hafenbau", isOperator: false, isClosed: false };
const deactivated = { ...member, isClosed: true };
const operator = { ...member, isOperator: true };
const elsewhere = { ...member, companyId: "kanzlei" };
const alone = { ...member, companyId: null };

const at = (changes: Partial<Circumstances>): Circumstances => ({
  ...{ companyId: "hafenbau", createsPeople: false, isVouched: true, bound: undefined, known: undefined },
  ...changes,
});
const bound = (account: AccountState, isConsented = false) => ({ bound: { account, isConsented } });
const known = (account: AccountState, isBound = false) => ({ known: { account, isBound } });

describe("B2 S71 whom a company's provider lets in", () => {
  test.each([
    ["a member bound to the subject", bound(member), "enter"],
    ["the same, whatever address the provider gives today", { ...bound(member), isVouched: false }, "enter"],
    ["the same, though the address is another account's now", { ...bound(member), ...known(operator) }, "enter"],
    ["a bound person who was deactivated", bound(deactivated), "notInvited"],
    ["a bound person who left the company", bound(elsewhere), "notInvited"],
    ["a bound person who belongs to no company any more", bound(alone), "notInvited"],
    ["a bound person who has become an operator since", bound(operator), "elsewhere"],
    ["an operator who bound the account themselves", bound(operator, true), "enter"],
    ["a former member who had bound the account themselves", bound(elsewhere, true), "notInvited"],
    ["a member with a vouched address", known(member), "bind"],
    ["a member whose address the provider does not vouch for", { ...known(member), isVouched: false }, "notVouched"],
    ["a member who is bound to another subject", known(member, true), "boundOtherwise"],
    ["a deactivated member", known(deactivated), "notInvited"],
    ["an operator", known(operator), "elsewhere"],
    ["a person of another company", known(elsewhere), "elsewhere"],
    ["a person of no company", known(alone), "elsewhere"],
    ["nobody known", {}, "notInvited"],
    ["nobody known, where people may come so", { createsPeople: true }, "create"],
    ["nobody known and no vouched address", { createsPeople: true, isVouched: false }, "notVouched"],
    ["a deactivated member, where people may come so", { ...known(deactivated), createsPeople: true }, "notInvited"],
  ] as const)("%s", (_, changes, expected) => {
    const entry = decideSignIn(at(changes));
    expect(entry.kind === "refuse" ? entry.reason : entry.kind).toBe(expected);
  });
});

describe("B2 S71 who may bind their own account", () => {
  test.each([
    ["a member", known(member), "bind"],
    ["an operator in the company", known(operator), "bind"],
    ["once more", { ...known(member, true), ...bound(member) }, "bind"],
    ["a member who is bound to another subject", known(member, true), "boundOtherwise"],
    ["somebody to another person's subject", { ...bound({ ...member, id: "bob" }), ...known(member) }, "otherPerson"],
    ["somebody by another person's address", known({ ...member, id: "bob" }), "otherPerson"],
    ["somebody by nobody's address", {}, "otherPerson"],
    ["somebody by an address that is not vouched for", { ...known(member), isVouched: false }, "notVouched"],
    ["a person of another company", known(elsewhere), "elsewhere"],
  ] as const)("%s", (_, changes, expected) => {
    const entry = decideLink("ada", at(changes));
    expect(entry.kind === "refuse" ? entry.reason : entry.kind).toBe(expected);
  });
});

test("B2 a password counts unless an active provider ended that, and always for who must get in", () => {
  const ended = { isActive: true, passwordAllowed: false };
  const nobody = { isAdministrator: false, isOperator: false };
  expect(mayUsePassword(ended, nobody)).toBe(false);
  expect(mayUsePassword({ ...ended, isActive: false }, nobody)).toBe(true);
  expect(mayUsePassword({ ...ended, passwordAllowed: true }, nobody)).toBe(true);
  expect(mayUsePassword(ended, { ...nobody, isAdministrator: true })).toBe(true);
  expect(mayUsePassword(ended, { ...nobody, isOperator: true })).toBe(true);
});

const said = ["yes", "no", "unsaid"] as const;
test.each(said)("S71 an address that the provider calls verified: %s", (emailVerified) => {
  const proved = (trustsAddresses: boolean, email: string | undefined = "ada@example.org") =>
    isAddressProved({ subject: "ada-1", email, emailVerified }, { trustsAddresses });
  expect([proved(false), proved(true)]).toEqual([emailVerified === "yes", emailVerified !== "no"]);
  expect(isAddressProved({ subject: "ada-1", email: undefined, emailVerified }, { trustsAddresses: true })).toBe(false);
});
