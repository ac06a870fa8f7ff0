import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { nanoid } from "nanoid";
import { signIn } from "../../../protocol/accounts.ts";
import { listCompanyAudit } from "../../../protocol/audit.ts";
import * as api from "../../../protocol/companies.ts";
import { eraseMember } from "../../../protocol/erasure.ts";
import { listPrivacyLog } from "../../../protocol/privacy.ts";
import { type Person, password, startTestApp, type TestApp } from "../../../testing/test-app.ts";

const hourMs = 3_600_000;
const begin = Date.UTC(2026, 10, 24, 9);
let now = begin;
let app: TestApp;
let ada: Person;
let grace: Person;
let bob: Person;
let mallory: Person;
let companyId: string;
// Real passwords are hashed; on a busy machine that takes its time.
setDefaultTimeout(60_000);
beforeAll(async () => {
  app = await startTestApp({ now: () => now });
  [ada, grace, bob, mallory] = await app.people("ada", "grace", "bob", "mallory");
  const { companies } = app.app;
  companyId = await companies.createCompany({ name: "Hafenbau Nord" });
  await companies.assignToCompany(ada.accountId, companyId, "administrator");
  await companies.assignToCompany(bob.accountId, companyId);
  const other = await companies.createCompany({ name: "Moormann" });
  await companies.assignToCompany(mallory.accountId, other, "administrator");
});
afterAll(() => app.stop());

const reason = "Bob lost his laptop on the train.";
const onBob = () => ({ params: { accountId: bob.accountId } });
const ask = (who: Person, act: api.GuardedAct, accountId?: string, id = nanoid()) =>
  who.call(api.requestAct, { body: { id, act, reason, ...(accountId && { accountId }) } });
const decide = (requestId: string, decision: "confirm" | "refuse" = "confirm") => ({
  params: { requestId },
  body: { decision },
});
const entryOf = async (accountId: string) =>
  (await ada.call(api.listMembers, { query: {} })).members.find(({ id }) => id === accountId);

test("S72 an administrator alone cannot begin the four-eyes rule, nor ask while it is off", async () => {
  expect(await ada.refusal(api.beginFourEyes)).toBe("companies.four_eyes_alone");
  await app.app.companies.assignToCompany(grace.accountId, companyId, "administrator");
  const body = { id: nanoid(), act: "deactivate" as const, accountId: bob.accountId, reason };
  expect(await ada.refusal(api.requestAct, { body })).toBe("companies.four_eyes_off");
  for (const who of [bob, mallory]) await who.refusal(api.beginFourEyes);
  expect(await ada.call(api.listActRequests)).toEqual({ isOn: false, administrators: 2, requests: [] });
});

test("S72 under the rule no dangerous act is done alone, and nobody becomes an administrator by a side door", async () => {
  await ada.call(api.beginFourEyes);
  for (const [endpoint, body] of [
    [api.resetMemberSecondFactor, undefined],
    [api.deactivateMember, undefined],
    [api.releaseMember, undefined],
    [eraseMember, undefined],
    [api.changeMemberRole, { role: "administrator" }],
    [api.changeMemberRole, { role: "member" }],
  ] as const)
    expect(await ada.refusal(endpoint, { ...onBob(), body } as never)).toBe("companies.second_needed");
  const carol = { email: "carol@example.org", firstName: "Carol", lastName: "", language: "en" } as const;
  expect(await ada.refusal(api.invitePerson, { body: { ...carol, role: "administrator" } })).toBe(
    "companies.four_eyes_invitation",
  );
  expect(await entryOf(bob.accountId)).toMatchObject({ role: "member", isDeactivated: false });
});

test("S72 the other administrators are told live; one of them confirms, and then it happens", async () => {
  const device = await grace.connect();
  const id = nanoid();
  const request = await ask(ada, "deactivate", bob.accountId, id);
  expect(await ask(ada, "deactivate", bob.accountId, id)).toEqual(request);
  expect(request).toMatchObject({ state: "open", member: { name: "Bob Example" }, reason });
  await device.next("event", ({ event }) => event.type === "company.roster_changed");
  await device.close();
  expect((await grace.call(api.listActRequests)).requests).toEqual([request]);

  expect(await ada.refusal(api.decideAct, decide(id))).toBe("companies.own_request");
  for (const who of [bob, mallory]) expect(await who.refusal(api.decideAct, decide(id))).toBe("core.not_found");
  expect(await grace.refusal(api.withdrawAct, { params: { requestId: id } })).toBe("core.not_found");
  expect(await entryOf(bob.accountId)).toMatchObject({ isDeactivated: false });

  const answers = await Promise.allSettled([
    grace.call(api.decideAct, decide(id)),
    grace.call(api.decideAct, decide(id)),
  ]);
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await entryOf(bob.accountId)).toMatchObject({ isDeactivated: true });
  expect(await grace.refusal(api.decideAct, decide(id, "refuse"))).toBe("companies.request_over");
});

