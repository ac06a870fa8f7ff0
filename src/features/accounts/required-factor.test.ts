import { afterEach, beforeEach, expect, test } from "bun:test";
import { decodeBase32IgnorePadding } from "@oslojs/encoding";
import { generateHOTP } from "@oslojs/otp";
import type { Failure } from "../../platform/http/failure.ts";
import { type AccountsBench, accountsBench, adaSignsUp, atHome, enterWith, goodPassword } from "./accounts.testing.ts";
import { assignCompany } from "./assign-company.ts";
import { createUser } from "./create-user.ts";
import { removeAuthenticator } from "./factors/remove-factor.ts";
import { beginAuthenticator, confirmAuthenticator } from "./factors/set-up-authenticator.ts";
import { createSignOnDoor } from "./sign-on-door.ts";

let bench: AccountsBench;
let ada: string;
beforeEach(async () => {
  bench = await accountsBench();
  ada = await createUser(bench.deps, { ...adaSignsUp, password: goodPassword });
  await assignCompany(bench.deps, ada, { companyId: "strict" });
});
afterEach(() => bench.stop());

const lacksOne = async (sessionToken: string) => {
  bench.deps.authenticator.forgetAccount(ada);
  return (await bench.deps.authenticator.callerOf(sessionToken))?.lacksSecondFactor;
};

test("B1 where the company insists, a member without a second factor is let in to set one up, and to nothing else", async () => {
  const { sessionToken } = await enterWith(bench.deps, { email: adaSignsUp.email, password: goodPassword });
  expect(await lacksOne(sessionToken)).toBe(false);
  bench.strictCompanies.add("strict");
  expect(await lacksOne(sessionToken)).toBe(true);
  const { secret } = await beginAuthenticator(bench.deps, ada);
  expect(await lacksOne(sessionToken)).toBe(true);
  const step = BigInt(Math.floor(bench.clock.at / 30_000));
  await confirmAuthenticator(bench.deps, ada, generateHOTP(decodeBase32IgnorePadding(secret), step, 6));
  expect((await bench.deps.authenticator.callerOf(sessionToken))?.lacksSecondFactor).toBe(false);

  const removal = removeAuthenticator(bench.deps, ada).catch((error: unknown) => error);
  expect(((await removal) as Failure).code).toBe("accounts.second_factor_required");
  expect(await lacksOne(sessionToken)).toBe(false);
  bench.strictCompanies.delete("strict");
  await removeAuthenticator(bench.deps, ada);
});

test("B2 where the company's provider asked for a second factor, Iris asks for none", async () => {
  bench.strictCompanies.add("strict");
  const door = createSignOnDoor(bench.deps);
  const provedAt = bench.clock.at;
  for (const hadSecondFactor of [true, false]) {
    const token = await door.openSession(ada, { origin: atHome, provedAt, hadSecondFactor });
    expect(await lacksOne(token)).toBe(!hadSecondFactor);
  }
});
