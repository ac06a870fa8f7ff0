import { afterAll, afterEach, beforeAll, describe, expect, test } from "bun:test";
import type { BrowserContext, Page } from "playwright-core";
import {
  type Browser,
  expectAccessible,
  type Iris,
  newPerson,
  openBrowser,
  phoneViewport,
  screenshot,
  startIris,
  until,
} from "../testing/iris.ts";

type Options = Parameters<Browser["newContext"]>[0];

const password = "teapot granite velvet";
// Far more than is needed on an idle machine: a test that runs out of time takes its browser from those after it.
const patience = 240_000;
let browser: Browser;
let iris: Iris;
let contexts: BrowserContext[] = [];
beforeAll(async () => {
  [browser, iris] = await Promise.all([openBrowser(), startIris()]);
}, patience);
afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  contexts = [];
});
afterAll(async () => {
  await browser?.close();
  await iris?.[Symbol.asyncDispose]();
}, patience);

/** A browser in which nobody is signed in. */
async function visit(path: string, options: Options = {}, at = iris): Promise<Page> {
  const context = await browser.newContext({ baseURL: at.url, locale: "en-GB", ...options });
  context.setDefaultTimeout(patience / 4);
  contexts.push(context);
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

async function fillSignUp(page: Page, email: string): Promise<void> {
  await page.locator("[name=firstName]").fill("Emmy");
  await page.locator("[name=lastName]").fill("Noether");
  await page.locator("[name=email]").fill(email);
  await page.locator("[name=password]").fill(password);
  await page.getByRole("checkbox").click();
  await page.locator("button[type=submit]").click();
}

interface SignIn {
  readonly email: string;
  readonly password: string;
}
async function signIn(page: Page, { email, password: typed }: SignIn): Promise<void> {
  await page.locator("[name=email]").fill(email);
  await page.locator("[name=password]").fill(typed);
  await page.locator("button[type=submit]").click();
}
/** One more browser in which somebody is signed in. */
async function enter(person: SignIn, options: Options = {}): Promise<Page> {
  const page = await visit("/sign-in", options);
  await signIn(page, person);
  await isIn(page);
  return page;
}
/** Somebody with an account, so far at no screen. */
async function somebody(name: string): Promise<SignIn> {
  const person = await newPerson(iris, browser, name);
  await person.context.close();
  return person;
}
const isIn = (page: Page) => page.locator("nav").first().waitFor();
const isOut = (page: Page) => page.waitForURL(/\/sign-in/);
const linkIn = (text: string) => text.match(/http\S+verify#\S+/)?.[0] ?? "";
const codeIn = (text: string) => text.match(/\b\d{6}\b/)?.[0] ?? "";

describe("opening an account", () => {
  // Somebody operates the instance before others may come.
  beforeAll(() => somebody("olga"), patience);

  test(
    "S1 sign up, get a real mail, follow its link, be signed in",
    async () => {
      const page = await visit("/sign-up");
      await page.getByRole("heading", { name: "Open an account" }).waitFor();
      await expectAccessible(page);
      await screenshot(page, "account-sign-up");
      await fillSignUp(page, "link@example.test");
      await page.getByRole("heading", { name: "Look into your mail" }).waitFor();
      await expectAccessible(page);
      await screenshot(page, "account-check-mail");
      const link = linkIn((await iris.mail.mailTo("link@example.test")).text);
      await page.goto(link);
      await isIn(page);
      await page.waitForURL(`${iris.url}/`);

      await page.goto(link);
      await page.getByRole("heading", { name: "This link does not work any more" }).waitFor();
      await expectAccessible(page);
    },
    patience,
  );

  test(
    "S1 another person types the code, on a phone; a wrong one is said in place",
    async () => {
      const page = await visit("/sign-up", { viewport: phoneViewport, hasTouch: true, isMobile: true });
      await fillSignUp(page, "code@example.test");
      const code = codeIn((await iris.mail.mailTo("code@example.test")).text);
      await page.getByLabel("Six-digit code").fill(code === "000000" ? "000001" : "000000");
      await page.getByRole("alert").getByText("does not work").waitFor();
      await expectAccessible(page);
      await screenshot(page, "account-wrong-code");
      await page.getByLabel("Six-digit code").fill(code);
      await isIn(page);
    },
    patience,
  );

  test(
    "S71 a link opened in another browser asks for the password of the sign-up",
    async () => {
      await fillSignUp(await visit("/sign-up"), "elsewhere@example.test");
      const page = await visit(linkIn((await iris.mail.mailTo("elsewhere@example.test")).text));
      await page.getByText("You signed up in another browser").waitFor();
      await expectAccessible(page);
      await screenshot(page, "account-verify-elsewhere");
      await page.locator("[name=password]").fill("not the one she chose");
      await page.getByRole("button", { name: "Confirm" }).click();
      await page.getByRole("alert").waitFor();
      await page.locator("[name=password]").fill(password);
      await page.getByRole("button", { name: "Confirm" }).click();
      await isIn(page);
    },
    patience,
  );

  test(
    "S1 what is missing is said at its field; the terms are there to read",
    async () => {
      const page = await visit("/sign-up");
      await page.locator("button[type=submit]").click();
      await page.getByText("Enter an address like").waitFor();
      expect(await page.getByRole("alert").count()).toBe(5);
      await expectAccessible(page);
      await screenshot(page, "account-sign-up-faults");
      await page.getByRole("button", { name: "terms of use" }).click();
      await page.getByRole("dialog").getByRole("heading", { name: "Your content" }).waitFor();
      await expectAccessible(page);
      await screenshot(page, "account-terms");
    },
    patience,
  );
});

describe("being signed in", () => {
  test(
    "S1 sign-out, a wrong password, and in again",
    async () => {
      const ada = await somebody("ada");
      const page = await enter(ada);
      await page.goto("/settings");
      await page.getByRole("button", { name: "Sign out on this device" }).click();
      await isOut(page);
      await page.reload();
      await isOut(page);
      await signIn(page, { ...ada, password: "not her password" });
      await page.getByRole("alert").getByText("do not match").waitFor();
      await expectAccessible(page);
      await screenshot(page, "account-sign-in-refused");
      await signIn(page, ada);
      await isIn(page);
    },
    patience,
  );

  test(
    "S71 ending a session elsewhere signs that browser out at once",
    async () => {
      const bob = await somebody("bob");
      const page = await enter(bob);
      const other = await enter(bob, { colorScheme: "dark" });
      await other.goto("/settings/devices");
      await other.getByText("This device", { exact: true }).waitFor();
      await expectAccessible(other);
      await screenshot(other, "account-settings");
      await page.goto("/settings/devices");
      // The account's first session, made when it was proved, is no browser's.
      const ends = page.getByRole("button", { name: /^Sign out Chrome on Linux/ });
      await ends.click();
      await ends.waitFor({ state: "detached" });
      await isOut(other);
      await isIn(page);
    },
    patience,
  );

  test(
    "S65 the language one chooses counts on one's other devices at once",
    async () => {
      const carol = await somebody("carol");
      const page = await enter(carol);
      const phone = await enter(carol, { viewport: phoneViewport });
      await page.goto("/settings/appearance");
      await page.getByRole("combobox", { name: "Language" }).click();
      await page.getByRole("option", { name: "Deutsch" }).click();
      await page.getByRole("heading", { name: "Sprache und Darstellung" }).waitFor();
      await until("the phone speaks German", () => phone.evaluate(() => document.documentElement.lang === "de"));
    },
    patience,
  );

  test(
    "S5 a new version of the terms asks again, before anything else",
    async () => {
      const dave = await somebody("dave");
      await iris.stop();
      await iris.restart({ IRIS_INSTANCE_TERMS_VERSION: "2027-01" });
      const page = await visit("/sign-in");
      await signIn(page, dave);
      await page.getByText("The terms of use have changed").waitFor();
      await expectAccessible(page);
      await screenshot(page, "account-terms-again");
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: "Accept and go on" }).click();
      await page.getByText("The terms of use have changed").waitFor({ state: "hidden" });
      await page.goto("/settings/privacy");
      await page.getByText("Version 2027-01").waitFor();
    },
    patience,
  );
});

