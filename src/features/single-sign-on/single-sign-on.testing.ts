import { nanoid } from "nanoid";
import { auditEntries } from "../../platform/audit/audit.tables.ts";
import { detailPlace } from "../../platform/audit/audit.ts";
import { openJson, seal } from "../../platform/crypto/seal.ts";
import type { CallOf } from "../../protocol/endpoint.ts";
import { finishSingleSignOn, saveSingleSignOn, startSingleSignOn } from "../../protocol/single-sign-on.ts";
import { Client } from "../../testing/client.ts";
import type { Person, TestApp } from "../../testing/test-app.ts";
import { domainIndex } from "../companies/domain-offer.ts";
import { insertDomain } from "../companies/domains.store.ts";
import { type TestProvider, visitProvider } from "./oidc-provider.testing.ts";

/** The company has proved the domain, as if its record had been found. */
export async function proveDomain({ platform }: TestApp, companyId: string, domain: string): Promise<void> {
  const { db, keys, now } = platform;
  const id = nanoid();
  const key = await keys.get(`company:${companyId}`);
  const index = domainIndex(keys, domain);
  await db.transaction(async (tx) => {
    await insertDomain(tx, {
      ...{ id, companyId, domainIndex: index, provedIndex: index, proof: nanoid() },
      ...{ verifiedAt: now(), checkedAt: now(), createdAt: now() },
      domain: seal(key, { table: "company_domains", column: "domain", row: id }, domain),
    });
  });
}

type Settings = CallOf<typeof saveSingleSignOn>["body"];

/** An administrator connects their company's provider. */
export const connect = (administrator: Person, provider: TestProvider, changes: Partial<Settings> = {}) =>
  administrator.call(saveSingleSignOn, {
    body: {
      ...{ issuer: provider.issuer, ...provider.client, label: "Hafenbau", isActive: true },
      ...{
        passwordAllowed: true,
        createsPeople: false,
        replacesSecondFactor: true,
        trustsAddresses: false,
        domains: null,
      },
      ...changes,
    },
  });

/** What a browser hands over when it is back. */
export const told = (at: URL) => ({
  body: {
    state: at.searchParams.get("state") ?? "",
    ...Object.fromEntries(
      ["code", "error", "iss"].flatMap((name) => {
        const value = at.searchParams.get(name);
        return value === null ? [] : [[name, value]];
      }),
    ),
  },
});

/** Leaves for the provider with an address and signs in there. @returns where the provider sends the browser */
export async function visit(browser: Client, email: string, login: string, refuse = false): Promise<URL> {
  const { url } = await browser.call(startSingleSignOn, { body: { email } });
  return visitProvider(url, login, refuse);
}

/** The whole way in. @returns the browser, signed in */
export async function comeIn(app: TestApp, email: string, login: string): Promise<Client> {
  const browser = new Client(app.url);
  await browser.call(finishSingleSignOn, told(await visit(browser, email, login)));
  return browser;
}

/** Why somebody is not let in. */
export async function refusalAt(app: TestApp, email: string, login: string): Promise<string> {
  const browser = new Client(app.url);
  const at = await visit(browser, email, login);
  return browser.refusal(finishSingleSignOn, told(at));
}

/** The audit log's acts of single sign-on so far, with their details. */
export async function auditOf({ platform }: TestApp): Promise<{ act: string; detail: unknown }[]> {
  const rows = await platform.db.reader.select().from(auditEntries).orderBy(auditEntries.number);
  const key = await platform.keys.get("system:audit");
  return rows
    .filter(({ act }) => act.startsWith("single_sign_on."))
    .map(({ act, number, detail }) => ({ act, detail: detail && openJson(key, detailPlace(number), detail) }));
}
