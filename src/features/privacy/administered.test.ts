import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { signIn } from "../../protocol/accounts.ts";
import {
  changeMemberRole,
  deactivateMember,
  reactivateMember,
  resetMemberSecondFactor,
} from "../../protocol/companies.ts";
import { setMemberFunctions } from "../../protocol/plans.ts";
import { listPrivacyLog } from "../../protocol/privacy.ts";
import { type Person, password, startTestApp, type TestApp } from "../../testing/test-app.ts";

let app: TestApp;
let ada: Person;
let bob: Person;
// On a busy machine the passwords of its people take their time.
setDefaultTimeout(60_000);
beforeAll(async () => {
  app = await startTestApp();
  [ada, bob] = await app.people("ada", "bob");
  const { companies } = app.app;
  const companyId = await companies.createCompany({ name: "Hafenbau Nord" });
  await companies.assignToCompany(ada.accountId, companyId, "administrator");
  await companies.assignToCompany(bob.accountId, companyId);
});
afterAll(() => app.stop());

const actsIn = async (person: Person) => {
  await app.app.heard();
  const { entries } = await person.call(listPrivacyLog, { query: {} });
  return entries.flatMap(({ act }) => (act.kind === "administered" ? [[act.act, act.actorId, act.actorName]] : []));
};

test("S72 acts on somebody's account stand in their privacy log with who did them; one's own do not", async () => {
  const params = { accountId: bob.accountId };
  await ada.call(setMemberFunctions, { params, body: { switches: { files: "off" } } });
  await ada.call(changeMemberRole, { params, body: { role: "administrator" } });
  await ada.call(deactivateMember, { params });
  await ada.call(reactivateMember, { params });
  await ada.call(resetMemberSecondFactor, { params });
  await app.app.accounts.resetPassword(bob.email, password);
  await bob.call(signIn, { body: { email: bob.email, password } });
  await bob.call(changeMemberRole, { params, body: { role: "member" } });
  const by = [ada.accountId, "Ada Example"];
  expect(await actsIn(bob)).toEqual([
    ["accounts.password_changed", null, null],
    ["accounts.second_factor_reset", ...by],
    ["companies.member_reactivated", ...by],
    ["companies.member_deactivated", ...by],
    ["companies.role_changed", ...by],
    ["plans.member_functions_set", ...by],
  ]);
  expect(await actsIn(ada)).toEqual([]);
});
