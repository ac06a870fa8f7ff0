import { afterAll, beforeAll, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import type { Page } from "playwright-core";
import { hafenbau } from "../../src/features/companies/companies.testing.ts";
import { signIn } from "../../src/protocol/accounts.ts";
import { draftAgreement, foundCompany } from "../../src/protocol/companies.ts";
import { Client } from "../../src/testing/client.ts";
import { faultsOfTree, walkByTab } from "../testing/accessibility-tree.ts";
import {
  type Browser,
  type Device,
  type Iris,
  newDevice,
  newPerson,
  openBrowser,
  type Person,
  phoneViewport,
  screenshot,
  startIris,
  until,
} from "../testing/iris.ts";

const minute = 60_000;
let iris: Iris;
let browser: Browser;
let grace: Person;
let phone: Device;
let chat: string;

beforeAll(async () => {
  [iris, browser] = await Promise.all([startIris(), openBrowser()]);
  grace = await newPerson(iris, browser, "grace", { language: "de" });
  const bob = await newPerson(iris, browser, "bob");
  const client = new Client(iris.url);
  await client.call(signIn, { body: { email: grace.email, password: grace.password } });
  const { version } = await client.call(draftAgreement, { body: { company: hafenbau, language: "de" } });
  const company = { id: nanoid(), company: hafenbau, acceptedAgreement: version, language: "de" } as const;
  await client.call(foundCompany, { body: company });
  chat = nanoid();
  const bubble = { id: chat, name: "Garten", topic: "", memberIds: [bob.accountId] };
  await grace.page.evaluate(async (body) => {
    const headers = { "content-type": "application/json" };
    const answer = await fetch("/api/bubbles", { method: "POST", headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(await answer.text());
  }, bubble);
  await bob.context.close();
  phone = await newDevice(iris, browser, grace, {
    language: "fr",
    theme: "dark",
    viewport: phoneViewport,
    touch: true,
  });
}, 2 * minute);

afterAll(async () => {
  await browser?.[Symbol.asyncDispose]();
  await iris?.[Symbol.asyncDispose]();
});

/** As a link in the page does, and waits until nothing more is added to it. */
async function open(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, "", to);
    dispatchEvent(new PopStateEvent("popstate"));
  }, path);
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  let seen = -1;
  await until(`${path} is whole`, async () => {
    const [before, now] = [seen, await page.evaluate(() => document.body.innerHTML.length)];
    seen = now;
    return before === now && !(await page.locator("[aria-busy=true]").count());
  });
}

const pages = [
  ...["/", "/bubbles", "/people", "/people?view=contacts", "/people?view=address-book", "/events", "/calls"],
  ...["/calls/recordings", "/files", "/company", "/search?q=Garten", "/settings", "/settings/profile"],
  ...["/settings/security", "/settings/notifications", "/settings/devices", "/settings/connection"],
  ...["/settings/privacy", "/settings/who-finds-me", "/settings/appearance", "/settings/company"],
  ...["/settings/members", "/settings/functions", "/settings/message-rules", "/settings/single-sign-on"],
];

test(
  "S65 every main page has one main part and one title, and every control of it a name",
  async () => {
    const faults: string[] = [];
    for (const { page } of [grace, phone])
      for (const path of [...pages, `/chat/${chat}`]) {
        await open(page, path);
        faults.push(...(await faultsOfTree(page)));
        await screenshot(page, `page${path.replaceAll(/\W+/g, "-").replace(chat, "id")}`);
      }
    expect(faults).toEqual([]);
  },
  2 * minute,
);

test(
  "S65 Tab goes round a page without a trap, always seen, and a dialog gives the focus back",
  async () => {
    const { page } = grace;
    for (const path of ["/", `/chat/${chat}`, "/people", "/settings/company"]) {
      // Loaded anew, the first Tab begins at the page's beginning.
      await page.goto(path);
      await open(page, path);
      const stops = await walkByTab(page, 120);
      // A chat opens in its writing box, and Tab begins behind it: of a chat only what follows is walked.
      expect(stops.length).toBeGreaterThan(1);
      expect(stops.filter(({ isSeen }) => !isSeen).map(({ what }) => `${path}: ${what}`)).toEqual([]);
    }
    await open(page, "/bubbles");
    const opener = page.getByRole("button", { name: "Neue Bubble" }).first();
    await opener.focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    // However often: the focus stays in the dialog.
    for (let step = 0; step < 12; step += 1) {
      await page.keyboard.press("Tab");
      expect(await page.evaluate(() => document.activeElement?.closest("[role=dialog]") !== null)).toBe(true);
    }
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    expect(await opener.evaluate((node) => node === document.activeElement)).toBe(true);
  },
  2 * minute,
);
