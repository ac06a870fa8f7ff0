import { afterAll, afterEach, beforeAll, describe, expect, test } from "bun:test";
import type { Page } from "playwright-core";
import { startNameServer, type TestNameServer } from "../../src/platform/dns/name-server.testing.ts";
import {
  type Browser,
  type Device,
  expectAccessible,
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

const patience = 240_000;
const password = "teapot granite velvet";
let browser: Browser;
let iris: Iris;
let names: TestNameServer;
let ada: Person;
const devices: Device[] = [];
beforeAll(async () => {
  names = await startNameServer();
  [browser, iris] = await Promise.all([
    openBrowser(),
    startIris({
      env: {
        IRIS_DNS_RESOLVER: names.address,
        IRIS_OPERATOR_NAME: "Iris Betrieb GmbH",
        IRIS_OPERATOR_ADDRESS: "Ring 1; 10115 Berlin",
        IRIS_OPERATOR_CONTACT: "datenschutz@betrieb.example",
      },
    }),
  ]);
  ada = await newPerson(iris, browser, "ada");
}, patience);
afterEach(async () => {
  const problems = devices.flatMap((device) => device.problems);
  await Promise.all(devices.map(({ context }) => context.close()));
  devices.length = 0;
  // A look that finds no record is answered as a refusal, which browsers write down.
  expect(problems.filter((problem) => !problem.includes("status of 409"))).toEqual([]);
});
afterAll(async () => {
  await browser?.close();
  await iris?.[Symbol.asyncDispose]();
  await names?.stop();
}, patience);

const open = async (person: { email: string; password?: string }, path: string, options = {}): Promise<Page> => {
  const device = await newDevice(iris, browser, person, options);
  devices.push(device);
  await device.page.goto(path);
  return device.page;
};
const linkIn = (text: string) => text.match(/http\S+company-invitation#\S+/)?.[0] ?? "";

/** Fifty lines, three of them faulty. */
const fifty = [
  "E-Mail;Vorname;Nachname;Rolle",
  ...Array.from({ length: 47 }, (_, n) => `person${n}@hafenbau.example;Person;Nummer ${n};`),
  "keine adresse;Carl;Fehler;",
  "person3@hafenbau.example;Person;Zweimal;",
  "dora@hafenbau.example;Dora;Falsch;Chefin",
].join("\r\n");

describe("an administrator's first hour", () => {
  test(
    "S6 enters the company, reads and accepts the agreement, and has it as PDF",
    async () => {
      const { page } = ada;
      await page.goto("/settings/company");
      await page.getByText("You belong to no company").waitFor();
      await expectAccessible(page, "main");
      await screenshot(page, "company-none");
      await page.getByRole("button", { name: "Enter company" }).click();
      await page.getByRole("button", { name: "Go on to the agreement" }).click();
      // What is missing is marked, and the first of it has the focus.
      await until("the name is asked for", () =>
        page.getByRole("textbox", { name: "Name", exact: true }).evaluate((field) => field === document.activeElement),
      );
      const fill = (label: string, value: string) => page.getByLabel(label, { exact: true }).fill(value);
      await fill("Name", "Hafenbau Nord");
      await fill("Legal form (optional)", "GmbH");
      await fill("Street and number", "Am Kai 3");
      await fill("Postal code", "20457");
      await fill("Town", "Hamburg");
      await page.getByRole("combobox", { name: "Country" }).fill("Germ");
      await page.getByRole("option", { name: "Germany" }).click();
      await fill("VAT ID (optional)", "DE123456789");
      await fill("Contact for data protection", "Änne Grün");
      await fill("Their e-mail", "daten@hafenbau.example");
      await expectAccessible(page, "main");
      await screenshot(page, "company-enter");
      await page.getByRole("button", { name: "Go on to the agreement" }).click();
      const agreement = page.getByRole("article", { name: "Data-processing agreement" });
      await agreement.getByText("Hafenbau Nord GmbH").waitFor();
      await agreement.getByText("Iris Betrieb GmbH").waitFor();
      await page.getByRole("button", { name: "Accept and found company" }).click();
      await page.getByText("Please confirm.").waitFor();
      await expectAccessible(page, "main");
      await screenshot(page, "company-agreement");
      await page.getByRole("checkbox").click();
      await page.getByRole("button", { name: "Accept and found company" }).click();
      await page.getByText("You administer this company").waitFor();
      await page.getByText(/accepted by Ada Lovelace/).waitFor();
      await expectAccessible(page, "main");
      await screenshot(page, "company-founded");
      const [pdf] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("link", { name: "Download PDF" }).click(),
      ]);
      expect(pdf.suggestedFilename()).toMatch(/^iris-agreement-.*-en\.pdf$/);
      const path = await pdf.path();
      expect(await Bun.file(path).slice(0, 5).text()).toBe("%PDF-");
    },
    patience,
  );

  test(
    "S2 proves a mail domain, and whoever proves an address of it is in",
    async () => {
      const page = await open(ada, "/settings/joining");
      await page.getByLabel("Domain", { exact: true }).fill("hafenbau.example");
      await page.getByRole("button", { name: "Add" }).click();
      await page.getByText("Not proved yet").waitFor();
      await page.getByRole("button", { name: "Check now" }).click();
      await page.getByText("The DNS record was not found.").waitFor();
      const name = await page.getByLabel("Name", { exact: true }).inputValue();
      names.records.set(name, [await page.getByLabel("Value", { exact: true }).inputValue()]);
      await expectAccessible(page, "main");
      await screenshot(page, "company-domain");
      await page.getByRole("button", { name: "Check now" }).click();
      await page.getByText("Proved", { exact: true }).waitFor();
      await page.getByRole("combobox", { name: "Who proves an address of it" }).click();
      await page.getByRole("option", { name: "joins at once" }).click();
      await until("the rule is kept", async () => {
        await page.reload();
        return page
          .getByRole("combobox", { name: "Who proves an address of it" })
          .textContent()
          .then((text) => text?.includes("joins at once") ?? false);
      });
    },
    patience,
  );

  test(
    "S2 imports fifty people, three lines of them faulty, and reads why",
    async () => {
      const page = await open(ada, "/settings/joining");
      await page.getByRole("button", { name: "Import CSV" }).click();
      const dialog = page.getByRole("dialog");
      await dialog.locator("input[type=file]").setInputFiles({
        name: "leute.csv",
        mimeType: "text/csv",
        buffer: Buffer.from(fifty),
      });
      await dialog.getByText("E-mail is no valid address").waitFor();
      await dialog.getByText("E-mail stands further up already").waitFor();
      await dialog.getByText("Role is not known").waitFor();
      await expectAccessible(page, "[role=dialog]");
      await screenshot(page, "company-import");
      const [report] = await Promise.all([
        page.waitForEvent("download"),
        dialog.getByRole("button", { name: "Download report" }).click(),
      ]);
      expect(await Bun.file(await report.path()).text()).toContain("stands further up already");
      await dialog.getByRole("button", { name: "Invite 47 people" }).click();
      await dialog.getByText("47 people invited").waitFor();
      await dialog.getByRole("button", { name: "Close", exact: true }).last().click();
      await page.getByText("47 open").waitFor();
      await expectAccessible(page, "main");
      await screenshot(page, "company-joining");
    },
    patience,
  );
});