test("S72 both administrators stand in the audit log, and in the log of the person it was done to", async () => {
  await ada.call(api.reactivateMember, onBob());
  const { entries } = await ada.call(listCompanyAudit, { query: { personId: bob.accountId, limit: 4 } });
  expect(entries.map(({ act, actor }) => [act, actor?.id])).toEqual([
    ["companies.member_reactivated", ada.accountId],
    ["companies.member_deactivated", ada.accountId],
    ["companies.act_confirmed", grace.accountId],
    ["companies.act_requested", ada.accountId],
  ]);
  await app.app.heard();
  await bob.call(signIn, { body: { email: bob.email, password } });
  const log = (await bob.call(listPrivacyLog, { query: {} })).entries.map(({ act }) => act);
  expect(log).toContainEqual(
    expect.objectContaining({ act: "companies.act_requested", actorName: "Ada Example", reason }),
  );
  expect(log).toContainEqual(expect.objectContaining({ act: "companies.act_confirmed", actorName: "Grace Example" }));
});

test("S72 a refused, withdrawn or expired request does nothing", async () => {
  const refused = await ask(ada, "makeAdministrator", bob.accountId);
  expect(await grace.call(api.decideAct, decide(refused.id, "refuse"))).toMatchObject({ state: "refused" });
  const withdrawn = await ask(ada, "makeAdministrator", bob.accountId);
  await ada.call(api.withdrawAct, { params: { requestId: withdrawn.id } });
  const expired = await ask(ada, "makeAdministrator", bob.accountId);
  now += 73 * hourMs;
  for (const who of [ada, grace]) await who.call(signIn, { body: { email: who.email, password } });
  for (const { id } of [refused, withdrawn, expired])
    expect(await grace.refusal(api.decideAct, decide(id))).toBe("companies.request_over");
  expect((await ada.call(api.listActRequests)).requests.slice(0, 3).map(({ state }) => state)).toEqual([
    "expired",
    "withdrawn",
    "refused",
  ]);
  expect(await entryOf(bob.accountId)).toMatchObject({ role: "member" });
});

test("S53 S72 a member is erased once a second administrator has confirmed it", async () => {
  const dora = await app.person("dora");
  await app.app.companies.assignToCompany(dora.accountId, companyId);
  const { id } = await ask(ada, "erase", dora.accountId);
  expect(await entryOf(dora.accountId)).toBeDefined();
  await grace.call(api.decideAct, decide(id));
  await app.app.erasure.idle();
  expect(await entryOf(dora.accountId)).toBeUndefined();
});

test("S72 what can no longer be done is said, and ending the rule takes two as well", async () => {
  const stale = await ask(ada, "release", bob.accountId);
  const again = await ask(ada, "release", bob.accountId);
  await grace.call(api.decideAct, decide(stale.id));
  expect(await grace.refusal(api.decideAct, decide(again.id))).toBe("core.not_found");
  const { requests } = await ada.call(api.listActRequests);
  expect(requests.find(({ id }) => id === again.id)?.state).toBe("failed");

  const left = await ask(grace, "makeMember", ada.accountId);
  const end = await ask(ada, "endFourEyes");
  expect(await ada.refusal(api.decideAct, decide(end.id))).toBe("companies.own_request");
  await grace.call(api.decideAct, decide(end.id));
  expect(await ada.call(api.listActRequests)).toMatchObject({ isOn: false });
  expect(await ada.refusal(api.decideAct, decide(left.id))).toBe("companies.request_over");
});

test("S72 an administrator who is left alone under the rule is helped on the machine", async () => {
  await ada.call(api.beginFourEyes);
  await app.app.accounts.eraseAccount(grace.accountId, async () => {});
  await app.app.heard();
  const body = { id: nanoid(), act: "endFourEyes" as const, reason };
  expect(await ada.refusal(api.requestAct, { body })).toBe("companies.four_eyes_alone");
  expect(await app.app.companies.endFourEyes(companyId)).toBe(true);
  expect(await app.app.companies.endFourEyes(companyId)).toBe(false);
  expect(await ada.call(api.listActRequests)).toMatchObject({ isOn: false, administrators: 1 });
});
