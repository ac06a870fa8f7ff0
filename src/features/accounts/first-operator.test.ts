import { afterEach, beforeEach, expect, test } from "bun:test";
import { Failure } from "../../platform/http/failure.ts";
import { type AccountsBench, accountsBench, adaSignsUp, enterWith } from "./accounts.testing.ts";
import { firstOperatorLink } from "./first-operator.ts";
import { signUp } from "./sign-up.ts";
import { signUpOperator } from "./sign-up-operator.ts";

let bench: AccountsBench;
beforeEach(async () => {
  bench = await accountsBench({ sign_up: "closed" });
});
afterEach(() => bench.stop());

const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => "accepted",
    (error: unknown) => {
      if (error instanceof Failure) return error.code;
      throw error;
    },
  );
const newLinkToken = async () => new URL((await firstOperatorLink(bench.deps)) ?? "about:blank").hash.slice(1);
const open = (operatorToken: string, email = adaSignsUp.email) =>
  signUpOperator(bench.deps, { ...adaSignsUp, email, operatorToken });

test("S1 the printed link makes the first operator, who can sign in at once", async () => {
  await open(await newLinkToken());
  const { accountId, sessionToken } = await enterWith(bench.deps, adaSignsUp);
  expect(await bench.deps.authenticator.callerOf(sessionToken)).toMatchObject({ accountId, isOperator: true });
  expect(await firstOperatorLink(bench.deps)).toBeNull();
});

test("S71 the link works once, even when it is used twice at the same moment", async () => {
  const token = await newLinkToken();
  const outcomes = await Promise.all([codeOf(open(token)), codeOf(open(token, "mallory@example.org"))]);
  expect(outcomes.sort()).toEqual(["accepted", "accounts.operator_link_invalid"]);
  expect(await codeOf(open(token, "eve@example.org"))).toBe("accounts.operator_link_invalid");
});

test("S71 a guessed link is refused before any password is hashed", async () => {
  await newLinkToken();
  expect(await codeOf(open("guess"))).toBe("accounts.operator_link_invalid");
  expect(bench.work.hashed).toBe(0);
});

test("S71 each start makes a new link; the old one is worthless", async () => {
  const old = await newLinkToken();
  const current = await newLinkToken();
  expect(await codeOf(open(old))).toBe("accounts.operator_link_invalid");
  expect(await codeOf(open(current))).toBe("accepted");
});

test("S1 without an operator nobody else can sign up", async () => {
  const empty = await accountsBench({ sign_up: "open" });
  expect(await codeOf(signUp(empty.deps, adaSignsUp))).toBe("accounts.sign_up_closed");
  await empty.stop();
});