describe("an employee's first hour", () => {
  test(
    "S2 accepts the mailed invitation, sets a password and sees the company; deactivated, they are out at once",
    async () => {
      const email = "person7@hafenbau.example";
      const link = linkIn((await iris.mail.mailTo(email)).text);
      const context = await browser.newContext({ baseURL: iris.url, locale: "de-DE", viewport: phoneViewport });
      const phone = await context.newPage();
      await phone.goto(link);
      await phone.getByRole("heading", { name: "Einladung zu Hafenbau Nord" }).waitFor();
      await expectAccessible(phone, "main");
      await screenshot(phone, "company-invitation");
      await phone.locator("[name=password]").fill(password);
      await phone.getByRole("checkbox").click();
      await phone.getByRole("button", { name: "Passwort wählen und loslegen" }).click();
      await phone.locator("nav").first().waitFor();
      await phone.goto("/settings/company");
      await phone.getByText("Hafenbau Nord").first().waitFor();
      await phone.getByText("Du bist Mitglied").waitFor();
      await expectAccessible(phone, "main");
      await screenshot(phone, "company-member");

      const page = await open(ada, "/settings/members", { theme: "dark" });
      await page.getByRole("cell", { name: email }).waitFor();
      await expectAccessible(page, "main");
      await screenshot(page, "company-members");
      await page.getByRole("button", { name: "Acts for Person Nummer 7" }).click();
      await page.getByRole("menuitem", { name: "Deactivate" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Deactivate" }).click();
      await page.getByRole("cell", { name: "Deactivated" }).waitFor();
      await phone.waitForURL(/\/sign-in/);
      await phone.close();
      await context.close();

      const small = await open(ada, "/settings/members", { viewport: phoneViewport, touch: true });
      await small.getByRole("cell", { name: email }).waitFor();
      await expectAccessible(small, "main");
      await screenshot(small, "company-members");
    },
    patience,
  );

  test(
    "S11 sees the company's colour and whom to ask, in both themes",
    async () => {
      const page = await open(ada, "/settings/company");
      const colour = page.locator("input[type=color]");
      await colour.fill("#e0b400");
      await page.getByRole("region", { name: "Colour" }).getByRole("button", { name: "Save" }).click();
      await page.getByText("By night").waitFor();
      await page.getByRole("radio", { name: "An e-mail address" }).click();
      await page.getByLabel("E-mail of your support").fill("hilfe@hafenbau.example");
      await page.getByRole("button", { name: "Save" }).last().click();
      await expectAccessible(page, "main");
      await screenshot(page, "company-coloured");
      const dark = await open(ada, "/settings/company", { theme: "dark", language: "de" });
      await dark.getByText("By night").or(dark.getByText("Bei Nacht")).waitFor();
      await expectAccessible(dark, "main");
      await screenshot(dark, "company-coloured");
    },
    patience,
  );
});
