import { afterAll, beforeAll, expect, test } from "bun:test";
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

const minute = 240_000;
let browser: Browser;
let iris: Iris;
let ada: Person;
let olga: Person;

beforeAll(async () => {
  [browser, iris] = await Promise.all([
    openBrowser(),
    startIris({ env: { IRIS_OPERATOR_NAME: "Hafenbau Nord", IRIS_OPERATOR_CONTACT: "privacy@hafenbau.example" } }),
  ]);
  [ada, olga] = [
    await newPerson(iris, browser, "ada", { language: "de" }),
    await newPerson(iris, browser, "olga", { language: "de" }),
  ];
}, minute);
afterAll(async () => {
  await browser?.close();
  await iris?.[Symbol.asyncDispose]();
}, minute);

test(
  "S60 a person's report reaches the operator, who says what is known, sees the notice and mails the people affected",
  async () => {
    await ada.page.goto("/settings/privacy");
    await ada.page.getByLabel("Was geschehen ist").fill("Die Kundenliste ging an eine falsche Adresse.");
    await ada.page.getByRole("button", { name: "Melden", exact: true }).click();
    await ada.page.getByText("Wird geprüft").waitFor();
    await screenshot(ada.page, "breach-report");
    expect((await iris.mail.mailTo(olga.email)).text).not.toContain("Kundenliste");

    const { page } = olga;
    await page.goto("/settings/oversight");
    await page.evaluate(async () => {
      const headers = { "content-type": "application/json" };
      await fetch("/api/me", { method: "PATCH", headers, body: JSON.stringify({ language: "de" }) });
    });
    await page.reload();
    await page.getByText("Die Kundenliste ging").waitFor();
    await page.getByRole("button", { name: "Angaben" }).click();
    await page.getByLabel("Art der Verletzung").fill("Eine Liste ging an Fremde");
    await page.getByLabel("Wahrscheinliche Folgen").fill("Unerwünschte Post");
    await page.getByLabel("Ergriffene Maßnahmen").fill("Die Liste ist gelöscht");
    await expectAccessible(page);
    await screenshot(page, "breach-details");
    await page.getByRole("button", { name: "Ins Verzeichnis eintragen" }).click();
    await page.getByText("Verlauf").click();
    await page.getByText("hat geändert").waitFor();
    await screenshot(page, "breach-register");

    await page.getByRole("button", { name: "Mitteilungen" }).click();
    await screenshot(page, "breach-notices");
    const saving = page.waitForEvent("download");
    await page.getByRole("link", { name: "Text herunterladen" }).click();
    expect(await Bun.file(await (await saving).path()).text()).toContain("Eine Liste ging an Fremde");
    await page.keyboard.press("Escape");

    await page.setViewportSize(phoneViewport);
    await page.emulateMedia({ colorScheme: "dark" });
    await page.getByText("hat geändert").scrollIntoViewIfNeeded();
    await screenshot(page, "breach-register");
    await page.getByRole("button", { name: "Betroffene" }).click();
    await page.getByRole("combobox", { name: "Auswahl" }).click();
    await page.getByRole("option", { name: "Liste von Adressen" }).click();
    await page.getByLabel("Liste von Adressen").fill(`${ada.email}\nfremd@example.test`);
    await page.getByRole("button", { name: "Vorschau" }).click();
    await page.getByText("2 Personen", { exact: true }).waitFor();
    await expectAccessible(page);
    await screenshot(page, "breach-affected");
    await page.getByRole("button", { name: "2 Personen anschreiben" }).click();
    await page.getByText("hat 2 Personen angeschrieben").waitFor();
    expect((await iris.mail.mailTo("fremd@example.test")).text).toContain("Unerwünschte Post");
  },
  minute,
);
