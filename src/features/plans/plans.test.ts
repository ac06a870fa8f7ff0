import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import { until } from "../../platform/realtime/testing/until.ts";
import * as api from "../../protocol/plans.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { foundCompany } from "./plans.testing.ts";

let app: TestApp;
let grace: Person;
let ada: Person;
let bob: Person;
let carol: Person;
let mallory: Person;
let companyId: string;
beforeAll(async () => {
  app = await startTestApp();
  grace = await app.person("grace", { isOperator: true });
  [ada, bob, carol, mallory] = await app.people("ada", "bob", "carol", "mallory");
});
beforeEach(async () => {
  companyId = await foundCompany(app, ada, bob, carol);
  await foundCompany(app, mallory);
});
afterAll(() => app.stop());

const noLimits = { storageBytes: null, bubbleMembers: null, conferenceParticipants: null };
const planNamed = async (name: string) => {
  const found = (await grace.call(api.listPlans)).plans.find((plan) => plan.name === name);
  if (!found) throw new Error(`there is no plan ${name}`);
  return found;
};
const newPlan = async (lacking: api.SwitchName[]) =>
  grace.call(api.createPlan, { body: { id: nanoid(), name: `Without ${lacking}`, lacking, limits: noLimits } });
const buy = (planId: string, bought: number) =>
  grace.call(api.setLicences, { params: { companyId, planId }, body: { bought } });
const give = (person: Person, planId: string | null) => ({
  params: { accountId: person.accountId },
  body: { planId },
});
const stateOf = async (person: Person, name: api.SwitchName) =>
  (await person.call(api.getOwnFunctions)).functions.find((state) => state.name === name);

test("S10 who has no licence has the default plan, and on a new instance that is all of Iris", async () => {
  const { functions, plan } = await ada.call(api.getOwnFunctions);
  expect(plan.name).toBe("Conference");
  expect(functions).toEqual(api.switchNames.map((name) => ({ name, isOn: true, decidedBy: null })));
  expect(await app.app.plans.allows(ada.accountId, "chat")).toBe(true);
});

describe("S10 plans", () => {
  test("S10 the operator makes, changes and withdraws a plan; a retry makes no second one", async () => {
    const body = { id: nanoid(), name: "Quiet", lacking: ["audioCalls" as const], limits: noLimits };
    await grace.call(api.createPlan, { body });
    expect(await grace.call(api.createPlan, { body })).toMatchObject({ name: "Quiet", isDefault: false, bought: 0 });
    expect(await grace.refusal(api.createPlan, { body: { ...body, name: "Loud" } })).toBe("plans.id_taken");
    const params = { planId: body.id };
    const changed = await grace.call(api.changePlan, { params, body: { name: "Still", lacking: [] } });
    expect(changed).toMatchObject({ name: "Still", lacking: [] });
    await grace.call(api.deletePlan, { params });
    expect(await grace.refusal(api.changePlan, { params, body: {} })).toBe("core.not_found");
  });

  test("S10 a plan in use stays: the default one, and one that a company has licences of", async () => {
    const { id } = await newPlan([]);
    await buy(id, 1);
    expect(await grace.refusal(api.deletePlan, { params: { planId: id } })).toBe("plans.in_use");
    await buy(id, 0);
    await grace.call(api.deletePlan, { params: { planId: id } });
    const { id: planId } = await planNamed("Conference");
    expect(await grace.refusal(api.deletePlan, { params: { planId } })).toBe("plans.in_use");
  });

  test("S10 another default plan counts at once for everybody without a licence", async () => {
    const [essential, conference] = [await planNamed("Essential"), await planNamed("Conference")];
    const body = { isDefault: true as const };
    await grace.call(api.changePlan, { params: { planId: essential.id }, body });
    expect(await stateOf(bob, "recording")).toEqual({ name: "recording", isOn: false, decidedBy: "plan" });
    expect((await grace.call(api.listPlans)).plans.filter(({ isDefault }) => isDefault)).toHaveLength(1);
    await grace.call(api.changePlan, { params: { planId: conference.id }, body });
    expect(await stateOf(bob, "recording")).toMatchObject({ isOn: true });
  });
});

