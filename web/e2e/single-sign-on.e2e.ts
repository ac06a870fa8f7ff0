import { afterAll, beforeAll, describe, test } from "bun:test";
import { nanoid } from "nanoid";
import type { BrowserContext, Page } from "playwright-core";
import { hafenbau } from "../../src/features/companies/companies.testing.ts";
import { startProvider, type TestProvider } from "../../src/features/single-sign-on/oidc-provider.testing.ts";
import { startNameServer, type TestNameServer } from "../../src/platform/dns/name-server.testing.ts";
import { signIn, updateOwnAccount } from "../../src/protocol/accounts.ts";
import { addMailDomain, checkMailDomain, draftAgreement, foundCompany } from "../../src/protocol/companies.ts";
import { Client } from "../../src/testing/client.ts";
import {
  type Browser,
  expectAccessible,
  type Iris,
  newDevice,
  newPerson,
  openBrowser,
  type Person,
  phoneViewport,
  screenshot,
  startIris,
} from "../testing/iris.ts";

const patience = 240_000;
const label = "Hafenbau Nord";
let browser: Browser;
let iris: Iris;
let names: TestNameServer;
let provider: TestProvider;
let grace: Person;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  [names, provider] = await Promise.all([startNameServer(), startProvider({ redirectUri: "http://localhost/later" })]);
  const env = { IRIS_DNS_RESOLVER: names.address, IRIS_SINGLE_SIGN_ON_ALLOWED_ORIGINS: provider.issuer };
  [browser, iris] = await Promise.all([openBrowser(), startIris({ env })]);
  provider.redirectTo(`${iris.url}/single-sign-on`);
  provider.people.set("dora", {
    ...{ sub: "dora-1", email: "dora@example.test", email_verified: true },
    ...{ given_name: "Dora", family_name: "Marsch" },
  });
  grace = await newPerson(iris, browser, "grace");
  await foundWithDomain(grace, "example.test");
}, patience);
afterAll(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  await browser?.close();
  await iris?.[Symbol.asyncDispose]();
  await provider?.stop();
  await names?.stop();
}, patience);

async function signedInAs({ email, password }: Person): Promise<Client> {
  const client = new Client(iris.url);
  await client.call(signIn, { body: { email, password } });
  return client;
}

/** A company that has proved its domain. */
async function foundWithDomain(founder: Person, domain: string): Promise<void> {
  const client = await signedInAs(founder);
  const { version } = await client.call(draftAgreement, { body: { company: hafenbau, language: "en" } });
  const company = { id: nanoid(), company: hafenbau, acceptedAgreement: version, language: "en" } as const;
  await client.call(foundCompany, { body: company });
  const { id: domainId, recordName, recordValue } = await client.call(addMailDomain, { body: { domain } });
  names.records.set(recordName, [recordValue]);
  await client.call(checkMailDomain, { params: { domainId } });
}

/** A browser in which nobody is signed in, anywhere. */
async function visit(path: string, options: Parameters<Browser["newContext"]>[0] = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: iris.url, locale: "en-GB", ...options });
  contexts.push(context);
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

async function atProvider(page: Page, answer: "Sign in" | "Refuse"): Promise<void> {
  await page.getByLabel("Name").fill("dora");
  await page.getByRole("button", { name: answer }).click();
}

async function leaveFor(page: Page, email: string): Promise<void> {
  await page.getByLabel("E-mail address").fill(email);
  await page.getByRole("button", { name: `Continue with ${label}` }).click();
}

