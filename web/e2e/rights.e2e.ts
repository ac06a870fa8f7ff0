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

test(
  "S63 somebody hands the log of their browser to the operator, takes it back, and has this device forget them",
  async () => {
    const { page, context } = await newPerson(iris, browser, "grace");
    contexts.push(context);
    await page.goto("/settings/privacy");
    const card = page.locator("section", { hasText: "This browser's log" }).last();
    await page.getByText(/Started: Iris .+ on Linux/).scrollIntoViewIfNeeded();
    await screenshot(page, "log-card");
    await page.getByRole("button", { name: "Send to the operator…" }).click();
    await page.getByRole("checkbox", { name: "I agree that the operator reads this log" }).click();
    await expectAccessible(page);
    await screenshot(page, "log-send");
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await page.getByRole("heading", { name: "With the operator" }).waitFor();
    await page.setViewportSize(phoneViewport);
    await page.emulateMedia({ colorScheme: "dark" });
    await page.getByRole("heading", { name: "With the operator" }).scrollIntoViewIfNeeded();
    await screenshot(page, "log-sent-phone");
    await card.getByRole("button", { name: "Withdraw" }).last().click();
    await page.getByRole("heading", { name: "With the operator" }).waitFor({ state: "detached" });

    await page.goto("/settings/devices");
    await page.getByRole("button", { name: "Sign out and forget" }).click();
    await screenshot(page, "forget-device");
    await page.getByRole("dialog").getByRole("button", { name: "Sign out and forget" }).click();
    await page.locator("[name=email]").waitFor();
    // Signing out clears the uploads' database, which makes it anew where it is gone already: without any bytes.
    await until("nothing is left in this browser", () =>
      page
        .evaluate(async () => {
          const names = (await indexedDB.databases()).map(({ name }) => name);
          const hasLog = Object.keys(localStorage).some((key) => key.startsWith("iris-log-"));
          if (hasLog || names.some((name) => name !== "iris-uploads")) return false;
          if (names.length === 0) return true;
          return new Promise<boolean>((resolve) => {
            const opening = indexedDB.open("iris-uploads");
            opening.onsuccess = () => {
              const counting = opening.result.transaction("bytes").objectStore("bytes").count();
              counting.onsuccess = () => resolve(counting.result === 0);
            };
          });
        })
        .catch(() => false),
    );
  },
  patience,
);