describe("S10 licences", () => {
  test("S10 a licence gives its plan, and taking it back gives the default one", async () => {
    const { id } = await newPlan(["files"]);
    await buy(id, 1);
    await ada.call(api.assignLicence, give(bob, id));
    expect(await stateOf(bob, "files")).toEqual({ name: "files", isOn: false, decidedBy: "plan" });
    expect(await stateOf(carol, "files")).toMatchObject({ isOn: true });
    const { licences } = await ada.call(api.listLicences);
    expect(licences).toMatchObject([{ plan: { id }, bought: 1, assigned: 1 }]);
    await ada.call(api.assignLicence, give(bob, null));
    expect(await stateOf(bob, "files")).toMatchObject({ isOn: true });
  });

  test("S10 of two given out at once only the last one left is", async () => {
    const { id } = await newPlan([]);
    await buy(id, 1);
    const outcomes = await Promise.allSettled([bob, carol].map((who) => ada.call(api.assignLicence, give(who, id))));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await ada.call(api.listLicences)).licences).toMatchObject([{ bought: 1, assigned: 1 }]);
    const late = outcomes[0]?.status === "fulfilled" ? carol : bob;
    expect(await ada.refusal(api.assignLicence, give(late, id))).toBe("plans.no_licence_left");
    const less = { params: { companyId, planId: id }, body: { bought: 0 } };
    expect(await grace.refusal(api.setLicences, less)).toBe("plans.licences_assigned");
  });

  test("S10 who leaves the company leaves its licence, group and switches there", async () => {
    const { id } = await newPlan(["files"]);
    await buy(id, 1);
    await ada.call(api.assignLicence, give(bob, id));
    const off = { switches: { chat: "off" as const } };
    await ada.call(api.setMemberFunctions, { params: { accountId: bob.accountId }, body: off });
    await app.app.accounts.assignCompany(bob.accountId, { companyId: null });
    expect((await bob.call(api.getOwnFunctions)).functions.filter(({ isOn }) => !isOn)).toEqual([]);
    await until(async () => (await ada.call(api.listLicences)).licences[0]?.assigned === 0);
    await app.app.companies.assignToCompany(bob.accountId, companyId);
    expect((await bob.call(api.getOwnFunctions)).functions.filter(({ isOn }) => !isOn)).toEqual([]);
  });
});

describe("S10 switches", () => {
  const setMember = (who: Person, switches: api.SwitchSettings) =>
    ada.call(api.setMemberFunctions, { params: { accountId: who.accountId }, body: { switches } });

  test("S10 company, group and person: the nearest that says anything decides, and says so", async () => {
    await ada.call(api.setCompanyFunctions, { body: { switches: { chat: "off", files: "off" } } });
    expect(await stateOf(bob, "chat")).toEqual({ name: "chat", isOn: false, decidedBy: "company" });
    const group = { id: nanoid(), name: "Apprentices", switches: { chat: "on" as const, bubbles: "off" as const } };
    await ada.call(api.createGroup, { body: group });
    const params = { accountId: bob.accountId };
    await ada.call(api.setMemberGroup, { params, body: { groupId: group.id } });
    expect(await stateOf(bob, "chat")).toEqual({ name: "chat", isOn: true, decidedBy: "group" });
    expect(await stateOf(bob, "bubbles")).toEqual({ name: "bubbles", isOn: false, decidedBy: "group" });
    expect(await stateOf(carol, "chat")).toMatchObject({ isOn: false, decidedBy: "company" });
    const member = await setMember(bob, { chat: "off", files: "on" });
    expect(member).toMatchObject({ groupId: group.id, planId: null, switches: { chat: "off", files: "on" } });
    expect(await stateOf(bob, "chat")).toMatchObject({ isOn: false, decidedBy: "person" });
    expect(await stateOf(bob, "files")).toMatchObject({ isOn: true, decidedBy: "person" });
    const { groups } = await ada.call(api.getCompanyFunctions);
    expect(groups).toEqual([{ ...group, memberCount: 1 }]);
    await setMember(bob, {});
    await ada.call(api.deleteGroup, { params: { groupId: group.id } });
    expect(await stateOf(bob, "chat")).toMatchObject({ isOn: false, decidedBy: "company" });
  });

  test("S10 a refusal says where it was decided, and a member hears of the change at once", async () => {
    const device = await bob.connect();
    await device.settled();
    await ada.call(api.setCompanyFunctions, { body: { switches: { conferences: "off" } } });
    await device.next("event", ({ event }) => event.type === "functions.changed");
    const refused = await app.app.plans.require(bob.accountId, "conferences").catch((error: unknown) => error);
    expect(refused).toMatchObject({
      code: "plans.switched_off",
      fields: [{ path: "company", reason: "conferences" }],
    });
    await device.close();
  });

  test("S10 each act is in the audit log with what it changed", async () => {
    const acts: string[] = [];
    const { record } = app.platform.audit;
    Object.assign(app.platform.audit, {
      record: async (tx: never, entry: Parameters<typeof record>[1]) => {
        acts.push(`${entry.act} ${JSON.stringify(entry.detail)}`);
        return record(tx, entry);
      },
    });
    await ada.call(api.setCompanyFunctions, { body: { switches: { chat: "off" } } });
    await ada.call(api.setCompanyFunctions, { body: { switches: { chat: "off" } } });
    await ada.call(api.setCompanyFunctions, { body: { switches: { files: "on" } } });
    Object.assign(app.platform.audit, { record });
    expect(acts).toEqual([
      'plans.company_functions_set {"chat":"off"}',
      'plans.company_functions_set {"chat":"inherit","files":"on"}',
    ]);
  });
});

