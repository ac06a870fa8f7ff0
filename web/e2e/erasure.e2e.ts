import { afterAll, beforeAll, expect, test } from "bun:test";
import { join } from "node:path";
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

beforeAll(async () => {
  [browser, iris] = await Promise.all([openBrowser(), startIris()]);
  ada = await newPerson(iris, browser, "ada", { language: "de" });
}, minute);
afterAll(async () => {
  await browser?.close();
  await iris?.[Symbol.asyncDispose]();
}, minute);

test(
  "S51 somebody sees what goes, erases their account, and the program itself verifies their certificate",
  async () => {
    const { page } = ada;
    await page.goto("/settings/security");
    await page.getByRole("button", { name: "Konto löschen …" }).click();
    const dialog = page.getByRole("dialog");
    const erase = dialog.getByRole("button", { name: "Endgültig löschen" });
    await dialog.getByText("jeder Weg zur Anmeldung").waitFor();
    expect(await erase.isDisabled()).toBe(true);
    await dialog.getByLabel("Gib zur Bestätigung LÖSCHEN ein").fill("LÖSCHEN");
    await expectAccessible(page);
    await screenshot(page, "erasure-preview");
    await erase.click();

    await page.getByRole("heading", { name: "Das Konto wurde gelöscht" }).waitFor();
    await expectAccessible(page);
    await screenshot(page, "erasure-certificate");
    await page.setViewportSize(phoneViewport);
    await screenshot(page, "erasure-certificate");
    const saving = page.waitForEvent("download");
    await page.getByRole("link", { name: "Unterschriebene Datei (JSON)" }).click();
    const file = join(iris.data, "certificate.json");
    await (await saving).saveAs(file);
    const executable = join(iris.data, "..", "iris");
    const checked = Bun.spawnSync([executable, "privacy", "verify-certificate", file]);
    expect(checked.stdout.toString()).toMatch(/^ok {4}E-[A-Z0-9]{12}: an account at /);

    await page.goto("/");
    await page.getByLabel("E-Mail").first().waitFor();
    // With the account its session is gone: the page asks once more, and is told so.
    expect(ada.problems.filter((problem) => !problem.includes("401"))).toEqual([]);
    const { subject } = await iris.mail.mailTo(
      ada.email,
      iris.mail.mails.filter(({ to }) => to === ada.email).length - 1,
    );
    expect(subject).toContain("wurde gelöscht");
  },
  minute,
);
