import { afterAll, beforeAll, expect, test } from "bun:test";
import { decodeBase32IgnorePadding } from "@oslojs/encoding";
import { generateHOTP } from "@oslojs/otp";
import * as api from "../../protocol/accounts.ts";
import { endpoints } from "../../protocol/api.ts";
import { getOwnMembership, updateCompany } from "../../protocol/companies.ts";
import * as security from "../../protocol/security.ts";
import { password, startTestApp, type TestApp } from "../../testing/test-app.ts";

let at = 1_800_000_000_000;
let app: TestApp;
beforeAll(async () => {
  app = await startTestApp({ now: () => at });
});
afterAll(() => app.stop());

test("B1 a company that insists on a second factor opens nothing to a member before there is one", async () => {
  const [ada, bob] = await app.people("ada", "bob");
  const companyId = await app.app.companies.createCompany({ name: "Analytical Engines" });
  await app.app.companies.assignToCompany(ada.accountId, companyId, "administrator");
  await app.app.companies.assignToCompany(bob.accountId, companyId);
  await ada.call(updateCompany, { body: { requiresSecondFactor: true } });
  // What a process believes of a session is ten seconds old at most.
  at += 10_000;

  expect(await bob.call(api.getOwnAccount)).toMatchObject({ lacksSecondFactor: true });
  expect(await bob.refusal(getOwnMembership)).toBe("core.second_factor_needed");
  await expect(bob.connect()).rejects.toThrow();
  const open = endpoints.filter(({ access, leadsToSecondFactor }) => access !== "anyone" && leadsToSecondFactor);
  expect(open.map(({ operation }) => operation).toSorted()).toEqual([
    "addPasskey",
    "beginAuthenticator",
    "beginPasskey",
    "beginReauthentication",
    "confirmAuthenticator",
    "getOwnAccount",
    "getOwnSingleSignOn",
    "getSecurity",
    "leaveSingleSignOn",
    "proveBySingleSignOn",
    "reauthenticate",
    "signOut",
  ]);

  const again = app.visitor();
  const outcome = await again.call(api.signIn, { body: { email: bob.email, password } });
  expect(outcome).toMatchObject({ outcome: "signedIn", account: { lacksSecondFactor: true } });
  const { secret } = await again.call(security.beginAuthenticator);
  const code = generateHOTP(decodeBase32IgnorePadding(secret), BigInt(Math.floor(at / 30_000)), 6);
  await again.call(security.confirmAuthenticator, { body: { code } });
  expect(await again.call(api.getOwnAccount)).toMatchObject({ lacksSecondFactor: false });
  await again.call(getOwnMembership);
  await (await again.connect()).close();
  expect(await again.refusal(security.removeAuthenticator)).toBe("accounts.second_factor_required");
});