test(
  "S1 the first link, in German; without a mail server newcomer and operator are told where the mail is",
  async () => {
    await using quiet = await startIris({ smtp: false });
    const german = { locale: "de-DE" };
    const start = await visit("/", german, quiet);
    await start.getByText("Dieses Iris hat noch keinen Betreiber").waitFor();
    await expectAccessible(start);
    await screenshot(start, "account-no-operator-de");
    const link = await quiet.operatorLink();
    const operator = await visit(link, german, quiet);
    await operator.getByRole("heading", { name: "Dein Iris einrichten" }).waitFor();
    await expectAccessible(operator);
    await screenshot(operator, "account-first-operator-de");
    await fillSignUp(operator, "grete@example.test");
    await isIn(operator);
    expect(await operator.evaluate(() => document.documentElement.lang)).toBe("de");
    await start.goto(link);
    await start.getByText("Dieses Iris hat schon einen Betreiber").waitFor();
    await expectAccessible(start);

    const page = await visit("/sign-up", {}, quiet);
    await fillSignUp(page, "new@example.test");
    await page.getByText("No mail server is set up here").waitFor();
    await expectAccessible(page);
    await operator.goto("/settings/operation");
    await operator.getByText("Kein Mailserver eingerichtet").waitFor();
    await operator.getByText("Confirm your address for Iris").click();
    await expectAccessible(operator);
    await screenshot(operator, "account-outbox-de");
    await page.getByLabel("Six-digit code").fill(codeIn((await operator.locator("details").textContent()) ?? ""));
    await isIn(page);
    // A page of the operator's does not even exist for others.
    await page.goto("/settings/operation");
    await page.getByText("There is no such page").waitFor();
  },
  patience,
);
