import { afterAll, beforeAll, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import type { Page } from "playwright-core";
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
let browser: Browser;
let iris: Iris;
/** Ada administers Hafenbau, where dave works; bob administers Werft; mallory is in no company. */
let ada: Person;
let bob: Person;
let dave: Person;
let mallory: Person;

beforeAll(async () => {
  [browser, iris] = await Promise.all([openBrowser(), startIris()]);
  ada = await newPerson(iris, browser, "ada");
  bob = await newPerson(iris, browser, "bob", { language: "de", theme: "dark" });
  dave = await newPerson(iris, browser, "dave");
  mallory = await newPerson(iris, browser, "mallory");
  for (const { page } of [ada, bob, dave, mallory]) page.setDefaultTimeout(patience / 4);
  await found(ada, "Hafenbau Nord");
  await found(bob, "Werft & Söhne");
  const { link } = await ask(ada, "PUT", "/api/company/join-link", { validDays: 1, maxUses: 1, needsApproval: false });
  await ask(dave, "POST", "/api/join-links/follow", { token: link.url.match(/[\w-]+$/)?.[0] });
  // What one's company allows is known at the start of a session.
  for (const { page } of [ada, bob, dave]) await page.reload();
}, patience);
afterAll(async () => {
  await browser?.close();
  await iris?.[Symbol.asyncDispose]();
}, patience);

/** As the page itself would ask. */
const ask = ({ page }: Person, method: string, path: string, body: object) =>
  page.evaluate(
    async ([method, path, text]) => {
      const headers = { "content-type": "application/json" };
      const answer = await fetch(path, { method, headers, body: text });
      if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
      return answer.json();
    },
    [method, path, JSON.stringify(body)] as const,
  );

async function found(person: Person, name: string): Promise<void> {
  const address = { street: "Kai 1", postalCode: "20457", city: "Hamburg", country: "DE" };
  const contact = { contactName: person.fullName, contactEmail: person.email, contactPhone: "" };
  const company = { name, legalForm: "GmbH", vatId: "", ...address, ...contact };
  const { version } = await ask(person, "POST", "/api/company/agreement/draft", { company, language: "en" });
  await ask(person, "POST", "/api/company", { id: nanoid(), company, acceptedAgreement: version, language: "en" });
}

/** Goes to the people, types, and waits until somebody or nobody is found. */
async function search(page: Page, typed: string): Promise<void> {
  // Afresh: what was found before is not looked for again while nobody types.
  await page.goto("/people");
  await page.getByRole("textbox", { name: /Find people|Personen finden/ }).fill(typed);
}
const row = (page: Page, { fullName }: Person) => page.getByRole("listitem").filter({ hasText: fullName });
async function expectFound(page: Page, person: Person, typed = person.fullName): Promise<void> {
  await search(page, typed);
  await row(page, person).first().waitFor();
}
async function expectHidden(page: Page, person: Person): Promise<void> {
  for (const typed of [person.fullName, person.email]) {
    await search(page, typed);
    await page.getByText(new RegExp(`(Nobody found for|Niemand gefunden zu) .${typed}`)).waitFor();
    expect(await row(page, person).count()).toBe(0);
  }
}
async function choose(page: Page, level: string): Promise<void> {
  if (!page.url().endsWith("/settings/visibility")) await page.goto("/settings/visibility");
  await page.getByRole("radio", { name: level }).click();
  await page.getByText("Saved").or(page.getByText("Gespeichert")).first().waitFor();
  expect(await page.getByRole("radio", { name: level }).isChecked()).toBe(true);
}

test(
  "S9 two companies with different visibility",
  async () => {
    await expectFound(bob.page, ada);
    await expectFound(ada.page, bob);

    await choose(ada.page, "Closed");
    await expectAccessible(ada.page);
    await screenshot(ada.page, "visibility-company");
    await expectHidden(bob.page, ada);
    await expectHidden(ada.page, bob);
    await ada.page.getByText("Your company is closed").waitFor();
    await expectAccessible(ada.page);
    await screenshot(ada.page, "people-closed");
    await expectFound(ada.page, dave);

    // Each names the other by a code that its administrator gave out.
    await bob.page.goto("/settings/visibility");
    await bob.page.getByRole("button", { name: "Code erzeugen" }).click();
    const code = (await bob.page.locator("code").textContent()) ?? "";
    await choose(ada.page, "Named companies only");
    await ada.page.getByLabel("The other company's code").fill(`${code}x`);
    await ada.page.getByRole("button", { name: "Add" }).click();
    await ada.page.getByText("No company has this code.").waitFor();
    await ada.page.getByLabel("The other company's code").fill(code);
    await ada.page.getByRole("button", { name: "Add" }).click();
    await ada.page.getByRole("button", { name: "Remove Werft & Söhne" }).waitFor();
    await bob.page.reload();
    await bob.page.getByText("Hafenbau Nord").first().waitFor();
    await expectAccessible(bob.page);
    await screenshot(bob.page, "visibility-company-de");
    await expectFound(bob.page, ada);
    await expectFound(ada.page, bob);
    await expectHidden(mallory.page, ada);
    // The wrong code's refusal is the one thing the browser complains of.
    const problems = [...ada.problems, ...bob.problems, ...mallory.problems];
    expect(problems.filter((problem) => !/status of 404/.test(problem))).toEqual([]);
  },
  patience,
);

test(
  "S9 a person hides further, but not from their administrators",
  async () => {
    await choose(ada.page, "Public");
    await expectFound(mallory.page, dave);
    await dave.page.goto("/settings/who-finds-me");
    await dave.page.getByRole("radio", { name: "Only my contacts" }).click();
    await dave.page.getByText("Saved").first().waitFor();
    await expectAccessible(dave.page);
    await screenshot(dave.page, "visibility-own");
    await expectHidden(mallory.page, dave);
    await expectFound(ada.page, dave);

    await ada.page.goto("/settings/visibility");
    await ada.page.getByRole("checkbox").click();
    await ada.page.getByText("Saved").first().waitFor();
    await dave.page.reload();
    await dave.page.getByText("Hafenbau Nord decides who finds you").waitFor();
    await expectFound(mallory.page, dave);
    expect(dave.problems).toEqual([]);
  },
  patience,
);

test(
  "S13 people are found as one types, in spite of slips, and with the keyboard alone",
  async () => {
    await expectFound(bob.page, ada, "lovelcae");
    await expectFound(bob.page, ada, "hafen lov");
    await bob.page.locator("mark").first().waitFor();
    expect(await bob.page.locator("mark").allInnerTexts()).toEqual(["Lov", "Hafen"]);
    await expectAccessible(bob.page);
    await screenshot(bob.page, "people-found");
    await bob.page.keyboard.press("ArrowDown");
    expect(await bob.page.evaluate(() => document.activeElement?.textContent)).toContain(ada.fullName);
    await bob.page.keyboard.press("ArrowUp");
    await bob.page.keyboard.press("Escape");
    expect(await bob.page.getByRole("textbox", { name: "Personen finden" }).inputValue()).toBe("");
    // One's own company, and everybody else.
    await bob.page.getByRole("radio", { name: "Meine Firma" }).click({ force: true });
    await row(bob.page, ada).first().waitFor({ state: "detached" });
    await bob.page.getByRole("radio", { name: "Andere" }).click({ force: true });
    await row(bob.page, ada).first().waitFor();

    const phone = await newDevice(iris, browser, mallory, { viewport: phoneViewport, touch: true, theme: "dark" });
    await phone.page.goto("/people");
    await search(phone.page, "ada");
    await row(phone.page, ada).first().waitFor();
    await expectAccessible(phone.page);
    await screenshot(phone.page, "people-phone");
    expect([...bob.problems, ...phone.problems]).toEqual([]);
  },
  patience,
);
