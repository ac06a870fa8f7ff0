import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { acceptTerms, getOwnAccount } from "../../protocol/accounts.ts";
import {
  finishSingleSignOn,
  leaveSingleSignOn,
  proveBySingleSignOn,
  unlinkMember,
  unlinkSingleSignOn,
} from "../../protocol/single-sign-on.ts";
import type { Client } from "../../testing/client.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { type ProviderPerson, startProvider, type TestProvider, visitProvider } from "./oidc-provider.testing.ts";
import { auditOf, comeIn, connect, proveDomain, refusalAt, told } from "./single-sign-on.testing.ts";

// A provider makes keys, people hash passwords: slow on a busy machine.
setDefaultTimeout(30_000);
let provider: TestProvider;
let app: TestApp;
let companyId: string;
let grace: Person;
let ada: Person;
let mallory: Person;

const known = (name: string, more: Partial<ProviderPerson> = {}): void =>
  void provider.people.set(name, { sub: `${name}-1`, email: `${name}@example.org`, email_verified: true, ...more });
const accountOf = async (browser: Client) => (await browser.call(getOwnAccount)).id;

beforeAll(async () => {
  provider = await startProvider({ redirectUri: "http://localhost:8080/single-sign-on" });
  app = await startTestApp({ config: { single_sign_on: { allowed_origins: [provider.issuer] } } });
  const { companies } = app.app;
  companyId = await companies.createCompany({ name: "Hafenbau Nord" });
  [grace, ada, mallory] = await app.people("grace", "ada", "mallory");
  await companies.assignToCompany(grace.accountId, companyId, "administrator");
  await companies.assignToCompany(ada.accountId, companyId);
  const elsewhere = await companies.createCompany({ name: "Kanzlei Süd" });
  await companies.assignToCompany(mallory.accountId, elsewhere, "administrator");
  await proveDomain(app, companyId, "example.org");
  await connect(grace, provider);
});
afterAll(async () => {
  await app.stop();
  await provider.stop();
});

test("B2 S71 counts an address of which the provider says nothing only where the company trusts it, never one it denies", async () => {
  const petra = await app.person("petra");
  await app.app.companies.assignToCompany(petra.accountId, companyId);
  provider.people.set("petra", { sub: "petra-1", email: petra.email });
  expect(await refusalAt(app, petra.email, "petra")).toBe("single_sign_on.address_not_vouched");
  await connect(grace, provider, { trustsAddresses: true });
  known("paul", { email: petra.email, email_verified: false });
  expect(await refusalAt(app, petra.email, "paul")).toBe("single_sign_on.address_not_vouched");
  provider.people.set("paul", { sub: "paul-1", email: "petra@elsewhere.example" });
  expect(await refusalAt(app, petra.email, "paul")).toBe("single_sign_on.address_not_vouched");
  expect(await accountOf(await comeIn(app, petra.email, "petra"))).toBe(petra.accountId);
  expect((await auditOf(app)).findLast(({ act }) => act === "single_sign_on.changed")?.detail).toMatchObject({
    trustsAddresses: true,
  });
  await connect(grace, provider);
});

test("B2 S71 is undone by an administrator, with the sessions that began there; the next sign-in binds anew", async () => {
  const undone = async () => (await auditOf(app)).filter(({ act }) => act === "single_sign_on.person_unlinked").length;
  const before = await undone();
  const rosa = await app.person("rosa");
  await app.app.companies.assignToCompany(rosa.accountId, companyId);
  known("rosa");
  const browser = await comeIn(app, rosa.email, "rosa");
  known("rosa", { sub: "rosa-2" });
  expect(await refusalAt(app, rosa.email, "rosa")).toBe("single_sign_on.bound_otherwise");
  const params = { accountId: rosa.accountId };
  for (const who of [ada, mallory]) expect(await who.refusal(unlinkMember, { params })).toBe("core.not_found");
  await grace.call(unlinkMember, { params });
  expect(await browser.refusal(getOwnAccount)).toBe("core.not_signed_in");
  expect(await accountOf(rosa)).toBe(rosa.accountId);
  expect(await accountOf(await comeIn(app, rosa.email, "rosa"))).toBe(rosa.accountId);
  await grace.call(unlinkMember, { params });
  expect(await grace.refusal(unlinkMember, { params })).toBe("core.not_found");
  expect(await undone()).toBe(before + 2);
});

test("B2 S71 whoever has no password cannot lock themselves out", async () => {
  await connect(grace, provider, { createsPeople: true });
  known("nina");
  const nina = await comeIn(app, "nina@example.org", "nina");
  const version = app.platform.config.instance.terms_version;
  await nina.call(acceptTerms, { body: { version, language: "en" } });
  const { url } = await nina.call(proveBySingleSignOn);
  await nina.call(finishSingleSignOn, told(await visitProvider(url, "nina")));
  expect(await nina.refusal(unlinkSingleSignOn)).toBe("single_sign_on.only_way");
  await connect(grace, provider);
});

test("B2 leads a session that began at the provider out of it too, and no other", async () => {
  known("sina");
  const sina = await app.person("sina");
  await app.app.companies.assignToCompany(sina.accountId, companyId);
  const browser = await comeIn(app, sina.email, "sina");
  const { url } = await browser.call(leaveSingleSignOn);
  const page = new URL(url ?? "");
  expect([page.origin, page.searchParams.get("client_id")]).toEqual([provider.issuer, "iris"]);
  expect((await fetch(page)).status).toBe(200);
  page.searchParams.set("client_id", "nobody");
  expect((await fetch(page)).status).toBe(400);
  expect(await sina.call(leaveSingleSignOn)).toEqual({ url: null });
  provider.fail(503);
  await connect(grace, provider, { label: "Quay" });
  expect(await browser.call(leaveSingleSignOn)).toEqual({ url: null });
  provider.fail(undefined);
  await connect(grace, provider);
});
