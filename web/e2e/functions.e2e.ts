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
/** Olga operates the instance; ada administers a company in which bob works. */
let olga: Person;
let ada: Person;
let bob: Person;
beforeAll(async () => {
  [browser, iris] = await Promise.all([openBrowser(), startIris({ env: { IRIS_FILES_MAX_BYTES: "5000000" } })]);
  olga = await newPerson(iris, browser, "olga");
  ada = await newPerson(iris, browser, "ada");
  bob = await newPerson(iris, browser, "bob", { language: "de", theme: "dark" });
  for (const { page } of [olga, ada, bob]) page.setDefaultTimeout(patience / 4);
  await foundCompany();
  for (const { page } of [ada, bob]) await page.reload();
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
      return answer.status === 204 ? null : answer.json();
    },
    [method, path, JSON.stringify(body)] as const,
  );

async function foundCompany(): Promise<void> {
  const address = { street: "Kai 1", postalCode: "20457", city: "Hamburg", country: "DE" };
  const contact = { contactName: ada.fullName, contactEmail: ada.email, contactPhone: "" };
  const company = { name: "Hafenbau Nord", legalForm: "GmbH", vatId: "", ...address, ...contact };
  const { version } = await ask(ada, "POST", "/api/company/agreement/draft", { company, language: "en" });
  await ask(ada, "POST", "/api/company", { id: nanoid(), company, acceptedAgreement: version, language: "en" });
  const { link } = await ask(ada, "PUT", "/api/company/join-link", { validDays: 1, maxUses: 1, needsApproval: false });
  await ask(bob, "POST", "/api/join-links/follow", { token: link.url.match(/[\w-]+$/)?.[0] });
}

/** Chooses one of a select's options. */
async function choose(page: Page, select: string, option: string | RegExp): Promise<void> {
  await page.getByRole("combobox", { name: select }).click();
  await page.getByRole("option", { name: option }).click();
}

test(
  "S10 an administrator turns chats off, and a member sees them locked at once; and open again",
  async () => {
    const chat = await ask(bob, "POST", "/api/direct-chats", { accountId: ada.accountId });
    await bob.page.goto(`/chat/${chat.id}`);
    const composer = bob.page.getByRole("textbox", { name: /Nachricht/ });
    await composer.waitFor();
    let reloads = 0;
    bob.page.on("framenavigated", () => {
      reloads += 1;
    });

    await ada.page.goto("/settings/functions");
    await choose(ada.page, "Chats: setting", "Off");
    await bob.page.getByText("Dein Unternehmen hat das abgeschaltet").waitFor();
    expect(await composer.isVisible()).toBe(false);
    await expectAccessible(bob.page);
    await screenshot(bob.page, "function-locked");

    await choose(ada.page, "Screen sharing: setting", "Off");
    await choose(ada.page, "Audio calls: setting", "Off");
    const call = bob.page.getByRole("button", { name: /gesperrt/ }).first();
    await call.waitFor();
    // It is marked as disabled, and says why when it is pressed all the same.
    await call.click({ force: true });
    await bob.page
      .getByRole("dialog")
      .or(bob.page.getByText("Dein Unternehmen hat das abgeschaltet").last())
      .first()
      .waitFor();
    await expectAccessible(ada.page);
    await screenshot(ada.page, "functions-company");

    await choose(ada.page, "Chats: setting", /Inherit/);
    await composer.waitFor();
    expect(reloads).toBe(0);
  },
  patience,
);

test(
  "S10 a group and a person override the company, and each row says where it comes from",
  async () => {
    const { page } = ada;
    await page.goto("/settings/functions");
    await page.getByRole("button", { name: "New group" }).click();
    await page.getByRole("textbox", { name: "Name of the group" }).fill("Apprentices");
    await page.getByRole("button", { name: "Create" }).click();
    await choose(page, "Files: setting", "Off");
    await page.getByText("by the group").waitFor();

    await choose(page, "For whom", "One member …");
    await page.getByRole("searchbox", { name: "Find a member" }).fill("bob");
    await page.getByRole("button", { name: /Bob Kahn/ }).click();
    await choose(page, "Group", "Apprentices");
    const files = page.getByRole("row", { name: /Files/ });
    await files.getByText("by the group").waitFor();
    await choose(page, "Files: setting", "On");
    await files.getByText("for this person").waitFor();
    await expectAccessible(page);
    await screenshot(page, "functions-person");
  },
  patience,
);

