import { afterAll, afterEach, beforeAll, expect, test } from "bun:test";
import type { BrowserContext } from "playwright-core";
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

test(
  "S55 S57 S58 S59 S64 somebody sees their rights and consents, has their data restricted and ends that by the mailed link",
  async () => {
    const ada = await newPerson(iris, browser, "ada");
    contexts.push(ada.context);
    const { page } = ada;
    await page.goto("/settings/privacy");
    await page.getByRole("link", { name: "Supervisory authorities" }).waitFor();
    await page.getByText("Nobody is scored here").waitFor();
    await page.getByText("What this browser allows").waitFor();
    await page.getByRole("heading", { name: "Terms of use" }).waitFor();
    await expectAccessible(page);
    await screenshot(page, "rights-privacy");
    await page.getByText("What you agreed to").scrollIntoViewIfNeeded();
    await screenshot(page, "rights-consents");

    await page.getByRole("button", { name: "Restrict my data…" }).click();
    await page.getByRole("textbox", { name: "Reason" }).fill("My name is wrong");
    await expectAccessible(page);
    await screenshot(page, "rights-restrict");
    await page.getByRole("button", { name: "Restrict and sign out" }).click();
    await page.getByText("Your data is restricted").waitFor();
    await screenshot(page, "rights-restricted");
    await page.getByRole("link", { name: "Sign in" }).click();
    await page.locator("[name=email]").fill(ada.email);
    await page.locator("[name=password]").fill(ada.password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByText("The data of this account is restricted").waitFor();
    await screenshot(page, "rights-sign-in");
    await page.getByRole("link", { name: "Have the mail sent again" }).click();

    const link = await until(
      "the link is mailed",
      async () => (await iris.mail.mailTo(ada.email)).text.match(/http\S+\/restriction#\S+/)?.[0],
    );
    await page.setViewportSize(phoneViewport);
    await page.goto(link);
    await page.reload();
    await expectAccessible(page);
    await screenshot(page, "rights-end");
    await page.getByRole("button", { name: "End it" }).click();
    await page.getByText("Your data is used again").waitFor();
    await page.getByRole("link", { name: "Sign in" }).click();
    await page.locator("[name=email]").fill(ada.email);
    await page.locator("[name=password]").fill(ada.password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.locator("[name=password]").waitFor({ state: "hidden" });
    await page.goto("/settings/privacy");
    await page.getByText("You ended the restriction of your data").waitFor();
    await screenshot(page, "rights-privacy");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phoneViewport.width);
  },
  patience,
);
