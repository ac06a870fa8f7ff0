import { afterAll, afterEach, beforeAll, expect, test } from "bun:test";
import { decodeBase32IgnorePadding } from "@oslojs/encoding";
import { generateTOTP } from "@oslojs/otp";
import type { BrowserContext, Page } from "playwright-core";
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
  until,
} from "../testing/iris.ts";
import { virtualAuthenticator } from "../testing/virtual-authenticator.ts";

type Options = Parameters<Browser["newContext"]>[0];

const patience = 240_000;
const newPassword = "basalt tulip harbour";
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

/** A browser in which nobody is signed in. */
async function visit(path: string, options: Options = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: iris.url, locale: "en-GB", ...options });
  context.setDefaultTimeout(patience / 4);
  contexts.push(context);
  const page = await context.newPage();
  await page.goto(path);
  return page;
}
async function signIn(page: Page, { email, password }: Pick<Person, "email" | "password">): Promise<void> {
  await page.locator("[name=email]").fill(email);
  await page.locator("[name=password]").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}
const isIn = (page: Page) => page.locator("nav").first().waitFor();
const somebody = async (name: string, options: Parameters<typeof newPerson>[3] = {}) => {
  const person = await newPerson(iris, browser, name, options);
  contexts.push(person.context);
  return person;
};
const mailed = (email: string, pattern: RegExp) =>
  until("the mail has come", async () => (await iris.mail.mailTo(email)).text.match(pattern)?.[0]);
const codeOf = (secret: string) => generateTOTP(decodeBase32IgnorePadding(secret), 30, 6);
/** Each code counts once: the app must show another one first. */
async function nextCode(secret: string, last: string): Promise<string> {
  return until("the app shows another code", () => (codeOf(secret) === last ? undefined : codeOf(secret)), {
    timeoutMs: 40_000,
  });
}

test(
  "B1 an authenticator app is set up and asked for; a recovery code gets in without it",
  async () => {
    const ada = await somebody("ada");
    const { page } = ada;
    await page.goto("/settings/security");
    await page.getByRole("button", { name: "Set up an authenticator app" }).click();
    await page.getByRole("img", { name: "QR code for your authenticator app" }).waitFor();
    const secret = ((await page.locator("p.select-all").textContent()) ?? "").replaceAll(" ", "");
    await expectAccessible(page);
    await screenshot(page, "security-authenticator");
    const first = codeOf(secret);
    await page.getByLabel("Six-digit code").fill(first);
    await page.getByRole("heading", { name: "Keep your recovery codes" }).waitFor();
    const codes = await page.locator(".print-alone li").allInnerTexts();
    expect(codes).toHaveLength(10);
    await expectAccessible(page);
    await screenshot(page, "security-recovery-codes");
    await page.getByRole("button", { name: "I have kept them" }).click();
    await page.getByText("10 codes left").waitFor();
    await expectAccessible(page, "#main");
    await screenshot(page, "security-part");
    expect((await iris.mail.mailTo(ada.email)).subject).toContain("An authenticator app was set up");

    const other = await visit("/sign-in");
    await signIn(other, ada);
    await other.getByRole("heading", { name: "One more step" }).waitFor();
    await expectAccessible(other);
    await screenshot(other, "security-second-step");
    await other.getByLabel("Six-digit code").fill(first);
    await other.getByRole("alert").getByText("does not work").waitFor();
    await other.getByLabel("Six-digit code").fill(await nextCode(secret, first));
    await isIn(other);

    const phone = await visit("/sign-in", { viewport: phoneViewport, hasTouch: true, isMobile: true });
    await signIn(phone, ada);
    await phone.getByRole("button", { name: "Use a recovery code" }).click();
    await phone.getByLabel("Recovery code").fill(codes[0] ?? "");
    await expectAccessible(phone);
    await screenshot(phone, "security-recovery-sign-in");
    await phone.getByRole("button", { name: "Confirm" }).click();
    await isIn(phone);
    await page.getByText("9 codes left").waitFor();
  },
  patience,
);