test(
  "S10 the operator makes a plan and gives licences of it, the administrator gives one out",
  async () => {
    await olga.page.goto("/settings/plans");
    await olga.page.getByRole("button", { name: "New plan" }).click();
    await olga.page.getByRole("textbox", { name: "Name" }).fill("Harbour");
    await olga.page.getByRole("checkbox", { name: "Conferences" }).click();
    await olga.page.getByRole("textbox", { name: "Space for files, in GB" }).fill("0.001");
    await expectAccessible(olga.page);
    await screenshot(olga.page, "plan-dialog");
    await olga.page.getByRole("button", { name: "Save" }).click();
    const plan = olga.page.getByRole("region", { name: "Harbour" });
    await plan.getByText("Without Conferences").waitFor();
    await screenshot(olga.page, "plans");

    await olga.page.goto("/settings/companies");
    await olga.page.getByRole("button", { name: "Set licences" }).click();
    await olga.page.getByRole("textbox", { name: "Harbour: number of licences" }).fill("1");
    await olga.page.getByRole("button", { name: "Save" }).click();
    await olga.page.getByText("Harbour: 0 of 1 given out").waitFor();
    await expectAccessible(olga.page);
    await screenshot(olga.page, "companies");

    await ada.page.goto("/settings/licences");
    await choose(ada.page, "Plan of Bob Kahn", /Harbour/);
    await ada.page.getByText("All given out").waitFor();
    await expectAccessible(ada.page);
    await screenshot(ada.page, "licences");
    const own = await bob.page.evaluate(async () => (await fetch("/api/me/functions")).json());
    expect(own.plan.name).toBe("Harbour");
  },
  patience,
);

test(
  "S24 S10 a file over the plan's space, and one larger than this Iris takes, are refused beside the message, with the cure",
  async () => {
    const { page } = bob;
    const send = (name: string, bytes: number) =>
      page
        .getByLabel("Dateien anhängen")
        .first()
        .setInputFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.alloc(bytes) });
    const row = (name: string) => page.getByRole("listitem").filter({ hasText: name });
    await send("plaene.bin", 2_000_000);
    await row("plaene.bin").getByText("Der Speicherplatz deines Tarifs ist voll. Lösche Dateien").waitFor();
    await send("film.bin", 5_000_001);
    await row("film.bin").getByText("Diese Datei ist größer, als dieses Iris annimmt.").waitFor();
    await expectAccessible(page);
    await screenshot(page, "files-refused");
    await page.setViewportSize(phoneViewport);
    await screenshot(page, "files-refused-phone");
    await page.setViewportSize({ width: 1440, height: 900 });
    // What fits still goes: the refused ones hold nothing up, and are put away one by one.
    await send("notiz.bin", 1_000);
    await page.getByRole("link", { name: /^notiz\.bin/ }).waitFor();
    for (const name of ["plaene.bin", "film.bin"])
      await row(name)
        .getByRole("button", { name: `${name} ausblenden` })
        .click();
    await row("plaene.bin").waitFor({ state: "detached" });
  },
  patience,
);

test(
  "S72 what was done is in the audit log, in words",
  async () => {
    await ada.page.goto("/settings/audit");
    await ada.page.getByText("Ada Lovelace gave Bob Kahn a licence").waitFor();
    await choose(ada.page, "Area", "Plans and functions");
    await ada.page.getByText("Ada Lovelace changed the functions of everybody").first().waitFor();
    await expectAccessible(ada.page);
    await screenshot(ada.page, "audit");
    const phone = await newDevice(iris, browser, ada, { viewport: phoneViewport, touch: true, theme: "dark" });
    await phone.page.goto("/settings/functions");
    await phone.page.getByRole("combobox", { name: "Chats: setting" }).waitFor();
    await expectAccessible(phone.page);
    await screenshot(phone.page, "functions-phone");
    await phone.page.goto("/settings/audit");
    await phone.page.getByText("Ada Lovelace gave Bob Kahn a licence").waitFor();
    await screenshot(phone.page, "audit-phone");
    await phone.context.close();
  },
  patience,
);

test(
  "S12 the operator sees what will go, types the name, and the company is gone",
  async () => {
    await olga.page.goto("/settings/instance");
    await olga.page.getByText("instance.sign_up").waitFor();
    await expectAccessible(olga.page);
    await screenshot(olga.page, "instance");
    await olga.page.goto("/settings/companies");
    await olga.page.getByRole("button", { name: "Terminate" }).click();
    const confirm = olga.page.getByRole("button", { name: "Terminate for good" });
    await olga.page.getByText("2 people with their accounts and profiles").waitFor();
    expect(await confirm.isDisabled()).toBe(true);
    await olga.page.getByRole("textbox", { name: /Type the company's name/ }).fill("Hafenbau Nord");
    await expectAccessible(olga.page);
    await screenshot(olga.page, "terminate");
    await confirm.click();
    await olga.page.getByText("No companies yet").waitFor();
    await bob.page.waitForURL(/sign-in/);
  },
  patience,
);
