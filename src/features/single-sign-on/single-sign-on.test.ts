import { afterAll, beforeAll, beforeEach, describe, expect, setDefaultTimeout, test } from "bun:test";
import { decodeBase32IgnorePadding } from "@oslojs/encoding";
import { generateHOTP } from "@oslojs/otp";
import { completeSignIn, getOwnAccount, signIn } from "../../protocol/accounts.ts";
import { beginAuthenticator, confirmAuthenticator } from "../../protocol/security.ts";
import {
  findSingleSignOn,
  finishSingleSignOn,
  getOwnSingleSignOn,
  getSingleSignOn,
  linkSingleSignOn,
  proveBySingleSignOn,
  removeSingleSignOn,
  saveSingleSignOn,
  startSingleSignOn,
  testSingleSignOn,
  unlinkSingleSignOn,
} from "../../protocol/single-sign-on.ts";
import { Client, Refused } from "../../testing/client.ts";
import { type Person, password, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { type ProviderPerson, startProvider, type TestProvider, visitProvider } from "./oidc-provider.testing.ts";
import { auditOf, comeIn, connect, proveDomain, refusalAt, told, visit } from "./single-sign-on.testing.ts";

// A provider makes keys, people hash passwords: slow on a busy machine.
setDefaultTimeout(30_000);
const redirectUri = "http://localhost:8080/single-sign-on";
const clock = { ahead: 0 };
const minuteMs = 60_000;
let provider: TestProvider;
let app: TestApp;
let companyId: string;
let otherCompanyId: string;
let grace: Person;
let ada: Person;
let mallory: Person;

const known = (name: string, more: Partial<ProviderPerson> = {}): void =>
  void provider.people.set(name, { sub: `${name}-1`, email: `${name}@example.org`, email_verified: true, ...more });

beforeAll(async () => {
  provider = await startProvider({ redirectUri });
  app = await startTestApp({
    now: () => Date.now() + clock.ahead,
    config: { single_sign_on: { allowed_origins: [provider.issuer] } },
  });
  const { companies } = app.app;
  companyId = await companies.createCompany({ name: "Hafenbau Nord" });
  otherCompanyId = await companies.createCompany({ name: "Kanzlei Süd" });
  [grace, ada, mallory] = await app.people("grace", "ada", "mallory");
  await companies.assignToCompany(grace.accountId, companyId, "administrator");
  await companies.assignToCompany(ada.accountId, companyId);
  await companies.assignToCompany(mallory.accountId, otherCompanyId, "administrator");
  await proveDomain(app, companyId, "example.org");
  await connect(grace, provider);
});
afterAll(async () => {
  await app.stop();
  await provider.stop();
});
beforeEach(() => {
  provider.tamper(undefined);
  provider.fail(undefined);
});

const refusalOf = (attempt: Promise<unknown>): Promise<unknown> =>
  attempt.then(
    () => "accepted",
    (error: unknown) => (error instanceof Refused ? error.code : error),
  );
const accountOf = async (browser: Client) => (await browser.call(getOwnAccount)).id;

describe("B2 signing in at the company's provider", () => {
  test("binds a member at the first time and knows them by their subject from then on", async () => {
    known("ada");
    expect(await accountOf(await comeIn(app, "ada@example.org", "ada"))).toBe(ada.accountId);
    known("ada", { email: "grace@example.org" });
    expect(await accountOf(await comeIn(app, "ada@example.org", "ada"))).toBe(ada.accountId);
    known("ada", { sub: "another" });
    expect(await refusalAt(app, "ada@example.org", "ada")).toBe("single_sign_on.bound_otherwise");
    expect((await auditOf(app)).map(({ act }) => act)).toEqual([
      "single_sign_on.configured",
      "single_sign_on.person_linked",
    ]);
  });

  test("S71 opens no account of another company, of none, or of an operator", async () => {
    const alone = await app.person("bob");
    const olga = await app.person("olga", { isOperator: true });
    await app.app.companies.assignToCompany(olga.accountId, companyId);
    for (const name of ["mallory", "bob", "olga"]) {
      known(name);
      expect(await refusalAt(app, `${name}@example.org`, name)).toBe("single_sign_on.account_elsewhere");
    }
    await app.app.companies.assignToCompany(alone.accountId, companyId);
    expect(await accountOf(await comeIn(app, "bob@example.org", "bob"))).toBe(alone.accountId);
  });

  test("S71 lets nobody in by an address that is not verified, or of another domain", async () => {
    known("carol", { email: "ada@example.org", email_verified: false });
    expect(await refusalAt(app, "carol@example.org", "carol")).toBe("single_sign_on.address_not_vouched");
    known("carol", { email: "ada@elsewhere.example" });
    expect(await refusalAt(app, "carol@example.org", "carol")).toBe("single_sign_on.address_not_vouched");
    provider.people.set("carol", { sub: "carol-1" });
    expect(await refusalAt(app, "carol@example.org", "carol")).toBe("single_sign_on.address_not_vouched");
  });

  test("opens an account for somebody new only where the company wishes it", async () => {
    known("dora", { given_name: "Dora", family_name: "Marsch" });
    expect(await refusalAt(app, "dora@example.org", "dora")).toBe("single_sign_on.not_invited");
    await connect(grace, provider, { createsPeople: true });
    const browser = await comeIn(app, "dora@example.org", "dora");
    const dora = await browser.call(getOwnAccount);
    expect(dora).toMatchObject({ firstName: "Dora", lastName: "Marsch", email: "dora@example.org" });
    expect(dora).toMatchObject({ companyName: "Hafenbau Nord", isAdministrator: false, isOperator: false });
    // The terms are still to be accepted.
    expect(dora.terms.version).toBe("");
    expect(await app.visitor().refusal(signIn, { body: { email: "dora@example.org", password } })).toBe(
      "accounts.sign_in_refused",
    );
    expect(await accountOf(await comeIn(app, "dora@example.org", "dora"))).toBe(dora.id);
    expect((await auditOf(app)).at(-1)).toEqual({
      act: "single_sign_on.person_created",
      detail: { email: "dora@example.org" },
    });
  });

  test("S71 keeps out who was deactivated or has left", async () => {
    const emil = await app.person("emil");
    await app.app.companies.assignToCompany(emil.accountId, companyId);
    known("emil");
    await comeIn(app, "emil@example.org", "emil");
    const { memberships } = app.app.accounts;
    await app.platform.db.transaction((tx) => memberships.deactivate(tx, emil.accountId));
    expect(await refusalAt(app, "emil@example.org", "emil")).toBe("single_sign_on.not_invited");
    await app.platform.db.transaction((tx) => memberships.reactivate(tx, emil.accountId));
    expect(await accountOf(await comeIn(app, "emil@example.org", "emil"))).toBe(emil.accountId);
    await app.platform.db.transaction((tx) => memberships.release(tx, emil.accountId));
    expect(await refusalAt(app, "emil@example.org", "emil")).toBe("single_sign_on.not_invited");
  });

  test("S71 uses another domain's addresses only while the company has chosen it", async () => {
    await connect(grace, provider, { domains: [] });
    expect(await app.visitor().refusal(startSingleSignOn, { body: { email: "ada@example.org" } })).toBe(
      "single_sign_on.not_offered",
    );
    expect(await refusalOf(connect(grace, provider, { domains: ["elsewhere.example"] }))).toBe(
      "single_sign_on.domain_not_verified",
    );
    await connect(grace, provider);
  });
});

describe("B2 S71 an answer counts once, here and now", () => {
  test("not a second time", async () => {
    const browser = new Client(app.url);
    const at = await visit(browser, "bob@example.org", "bob");
    await browser.call(finishSingleSignOn, told(at));
    expect(await browser.refusal(finishSingleSignOn, told(at))).toBe("single_sign_on.attempt_invalid");
  });

  test("not in another browser, which does not use it up either", async () => {
    const browser = new Client(app.url);
    const at = await visit(browser, "bob@example.org", "bob");
    const other = new Client(app.url);
    expect(await other.refusal(finishSingleSignOn, told(at))).toBe("single_sign_on.attempt_invalid");
    await other.call(startSingleSignOn, { body: { email: "bob@example.org" } });
    expect(await other.refusal(finishSingleSignOn, told(at))).toBe("single_sign_on.attempt_invalid");
    await browser.call(finishSingleSignOn, told(at));
  });

  test("not with another attempt's state, nor with none that was given out", async () => {
    const browser = new Client(app.url);
    const first = await visit(browser, "bob@example.org", "bob");
    const second = await visit(browser, "bob@example.org", "bob");
    const mixed = new URL(first);
    mixed.searchParams.set("state", second.searchParams.get("state") ?? "");
    // The code verifier is the second one's: the provider does not redeem the first one's code for it.
    expect(await browser.refusal(finishSingleSignOn, told(mixed))).toBe("single_sign_on.answer_invalid");
    mixed.searchParams.set("state", "made up");
    expect(await browser.refusal(finishSingleSignOn, told(mixed))).toBe("single_sign_on.attempt_invalid");
    await browser.call(finishSingleSignOn, told(first));
  });

  test("not when the provider refused, is away or says something that does not hold", async () => {
    const browser = new Client(app.url);
    const refused = await visit(browser, "bob@example.org", "bob", true);
    expect(await browser.refusal(finishSingleSignOn, told(refused))).toBe("single_sign_on.provider_refused");
    const late = await visit(browser, "bob@example.org", "bob");
    provider.fail(502);
    expect(await browser.refusal(finishSingleSignOn, told(late))).toBe("single_sign_on.unreachable");
    provider.fail(undefined);
    const forged = await visit(browser, "bob@example.org", "bob");
    provider.tamper((claims) => ({ ...claims, nonce: "another" }));
    expect(await browser.refusal(finishSingleSignOn, told(forged))).toBe("single_sign_on.answer_invalid");
    expect(await browser.refusal(getOwnAccount)).toBe("core.not_signed_in");
  });

  test("not once the provider was taken away or turned off", async () => {
    const browser = new Client(app.url);
    const at = await visit(browser, "bob@example.org", "bob");
    await connect(grace, provider, { isActive: false });
    expect(await browser.refusal(finishSingleSignOn, told(at))).toBe("single_sign_on.attempt_invalid");
    expect(await app.visitor().call(findSingleSignOn, { body: { domain: "example.org" } })).toEqual({ offer: null });
    await connect(grace, provider);
  });
});

describe("B2 beside the provider", () => {
  test("members may be kept from their passwords; administrators never", async () => {
    await connect(grace, provider, { passwordAllowed: false });
    const attempt = (email: string) => app.visitor().refusal(signIn, { body: { email, password } });
    expect(await attempt("ada@example.org")).toBe("accounts.single_sign_on_needed");
    // Who does not know the password learns nothing.
    const wrong = { email: "ada@example.org", password: "not her password" };
    expect(await app.visitor().refusal(signIn, { body: wrong })).toBe("accounts.sign_in_refused");
    await app.visitor().call(signIn, { body: { email: "grace@example.org", password } });
    await app.visitor().call(signIn, { body: { email: "mallory@example.org", password } });
    await connect(grace, provider);
    await app.visitor().call(signIn, { body: { email: "ada@example.org", password } });
  });

  test("an own second factor is asked for where the company does not rely on the provider's", async () => {
    const heidi = await app.person("heidi");
    await app.app.companies.assignToCompany(heidi.accountId, companyId);
    const { secret } = await heidi.call(beginAuthenticator);
    const codeAt = (at: number) => generateHOTP(decodeBase32IgnorePadding(secret), BigInt(Math.floor(at / 30_000)), 6);
    await heidi.call(confirmAuthenticator, { body: { code: codeAt(Date.now()) } });
    known("heidi");
    const trusting = await comeIn(app, heidi.email, "heidi");
    expect(await accountOf(trusting)).toBe(heidi.accountId);

    await connect(grace, provider, { replacesSecondFactor: false, passwordAllowed: false });
    const browser = await comeIn(app, heidi.email, "heidi");
    expect(await browser.refusal(getOwnAccount)).toBe("core.not_signed_in");
    const at = await visit(browser, heidi.email, "heidi");
    const { secondFactor } = await browser.call(finishSingleSignOn, told(at));
    if (!secondFactor) throw new Error("no second factor was asked for");
    // Each code counts once: the next one, from an app whose clock is a little ahead.
    const proof = { kind: "authenticator", code: codeAt(Date.now() + 30_000) } as const;
    await browser.call(completeSignIn, { body: { challenge: secondFactor.challenge, proof } });
    expect(await accountOf(browser)).toBe(heidi.accountId);
    await connect(grace, provider);
  });
});

describe("B2 proving once more who one is", () => {
  test("is not asked of who has just done so at the provider, if that says so", async () => {
    provider.tamper((claims) => ({ ...claims, auth_time: Math.floor(Date.now() / 1_000) }));
    const browser = await comeIn(app, "bob@example.org", "bob");
    expect((await browser.call(linkSingleSignOn)).url).toStartWith(provider.issuer);
    provider.tamper((claims) => ({ ...claims, auth_time: Math.floor(Date.now() / 1_000) - 3_600 }));
    const idle = await comeIn(app, "bob@example.org", "bob");
    expect(await idle.refusal(linkSingleSignOn)).toBe("core.reauthentication_needed");
  });

  test("takes a fresh sign-in at the provider, by the same person, in the same session", async () => {
    const browser = await comeIn(app, "bob@example.org", "bob");
    expect(await browser.refusal(unlinkSingleSignOn)).toBe("core.reauthentication_needed");
    const leave = async () => (await browser.call(proveBySingleSignOn)).url;
    expect(new URL(await leave()).searchParams.get("prompt")).toBe("login");
    known("fritz");
    const asFritz = await visitProvider(await leave(), "fritz");
    expect(await browser.refusal(finishSingleSignOn, told(asFritz))).toBe("single_sign_on.other_person");
    const elsewhere = await comeIn(app, "bob@example.org", "bob");
    const asBob = await visitProvider(await leave(), "bob");
    expect(await elsewhere.refusal(finishSingleSignOn, told(asBob))).toBe("single_sign_on.attempt_invalid");
    expect(await browser.refusal(unlinkSingleSignOn)).toBe("core.reauthentication_needed");

    expect(await browser.call(finishSingleSignOn, told(asBob))).toEqual({ purpose: "proof", secondFactor: null });
    await browser.call(unlinkSingleSignOn);
    expect(await browser.call(getOwnSingleSignOn)).toEqual({ offer: { label: "Hafenbau", isLinked: false } });
    expect(await browser.refusal(proveBySingleSignOn)).toBe("single_sign_on.not_offered");
  });
});

describe("B2 S71 an operator", () => {
  test("binds their account from within their own session alone", async () => {
    const olga = new Client(app.url);
    await olga.call(signIn, { body: { email: "olga@example.org", password } });
    const asBob = await visitProvider((await olga.call(linkSingleSignOn)).url, "bob");
    expect(await olga.refusal(finishSingleSignOn, told(asBob))).toBe("single_sign_on.other_person");
    const asOlga = await visitProvider((await olga.call(linkSingleSignOn)).url, "olga");
    expect(await olga.call(finishSingleSignOn, told(asOlga))).toEqual({ purpose: "link", secondFactor: null });
    expect(
      (await comeIn(app, "olga@example.org", "olga").then((browser) => browser.call(getOwnAccount))).isOperator,
    ).toBe(true);
  });
});

describe("B2 the connection", () => {
  test("S71 is for its company's administrators", async () => {
    for (const endpoint of [getSingleSignOn, testSingleSignOn, removeSingleSignOn]) {
      expect(await ada.refusal(endpoint)).toBe("core.not_found");
      expect(await app.visitor().refusal(endpoint)).toBe("core.not_signed_in");
    }
    expect(await mallory.call(getSingleSignOn)).toMatchObject({ connection: null, verifiedDomains: [] });
    expect(await mallory.refusal(removeSingleSignOn)).toBe("single_sign_on.not_offered");
  });

  test("S71 never gives its secret back, and sends it to nobody it was not entered for", async () => {
    const overview = await grace.call(getSingleSignOn);
    expect(JSON.stringify(overview)).not.toContain(provider.client.clientSecret);
    expect(overview).toMatchObject({ isPermitted: true, redirectUri, verifiedDomains: ["example.org"] });
    if (!overview.connection) throw new Error("nothing is connected");
    const { changedAt, linkedPeople, ...settings } = overview.connection;
    expect(linkedPeople).toBeGreaterThan(0);
    expect(changedAt).toBeGreaterThan(0);
    await grace.call(saveSingleSignOn, { body: { ...settings, label: "Hafenbau" } });
    expect(await grace.refusal(saveSingleSignOn, { body: { ...settings, clientId: "another" } })).toBe(
      "single_sign_on.secret_needed",
    );
  });

  test("S66 leads only where the operator allows", async () => {
    const body = { issuer: "https://login.elsewhere.example", isActive: false };
    expect(await refusalOf(connect(grace, provider, body))).toBe("single_sign_on.origin_not_allowed");
  });

  test("is tested step by step, with a clear result", async () => {
    expect(await grace.call(testSingleSignOn)).toEqual({
      passed: ["configuration", "endpoints", "algorithms", "keys", "client"],
      failed: null,
    });
    await connect(grace, provider, { clientSecret: "not the one" });
    expect((await grace.call(testSingleSignOn)).failed).toEqual({ step: "client", origins: [] });
    await connect(grace, provider);
    provider.fail(500);
    expect(await grace.call(testSingleSignOn)).toEqual({ passed: [], failed: { step: "configuration", origins: [] } });
  });

  test("says of a domain what it offers, and nothing of its addresses", async () => {
    const offered = { offer: { label: "Hafenbau", passwordAllowed: true } };
    expect(await app.visitor().call(findSingleSignOn, { body: { domain: "Example.ORG " } })).toEqual(offered);
    for (const domain of ["elsewhere.example", "example.org.evil.example", "org", "ada@example.org"]) {
      expect(await app.visitor().call(findSingleSignOn, { body: { domain } })).toEqual({ offer: null });
    }
    const answer = async (email: string) => {
      const { url } = await app.visitor().call(startSingleSignOn, { body: { email } });
      return [...new URL(url).searchParams.keys()].join();
    };
    expect(await answer("nobody@example.org")).toBe(await answer("ada@example.org"));
  });

  test("is forgotten whole, and everybody's binding with it", async () => {
    await grace.call(removeSingleSignOn);
    expect(await app.visitor().call(findSingleSignOn, { body: { domain: "example.org" } })).toEqual({ offer: null });
    expect((await grace.call(getSingleSignOn)).connection).toBeNull();
    await connect(grace, provider);
    expect((await grace.call(getSingleSignOn)).connection?.linkedPeople).toBe(0);
    expect((await auditOf(app)).slice(-2).map(({ act }) => act)).toEqual([
      "single_sign_on.removed",
      "single_sign_on.configured",
    ]);
  });
});

test("B2 S71 an attempt is over after ten minutes", async () => {
  const browser = new Client(app.url);
  const at = await visit(browser, "ada@example.org", "ada");
  clock.ahead += 10 * minuteMs;
  expect(await browser.refusal(finishSingleSignOn, told(at))).toBe("single_sign_on.attempt_invalid");
});
