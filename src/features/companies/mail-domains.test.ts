import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { startNameServer, type TestNameServer } from "../../platform/dns/name-server.testing.ts";
import { signIn, signUp, verifyEmail } from "../../protocol/accounts.ts";
import {
  addMailDomain,
  checkMailDomain,
  getOwnMembership,
  joinByDomain,
  listJoinRequests,
  listMailDomains,
  type MailDomain,
  removeMailDomain,
  updateMailDomain,
} from "../../protocol/companies.ts";
import type { Client } from "../../testing/client.ts";
import { type Person, password, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { found, mailedToken } from "./companies.testing.ts";
import { isPublicDomain, normaliseDomain } from "./mail-domain-name.ts";

const dayMs = 24 * 3_600_000;
const clock = { at: Date.now() };
let names: TestNameServer;
let app: TestApp;
let ada: Person;
let mallory: Person;
let grace: Person;
let companyId: string;
beforeAll(async () => {
  names = await startNameServer();
  app = await startTestApp({ now: () => clock.at, config: { dns: { resolver: names.address } } });
  [ada, mallory] = await app.people("ada", "mallory");
  grace = await app.person("grace", { isOperator: true });
  companyId = await found(app, ada);
  await found(app, mallory, { name: "Andere" });
});
afterAll(async () => {
  await app.stop();
  await names.stop();
});

const claim = (who: Person, domain: string) => who.call(addMailDomain, { body: { domain } });
const about = ({ id }: MailDomain) => ({ params: { domainId: id } });
const publish = ({ recordName, recordValue }: MailDomain, ...others: string[]) =>
  names.records.set(recordName, [...others, recordValue]);
const domainsOf = async (who: Person) => (await who.call(listMailDomains)).domains;

/** Signs up and proves an address. */
async function newcomer(email: string): Promise<Client> {
  const client = app.visitor();
  const browserSecret = "a secret of the newcomer's browser, 32+";
  const acceptedTerms = app.platform.config.instance.terms_version;
  await client.call(signUp, {
    body: { email, password, firstName: "New", lastName: "Comer", language: "en", acceptedTerms, browserSecret },
  });
  await client.call(verifyEmail, { body: { token: await mailedToken(grace, email), browserSecret } });
  return client;
}

describe("S2 a mail domain", () => {
  test("is proved by its DNS record, not by claiming it", async () => {
    const domain = await claim(ada, "@Hafenbau.Example.");
    expect(domain).toMatchObject({
      domain: "hafenbau.example",
      recordName: "_iris.hafenbau.example",
      verifiedAt: null,
    });
    expect((await claim(ada, "hafenbau.example")).id).toBe(domain.id);
    expect(await ada.refusal(checkMailDomain, about(domain))).toBe("companies.domain_unproved");
    names.records.set(domain.recordName, ["v=spf1 -all", `${domain.recordValue}x`]);
    expect(await ada.refusal(checkMailDomain, about(domain))).toBe("companies.domain_unproved");
    const wish = { ...about(domain), body: { joining: "automatic" as const } };
    expect(await ada.refusal(updateMailDomain, wish)).toBe("companies.domain_unproved");
    publish(domain, "v=spf1 -all");
    expect((await ada.call(checkMailDomain, about(domain))).verifiedAt).toBe(clock.at);
    expect(await app.app.companies.companyByVerifiedDomain("HAFENBAU.example")).toBe(companyId);
    expect(await app.app.companies.verifiedDomains(companyId)).toEqual(["hafenbau.example"]);
  });

  test("belongs to one company; another can claim it, and learns only with its own record in place", async () => {
    const theirs = await claim(mallory, "hafenbau.example");
    expect(theirs.verifiedAt).toBeNull();
    expect(await mallory.refusal(checkMailDomain, about(theirs))).toBe("companies.domain_unproved");
    const [mine] = await domainsOf(ada);
    if (!mine) throw new Error("the domain is gone");
    names.records.set(theirs.recordName, [mine.recordValue, theirs.recordValue]);
    expect(await mallory.refusal(checkMailDomain, about(theirs))).toBe("companies.domain_taken");
    expect(await mallory.refusal(checkMailDomain, about(mine))).toBe("core.not_found");
    expect(await mallory.refusal(removeMailDomain, about(mine))).toBe("core.not_found");
    await mallory.call(removeMailDomain, about(theirs));
  });

  test("no answer is no proof, and no disproof", async () => {
    const [mine] = await domainsOf(ada);
    if (!mine) throw new Error("the domain is gone");
    names.failWith = 2;
    expect(await ada.refusal(checkMailDomain, about(mine))).toBe("companies.dns_unavailable");
    clock.at += 2 * dayMs;
    await app.app.lookAfterCompanies();
    names.failWith = undefined;
    expect(await app.app.companies.companyByVerifiedDomain("hafenbau.example")).toBe(companyId);
  });

  test("lets people in who prove an address of it: automatically, after approval, or not at all", async () => {
    const [mine] = await domainsOf(ada);
    if (!mine) throw new Error("the domain is gone");
    const off = await newcomer("uwe@hafenbau.example");
    expect(await off.call(getOwnMembership)).toMatchObject({ company: null, offer: null });
    expect(await off.refusal(joinByDomain)).toBe("core.not_found");

    await ada.call(updateMailDomain, { ...about(mine), body: { joining: "approval" } });
    const asking = await newcomer("vera@hafenbau.example");
    await until(async () => (await ada.call(listJoinRequests)).requests.length === 1);
    expect(await asking.call(getOwnMembership)).toMatchObject({ requestedCompanyName: "Hafenbau Nord" });

    await ada.call(updateMailDomain, { ...about(mine), body: { joining: "automatic" } });
    const member = await newcomer("willi@HAFENBAU.example");
    await until(async () => (await member.call(getOwnMembership)).company !== null);
    // Who was here before is offered it, and decides.
    expect((await off.call(getOwnMembership)).offer).toEqual({ companyName: "Hafenbau Nord", needsApproval: false });
    expect(await off.call(joinByDomain)).toEqual({ outcome: "joined" });
    expect((await off.call(getOwnMembership)).company?.name).toBe("Hafenbau Nord");

    for (const email of ["xaver@sub.hafenbau.example", "yves@hafenbau.example.org"]) {
      expect(await (await newcomer(email)).call(getOwnMembership)).toMatchObject({ company: null, offer: null });
    }
  });

  test("is given up when its record is missing for a week, and not a day before", async () => {
    const [mine] = await domainsOf(ada);
    if (!mine) throw new Error("the domain is gone");
    names.records.delete(mine.recordName);
    const missingSince = clock.at + dayMs + 1;
    for (let day = 0; day < 7; day++) {
      clock.at += dayMs + 1;
      await app.app.lookAfterCompanies();
      expect(await app.app.companies.companyByVerifiedDomain("hafenbau.example")).toBe(companyId);
    }
    await ada.call(signIn, { body: { email: ada.email, password } });
    expect((await domainsOf(ada))[0]).toMatchObject({ missingSince });
    clock.at += dayMs + 1;
    await app.app.lookAfterCompanies();
    expect(await app.app.companies.companyByVerifiedDomain("hafenbau.example")).toBeNull();
    expect((await domainsOf(ada))[0]).toMatchObject({ verifiedAt: null, joining: "off" });
    // Back in place, it counts again.
    publish(mine);
    await ada.call(checkMailDomain, about(mine));
    expect(await app.app.companies.companyByVerifiedDomain("hafenbau.example")).toBe(companyId);
  });

  test.each(["gmail.com", "GMX.de", "co.uk"])("%s belongs to everybody", async (domain) => {
    expect(await ada.refusal(addMailDomain, { body: { domain } })).toBe("companies.domain_public");
  });

  test.each(["localhost", "a..b", "-x.example", "1.2.3.4", "exa mple.org", "ada@example.org"])(
    "%p is none",
    async (domain) => expect(await ada.refusal(addMailDomain, { body: { domain } })).toBe("companies.domain_invalid"),
  );

  test("a company has a handful of them", async () => {
    const refused: string[] = [];
    for (let n = 0; n < 21; n++) {
      const body = { domain: `standort-${n}.hafenbau.example` };
      await ada.call(addMailDomain, { body }).catch(({ code }) => refused.push(code));
    }
    expect(refused).toEqual(["companies.too_many", "companies.too_many"]);
  });

  test("its name is compared as mail servers do", () => {
    expect(normaliseDomain("Größe.example")).toBe("xn--gre-6ka8i.example");
    expect(normaliseDomain(" HAFENBAU.Example. ")).toBe("hafenbau.example");
    expect(isPublicDomain("hafenbau.example")).toBe(false);
  });
});

/** Durable subscribers act a moment after the commit. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await Bun.sleep(5);
}