describe("S10 who may not", () => {
  test("S10 members and strangers administer nothing, operators no company's members", async () => {
    const params = { accountId: carol.accountId };
    for (const who of [bob, grace]) {
      expect(await who.refusal(api.getCompanyFunctions)).toBe("core.not_found");
      expect(await who.refusal(api.setCompanyFunctions, { body: { switches: {} } })).toBe("core.not_found");
      expect(await who.refusal(api.assignLicence, { params, body: { planId: null } })).toBe("core.not_found");
    }
    expect(await ada.refusal(api.listPlans)).toBe("core.not_found");
    expect(await ada.refusal(api.changePlan, { params: { planId: nanoid() }, body: {} })).toBe("core.not_found");
  });

  test("S10 another company's administrator finds none of its members and groups", async () => {
    const group = { id: nanoid(), name: "Apprentices" };
    await ada.call(api.createGroup, { body: group });
    const groupParams = { params: { groupId: group.id } };
    const params = { accountId: bob.accountId };
    expect(await mallory.refusal(api.changeGroup, { ...groupParams, body: { name: "x" } })).toBe("core.not_found");
    expect(await mallory.refusal(api.deleteGroup, groupParams)).toBe("core.not_found");
    expect(await mallory.refusal(api.createGroup, { body: group })).toBe("plans.id_taken");
    expect(await mallory.refusal(api.setMemberFunctions, { params, body: { switches: {} } })).toBe("core.not_found");
    const intoTheirs = { params: { accountId: mallory.accountId }, body: { groupId: group.id } };
    expect(await mallory.refusal(api.setMemberGroup, intoTheirs)).toBe("core.not_found");
    const found = await mallory.call(api.getMemberEntitlements, { body: { ids: [bob.accountId] } });
    expect(found.members).toEqual([]);
  });

  test("S10 a licence is not given to a stranger, nor one that the company does not have", async () => {
    const { id } = await newPlan([]);
    expect(await ada.refusal(api.assignLicence, give(bob, id))).toBe("core.not_found");
    await buy(id, 1);
    expect(await ada.refusal(api.assignLicence, give(mallory, id))).toBe("core.not_found");
    expect(await ada.refusal(api.assignLicence, give(bob, nanoid()))).toBe("core.not_found");
    const nowhere = { params: { companyId: nanoid(), planId: id }, body: { bought: 1 } };
    expect(await grace.refusal(api.setLicences, nowhere)).toBe("core.not_found");
  });
});
