import { afterAll, beforeAll, expect, test } from "bun:test";
import { join } from "node:path";
import { sourceOf } from "../../src/platform/zip/zip.testing.ts";
import { readZip } from "../../src/platform/zip/zip-reader.ts";
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
  "S49 somebody proves who they are, collects their data in one click, reads it offline, and the program itself verifies it",
  async () => {
    const { page } = ada;
    await page.goto("/settings/privacy");
    let isRefused = true;
    // As the server answers ten minutes after the sign-in.
    await page.route("**/api/me/export", async (route) => {
      if (!isRefused || route.request().method() !== "POST") return route.continue();
      isRefused = false;
      const problem = { type: "about:blank", status: 403, title: "", detail: "", requestId: "none" };
      await route.fulfill({ status: 403, json: { ...problem, code: "core.reauthentication_needed" } });
    });
    await page.getByRole("button", { name: "Meine Daten zusammenstellen" }).click();
    const asked = page.getByRole("dialog");
    await asked.getByLabel("Passwort", { exact: true }).fill(ada.password);
    await asked.getByRole("button", { name: "Bestätigen" }).click();
    await page.getByText("Bereit:").waitFor();
    await expectAccessible(page);
    await screenshot(page, "export-ready");
    await page.setViewportSize(phoneViewport);
    await screenshot(page, "export-ready");
    const saving = page.waitForEvent("download");
    await page.getByRole("link", { name: "Herunterladen" }).click();
    const [zip, keys] = [join(iris.data, "mine.zip"), join(iris.data, "keys.json")];
    await (await saving).saveAs(zip);
    await Bun.write(keys, await fetch(`${iris.url}/.well-known/iris-signing-keys.json`));
    const executable = join(iris.data, "..", "iris");
    const checked = Bun.spawnSync([executable, "privacy", "verify-export", zip, "--keys", keys]);
    expect(checked.stdout.toString()).toMatch(/^ok {4}\d+ files are whole[\s\S]*one of those given\.\n$/);

    const source = sourceOf(new Uint8Array(await Bun.file(zip).arrayBuffer()));
    const folder = join(iris.data, "mine");
    for (const { path, at, sizeBytes } of await readZip(source))
      await Bun.write(join(folder, path), await new Response(source.read(at, at + sizeBytes)).arrayBuffer());
    const offline = await browser.newContext({ offline: true, javaScriptEnabled: false, viewport: phoneViewport });
    const reading = await offline.newPage();
    await reading.goto(`file://${join(folder, "index.html")}`);
    await reading.getByRole("heading", { name: /^Deine Daten aus / }).waitFor();
    await screenshot(reading, "export-index");
    await reading.getByRole("link", { name: "Profil", exact: true }).click();
    await reading.getByRole("heading", { name: "Profil" }).waitFor();
    await reading.getByRole("link", { name: "Zurück zur Übersicht" }).click();
    await reading.getByRole("heading", { name: "Unterhaltungen" }).waitFor();
    await offline.close();
    await page.setViewportSize({ width: 1440, height: 900 });
  },
  minute,
);

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
    // With the account its session is gone: the page asks once more, and is told so. Before, the export asked who it is.
    expect(ada.problems.filter((problem) => !/40[13]/.test(problem))).toEqual([]);
    const { subject } = await iris.mail.mailTo(
      ada.email,
      iris.mail.mails.filter(({ to }) => to === ada.email).length - 1,
    );
    expect(subject).toContain("wurde gelöscht");
  },
  minute,
);