test(
  "B1 a passkey signs in alone, and is the second factor after a password",
  async () => {
    const bob = await somebody("bob");
    const { page } = bob;
    await virtualAuthenticator(page);
    await page.goto("/settings/security");
    await page.getByRole("button", { name: "Add passkey" }).click();
    expect(await page.getByLabel("Name").inputValue()).toBe("Chrome on Linux");
    await page.getByLabel("Name").fill("Laptop");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("button", { name: "I have kept them" }).click();
    await page.getByText("Laptop", { exact: true }).waitFor();
    await expectAccessible(page, "#main");
    await screenshot(page, "security-passkeys");

    await page.goto("/settings");
    await page.getByRole("button", { name: "Sign out on this device" }).click();
    await page.waitForURL(/sign-in/);
    await page.getByRole("button", { name: "Sign in with a passkey" }).waitFor();
    await expectAccessible(page);
    await screenshot(page, "security-sign-in");
    await page.getByRole("button", { name: "Sign in with a passkey" }).click();
    await isIn(page);

    await page.goto("/settings");
    await page.getByRole("button", { name: "Sign out on this device" }).click();
    await page.waitForURL(/sign-in/);
    await signIn(page, bob);
    await page.getByRole("heading", { name: "One more step" }).waitFor();
    await page.getByRole("button", { name: "Use passkey" }).click();
    await isIn(page);

    await page.goto("/settings/security");
    await page.getByRole("button", { name: "Remove Laptop" }).click();
    await page.getByRole("button", { name: "Remove", exact: true }).click();
    await page.getByText("You have no passkey yet.").waitFor();
    expect(bob.problems).toEqual([]);
  },
  patience,
);

test(
  "S71 a dangerous act asks who it is, above whatever is open, and goes on by itself",
  async () => {
    const frank = await somebody("frank", { viewport: phoneViewport });
    const { page } = frank;
    await page.goto("/settings/security");
    let isRefused = true;
    // As the server answers ten minutes after the sign-in.
    await page.route("**/api/me/password", async (route) => {
      if (!isRefused) return route.continue();
      isRefused = false;
      const problem = { type: "about:blank", status: 403, title: "", detail: "", requestId: "none" };
      await route.fulfill({ status: 403, json: { ...problem, code: "core.reauthentication_needed" } });
    });
    await page.getByRole("button", { name: "Change password" }).click();
    await page.getByLabel("New password").fill(newPassword);
    await page.getByRole("button", { name: "Save" }).click();
    const asked = page.getByRole("dialog", { name: "Confirm that it is you" });
    await asked.getByLabel("Password", { exact: true }).fill("not his password");
    await asked.getByRole("button", { name: "Confirm" }).click();
    await asked.getByText("That does not match.").waitFor();
    await expectAccessible(page);
    await screenshot(page, "security-proof");
    await asked.getByLabel("Password", { exact: true }).fill(frank.password);
    await asked.getByRole("button", { name: "Confirm" }).click();
    await page.getByText("Your new password counts from now on").waitFor();
  },
  patience,
);

test(
  "B1 where the company insists, a second factor is set up before anything else",
  async () => {
    const grete = await somebody("grete", { language: "de" });
    const { page } = grete;
    // The rule itself is the company's, and tested there.
    await page.route("**/api/me", async (route) => {
      const answer = await route.fetch();
      const { lacksSecondFactor: _, ...account } = await answer.json();
      const { authenticatorSince } = await (await page.request.get("/api/me/security")).json();
      await route.fulfill({ response: answer, json: { ...account, lacksSecondFactor: authenticatorSince === null } });
    });
    await page.goto("/");
    await page.getByRole("heading", { name: "Richte einen zweiten Faktor ein" }).waitFor();
    await expectAccessible(page);
    await screenshot(page, "security-gate-de");
    await page.getByRole("button", { name: "Authentifizierungs-App einrichten" }).click();
    await page.getByRole("img", { name: "QR-Code für deine Authentifizierungs-App" }).waitFor();
    const secret = ((await page.locator("p.select-all").textContent()) ?? "").replaceAll(" ", "");
    await page.getByLabel("Sechsstelliger Code").fill(codeOf(secret));
    await page.getByRole("button", { name: "Ich habe sie aufbewahrt" }).click();
    await isIn(page);
  },
  patience,
);

