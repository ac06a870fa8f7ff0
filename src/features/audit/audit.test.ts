import { afterAll, beforeAll, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import { auditEntries } from "../../platform/audit/audit.tables.ts";
import * as api from "../../protocol/audit.ts";
import { createPlan, setCompanyFunctions, setMemberFunctions } from "../../protocol/plans.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";

let app: TestApp;
let grace: Person;
let ada: Person;
let bob: Person;
let mallory: Person;
let companyId: string;
beforeAll(async () => {
  app = await startTestApp();
  grace = await app.person("grace", { isOperator: true });
  [ada, bob, mallory] = await app.people("ada", "bob", "mallory");
  const { companies } = app.app;
  companyId = await companies.createCompany({ name: "Hafenbau Nord" });
  await companies.assignToCompany(ada.accountId, companyId, "administrator");
  await companies.assignToCompany(bob.accountId, companyId);
  const other = await companies.createCompany({ name: "Moormann" });
  await companies.assignToCompany(mallory.accountId, other, "administrator");
  await ada.call(setCompanyFunctions, { body: { switches: { chat: "off" } } });
  const params = { accountId: bob.accountId };
  await ada.call(setMemberFunctions, { params, body: { switches: { files: "off" } } });
  await mallory.call(setCompanyFunctions, { body: { switches: { files: "off" } } });
  const limits = { storageBytes: null, bubbleMembers: null, conferenceParticipants: null };
  await grace.call(createPlan, { body: { id: nanoid(), name: "Quiet", lacking: [], limits } });
});
afterAll(() => app.stop());

const actsOf = ({ entries }: { entries: api.AuditEntry[] }) => entries.map(({ act }) => act);

test("S72 an administrator reads their own company's log, newest first, with names", async () => {
  const log = await ada.call(api.listCompanyAudit, { query: { act: "plans" } });
  expect(actsOf(log)).toEqual(["plans.member_functions_set", "plans.company_functions_set"]);
  expect(log.entries[0]).toMatchObject({
    actor: { id: ada.accountId, name: "Ada Example" },
    company: { id: companyId, name: "Hafenbau Nord" },
    subject: { id: bob.accountId, name: "Bob Example" },
    detail: { files: "off" },
  });
});

test("S72 it is filtered by act, person and time, and paged", async () => {
  const read = (query: Record<string, unknown>) => ada.call(api.listCompanyAudit, { query });
  expect(actsOf(await read({ act: "plans.company_functions_set" }))).toEqual(["plans.company_functions_set"]);
  expect(actsOf(await read({ personId: bob.accountId }))).toContain("plans.member_functions_set");
  expect(actsOf(await read({ personId: nanoid() }))).toEqual([]);
  expect(actsOf(await read({ until: 1 }))).toEqual([]);
  const first = await read({ act: "plans", limit: 1 });
  expect(first.hasMore).toBe(true);
  const second = await read({ act: "plans", limit: 1, before: first.entries[0]?.number });
  expect(second).toMatchObject({ hasMore: false, entries: [{ act: "plans.company_functions_set" }] });
});

test("S72 the operator reads everybody's, but not what a company changed inside", async () => {
  const { entries } = await grace.call(api.listAudit, { query: { act: "plans" } });
  expect(entries).toMatchObject([
    { act: "plans.plan_created", detail: { name: "Quiet" } },
    { act: "plans.company_functions_set", company: { name: "Moormann" }, detail: null },
    { act: "plans.member_functions_set", detail: null },
    { act: "plans.company_functions_set", company: { name: "Hafenbau Nord" }, detail: null },
  ]);
  const one = await grace.call(api.listAudit, { query: { companyId, act: "plans" } });
  expect(one.entries).toHaveLength(2);
});

test("S72 it is taken along as CSV or JSON, oldest first", async () => {
  const csv = await (await ada.send(api.exportCompanyAudit, { query: { act: "plans" } })).text();
  const lines = csv.trim().split("\r\n");
  expect(lines).toHaveLength(3);
  expect(lines[1]).toContain("plans.company_functions_set,Ada Example");
  const json = await grace.send(api.exportAudit, { query: { format: "json" } });
  expect(json.headers.get("content-disposition")).toContain("audit-log.json");
  const numbers = ((await json.json()) as api.AuditEntry[]).map(({ number }) => number);
  expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
});

test("S72 members, strangers and the other sort of administrator read nothing", async () => {
  for (const who of [bob, grace]) expect(await who.refusal(api.listCompanyAudit)).toBe("core.not_found");
  for (const who of [ada, bob]) {
    expect(await who.refusal(api.listAudit)).toBe("core.not_found");
    expect(await who.refusal(api.checkAudit)).toBe("core.not_found");
  }
});

test("S72 a changed entry is found, and the first one at that", async () => {
  expect(await grace.call(api.checkAudit)).toMatchObject({ brokenAt: null });
  const { db } = app.platform;
  const [row] = await db.reader.select().from(auditEntries).orderBy(auditEntries.number).limit(1);
  if (!row) throw new Error("there is no entry");
  await db.transaction(async (tx) => void (await tx.update(auditEntries).set({ act: "plans.plan_deleted" })));
  expect(await grace.call(api.checkAudit)).toMatchObject({ entries: 0, brokenAt: 1, fault: "broken" });
});