describe("B2 single sign-on", () => {
  test(
    "an administrator connects the company's provider, and is told what is wrong with it",
    async () => {
      const { page } = grace;
      await page.goto("/settings/single-sign-on");
      await page.getByLabel("Issuer address").waitFor();
      await expectAccessible(page, "main");
      await page.getByLabel("Issuer address").fill(provider.issuer);
      await page.getByLabel("Client ID").fill(provider.client.clientId);
      await page.getByLabel("Client secret").fill("not the one");
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByText("Enter a name.").waitFor();
      await page.getByLabel("Name on the button").fill(label);
      await page.getByRole("checkbox", { name: "Open an account by itself" }).click();
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByRole("heading", { name: "Single sign-on is off" }).waitFor();
      await page.getByRole("button", { name: "Test", exact: true }).click();
      await page.getByText("Check client ID and secret").waitFor();
      await screenshot(page, "single-sign-on-test-failed");
      await page.getByLabel("Client secret").fill(provider.client.clientSecret);
      await page.getByRole("button", { name: "Save" }).click();
      await page.getByText("Check client ID and secret").waitFor({ state: "hidden" });
      await page.getByRole("button", { name: "Test", exact: true }).click();
      await page.getByText("Everything that can be tried without a person works.").waitFor();
      await page.getByRole("button", { name: "Turn on" }).click();
      await page.getByRole("heading", { name: "Single sign-on is on" }).waitFor();
      await expectAccessible(page, "main");
      await screenshot(page, "single-sign-on-settings");
      await (await signedInAs(grace)).call(updateOwnAccount, { body: { language: "de" } });
      const options = { language: "de", theme: "dark", viewport: phoneViewport, touch: true } as const;
      const phone = await newDevice(iris, browser, grace, options);
      contexts.push(phone.context);
      await phone.page.goto("/settings/single-sign-on");
      await phone.page.getByRole("heading", { name: "Single Sign-on ist an" }).waitFor();
      await expectAccessible(phone.page, "main");
      await screenshot(phone.page, "single-sign-on-settings");
    },
    patience,
  );

  test(
    "somebody new comes in by it, and proves who they are there before a dangerous act",
    async () => {
      const page = await visit("/sign-in?next=%2Fsettings%2Fsecurity");
      await page.getByLabel("E-mail address").fill("dora@example.test");
      await page.getByRole("button", { name: `Continue with ${label}` }).waitFor();
      await expectAccessible(page);
      await screenshot(page, "single-sign-on-entry");
      await leaveFor(page, "dora@example.test");
      await atProvider(page, "Sign in");
      await page.getByRole("button", { name: "Accept" }).click();
      await page.getByText(`You sign in with ${label}.`).waitFor();
      await expectAccessible(page, "main");

      await page.getByRole("button", { name: "Unbind" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Unbind" }).click();
      const proof = page.getByRole("button", { name: `Continue with ${label}` });
      await proof.waitFor();
      await screenshot(page, "single-sign-on-proof");
      const [window] = await Promise.all([page.waitForEvent("popup"), proof.click()]);
      await atProvider(window, "Sign in");
      // Whoever has no password would lock themselves out.
      await page.getByText("Your company signs in through its service alone.").waitFor();
    },
    patience,
  );

  test(
    "who is refused there, or comes back in another browser, reads why and how to go on",
    async () => {
      const page = await visit("/sign-in", { viewport: phoneViewport, hasTouch: true, isMobile: true });
      await leaveFor(page, "dora@example.test");
      await atProvider(page, "Refuse");
      await page.getByRole("heading", { name: "You are not signed in" }).waitFor();
      await page.getByText("did not let you in").waitFor();
      await expectAccessible(page);
      await screenshot(page, "single-sign-on-refused");
      await page.getByRole("link", { name: "Back to the sign-in page" }).click();

      await leaveFor(page, "dora@example.test");
      await page.getByLabel("Name").fill("dora");
      const back = page.waitForRequest((request) => request.url().startsWith(`${iris.url}/single-sign-on?`));
      const elsewhere = await visit("/sign-in");
      await page.route(`${iris.url}/single-sign-on?*`, (route) => route.abort());
      await page.getByRole("button", { name: "Sign in" }).click();
      await elsewhere.goto((await back).url());
      await elsewhere.getByText("begun in another browser").waitFor();
      await expectAccessible(elsewhere);
    },
    patience,
  );
});