test(
  "B1 a forgotten password is replaced by mail, in German; S71 everybody else is signed out",
  async () => {
    const carol = await somebody("carol", { language: "de" });
    const german = { locale: "de-DE" };
    const page = await visit("/sign-in", german);
    await page.locator("[name=email]").fill(carol.email);
    await page.getByRole("link", { name: "Passwort vergessen?" }).click();
    expect(await page.locator("[name=email]").inputValue()).toBe(carol.email);
    await expectAccessible(page);
    await screenshot(page, "security-forgot-de");
    await page.getByRole("button", { name: "Link senden" }).click();
    await page.getByRole("heading", { name: "Sieh in dein Postfach" }).waitFor();
    const link = await until(
      "the link is mailed",
      async () => (await iris.mail.mailTo(carol.email)).text.match(/http\S+\/reset#\S+/)?.[0],
    );
    await page.goto(link);
    await page.locator("[name=password]").fill("carol@example.test");
    await page.getByRole("button", { name: "Speichern" }).click();
    await page.getByRole("alert").getByText("leicht zu erraten").waitFor();
    await expectAccessible(page);
    await screenshot(page, "security-reset-de");
    await page.locator("[name=password]").fill(newPassword);
    await page.getByRole("button", { name: "Speichern" }).click();
    await isIn(page);
    await carol.page.waitForURL(/sign-in/);
    await page.goto(link);
    await page.locator("[name=password]").fill(newPassword);
    await page.getByRole("button", { name: "Speichern" }).click();
    await page.getByRole("heading", { name: "Dieser Link gilt nicht mehr" }).waitFor();
    await expectAccessible(page);
  },
  patience,
);

test(
  "B1 a new address is proved by its code; “this was not me” brings the former one back",
  async () => {
    const dave = await somebody("dave");
    const { page } = dave;
    await page.goto("/settings/security");
    await page.getByRole("button", { name: "Change address" }).click();
    await page.getByLabel("New address").fill("dave.new@example.test");
    await page.getByRole("button", { name: "Continue" }).click();
    const code = (await iris.mail.mailTo("dave.new@example.test")).text.match(/\b\d{6}\b/)?.[0] ?? "";
    await expectAccessible(page);
    await screenshot(page, "security-address-code");
    await page.getByLabel("Six-digit code").fill(code);
    await page.getByText("Your address is now dave.new@example.test").waitFor();

    const link = await mailed(dave.email, /http\S+\/undo-email#\S+/);
    const owner = await visit(link);
    await owner.getByRole("heading", { name: "Was this not you?" }).waitFor();
    await expectAccessible(owner);
    await screenshot(owner, "security-undo");
    await owner.getByRole("button", { name: "Bring my address back" }).click();
    await owner.locator("[name=password]").fill(newPassword);
    await owner.getByRole("button", { name: "Save" }).click();
    await isIn(owner);
    await page.waitForURL(/sign-in/);
    await owner.goto("/settings/security");
    await owner.getByText(dave.email, { exact: true }).waitFor();
  },
  patience,
);

test(
  "B1 devices are listed with their network; a new one is told by mail, and all others are signed out at once",
  async () => {
    const erin = await somebody("erin", { viewport: phoneViewport, theme: "dark" });
    const other = await visit("/sign-in", { extraHTTPHeaders: { "x-forwarded-for": "203.0.113.9" } });
    await signIn(other, erin);
    await isIn(other);
    const told = await mailed(erin.email, /Chrome on Linux.*/);
    expect(told).toContain("203.0.x.x");
    const { page } = erin;
    await page.goto("/settings/devices");
    await page.getByText("Network 203.0.x.x").waitFor();
    await expectAccessible(page, "#main");
    await screenshot(page, "security-devices");
    await page.getByRole("button", { name: "Sign out everywhere else" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Sign out everywhere else" }).click();
    await other.waitForURL(/sign-in/);
    await page.getByText("Network 203.0.x.x").waitFor({ state: "detached" });
    await page.getByText("This device", { exact: true }).waitFor();
  },
  patience,
);
