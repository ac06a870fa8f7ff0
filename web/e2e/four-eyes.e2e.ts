import { afterAll, beforeAll, test } from "bun:test";
import { nanoid } from "nanoid";
import type { Page } from "playwright-core";
import {
  type Browser,
  expectAccessible,
  type Iris,
  newPerson,
  openBrowser,
  type Person,
  phoneViewport,
  screenshot,
  startIris,
} from "../testing/iris.ts";

const patience = 240_000;
let browser: Browser;
let iris: Iris;
let ada: Person;
let bob: Person;
let carol: Person;

/** What is not about the rule is done without the interface. */
const ask = (
  page: Page,
  method: string,
  path: string,
  body?: object,
): Promise<{ readonly link?: { readonly url: string } }> =>
  page.evaluate(
    async ({ method, path, body }) => {
      const headers = { "content-type": "application/json" };
      const answer = await fetch(path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
      if (!answer.ok) throw new Error(await answer.text());
      return answer.status === 204 ? {} : answer.json();
    },
    { method, path, body },
  );

beforeAll(async () => {
  [browser, iris] = await Promise.all([openBrowser(), startIris()]);
  [ada, bob, carol] = await Promise.all([
    newPerson(iris, browser, "ada"),
    newPerson(iris, browser, "bob", { language: "de", theme: "dark", viewport: phoneViewport }),
    newPerson(iris, browser, "carol"),
  ]);
  const company = {
    ...{ name: "Hafenbau Nord", legalForm: "GmbH", street: "Am Kai 3", postalCode: "20457", city: "Hamburg" },
    ...{ country: "DE", vatId: "", contactName: "Änne", contactEmail: "daten@hafenbau.example", contactPhone: "" },
  };
  await ask(ada.page, "POST", "/api/company", { id: nanoid(), company, acceptedAgreement: "2026-11", language: "en" });
  const rules = { validDays: 1, maxUses: null, needsApproval: false };
  const { link } = await ask(ada.page, "PUT", "/api/company/join-link", rules);
  const token = String(link?.url).split("#")[1] ?? "";
  for (const { page } of [bob, carol]) await ask(page, "POST", "/api/join-links/follow", { token });
  await ask(ada.page, "PUT", `/api/company/members/${bob.accountId}/role`, { role: "administrator" });
}, patience);
afterAll(async () => {
  await browser?.close();
  await iris?.[Symbol.asyncDispose]();
}, patience);

test(
  "S72 one administrator asks with a reason, the other is told at once and confirms, and it is done",
  async () => {
    const { page } = ada;
    await page.goto("/settings/company");
    await page.getByRole("button", { name: "Turn four eyes on" }).click();
    await page.getByText("Four eyes is on.").waitFor();
    await bob.page.goto("/settings/company");
    await bob.page.getByText("Das Vier-Augen-Prinzip gilt.").waitFor();

    await page.goto("/settings/members");
    await page.getByRole("button", { name: "Acts for Carol Shaw" }).click();
    await page.getByRole("menuitem", { name: "Deactivate" }).click();
    const dialog = page.getByRole("dialog", { name: "This takes a second administrator" });
    await dialog.getByLabel("Why is it needed?").fill("She lost her laptop on the train.");
    await expectAccessible(page, "[role=dialog]");
    await screenshot(page, "four-eyes-ask");
    await dialog.getByRole("button", { name: "Ask for it" }).click();
    await page.getByText("The other administrators were asked.").waitFor();

    const confirm = bob.page.getByRole("button", { name: "Bestätigen: Carol Shaw deaktivieren" });
    await confirm.waitFor();
    await bob.page.getByText("Ada Lovelace braucht eine zweite Person aus der Administration").waitFor();
    await expectAccessible(bob.page, "main");
    await confirm.scrollIntoViewIfNeeded();
    await screenshot(bob.page, "four-eyes-confirm");
    await confirm.click();
    await bob.page.getByText("Bestätigt und ausgeführt.").waitFor();

    await page.goto("/settings/company");
    await page.getByText("confirmed by Bob Kahn").waitFor();
    await page.getByText("confirmed by Bob Kahn").scrollIntoViewIfNeeded();
    await screenshot(page, "four-eyes-decided");
  },
  patience,
);
