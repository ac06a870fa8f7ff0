import { afterAll, beforeAll, expect, test } from "bun:test";
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
  until,
} from "../testing/iris.ts";

const minute = 240_000;
let browser: Browser;
let iris: Iris;
let ada: Person;
let bob: Person;

beforeAll(async () => {
  [browser, iris] = await Promise.all([openBrowser(), startIris()]);
  ada = await newPerson(iris, browser, "ada");
  bob = await newPerson(iris, browser, "bob", {
    ...{ language: "de", theme: "dark", viewport: phoneViewport, touch: true },
  });
}, minute);
afterAll(async () => {
  await browser?.close();
  await iris?.[Symbol.asyncDispose]();
}, minute);

/** A picture that is wider than high, drawn by the browser itself. */
const drawnPicture = async (page: Page): Promise<Buffer> =>
  Buffer.from(
    await page.evaluate(async () => {
      const canvas = document.createElement("canvas");
      canvas.width = 900;
      canvas.height = 600;
      const context = canvas.getContext("2d");
      if (!context) return [];
      context.fillStyle = "#c8471f";
      context.fillRect(0, 0, 900, 600);
      context.fillStyle = "#f6ead2";
      context.arc(450, 260, 150, 0, 7);
      context.fill();
      const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
      return [...new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))];
    }),
  );

test(
  "S4 S50 somebody writes their profile, with faults said at their fields",
  async () => {
    const { page } = ada;
    await page.goto("/settings/profile");
    await page.getByLabel("Job title").fill("Chief engineer");
    await page.locator("[name=tag]").fill("steam");
    await page.keyboard.press("Enter");
    await page.getByRole("combobox", { name: "Country" }).fill("Germ");
    await page.getByRole("option", { name: "Germany" }).click();
    await page.getByRole("button", { name: "Add a number" }).click();
    await page.getByLabel("Number 1", { exact: true }).fill("12");
    await page.getByText("This is no phone number of Germany").waitFor();
    await page.getByRole("button", { name: /Monday to Friday/ }).click();
    await expectAccessible(page);
    await screenshot(page, "profile-fault");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    // What is wrong has the focus, and nothing was sent.
    expect(await page.evaluate(() => document.activeElement?.getAttribute("type"))).toBe("tel");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("030 123456");
    await page.getByText("Saved as +49 30 123456").waitFor();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("You have changes that are not saved").waitFor({ state: "detached" });
    await page.reload();
    await page.getByLabel("Job title").waitFor();
    expect(await page.getByLabel("Number 1", { exact: true }).inputValue()).toBe("+4930123456");
    expect(await page.getByLabel("Monday, from").inputValue()).toBe("09:00");
  },
  minute,
);

test(
  "S4 S64 a picture is chosen, cropped by keys and saved; one from the camera is asked for with its reason",
  async () => {
    const { page } = ada;
    await page.getByRole("button", { name: "Add a picture" }).click();
    await page.getByText("Your browser asks for the camera now").waitFor();
    await page.getByRole("button", { name: "Use the camera" }).click();
    await page.getByRole("button", { name: "Take the picture" }).click();
    await page.getByRole("application").waitFor();
    await page.getByRole("button", { name: "Another picture" }).click();
    const file = { name: "me.png", mimeType: "image/png", buffer: await drawnPicture(page) };
    await page.setInputFiles("input[type=file]", file);
    const stage = page.getByRole("application");
    await stage.focus();
    for (const key of ["+", "+", "ArrowUp", "ArrowLeft"]) await page.keyboard.press(key);
    await expectAccessible(page);
    await screenshot(page, "profile-crop");
    await page.getByRole("button", { name: "Save picture" }).click();
    await page.getByText("Your picture is there").waitFor();
    await stage.waitFor({ state: "detached" });
    await screenshot(page, "profile-picture");
  },
  minute,
);

test(
  "S4 S9 another person sees who it is on her page, and not what is for contacts alone",
  async () => {
    const { page } = bob;
    await page.goto(`/people/${ada.accountId}`);
    await page.getByRole("heading", { name: ada.fullName }).waitFor();
    await page.getByText("Chief engineer").first().waitFor();
    await page.getByText("Telefon, Anschrift und Zeiten sehen nur Kollegen und Kontakte.").waitFor();
    const picture = page.locator("main img[src*='/avatar/']").first();
    await until("the picture is drawn", () => picture.evaluate((img: HTMLImageElement) => img.naturalWidth === 512));
    expect(await page.getByText("+49 30 123456").count()).toBe(0);
    await expectAccessible(page);
    await screenshot(page, "person-page");
    await page.goto("/people/AAAAAAAAAAAAAAAAAAAAA");
    await page.getByText("Diese Person siehst du nicht").waitFor();
    await screenshot(page, "person-unseen");
    await expectAccessible(page);
    // Her own page has everything.
    await ada.page.goto(`/people/${ada.accountId}`);
    await ada.page.getByRole("link", { name: "+49 30 123456" }).waitFor();
    await ada.page.getByText("Monday to Friday").waitFor();
    await expectAccessible(ada.page);
    await screenshot(ada.page, "person-own");
  },
  minute,
);

test(
  "S50 two devices that edit at once lose nothing, and whoever looks sees the new profile without asking",
  async () => {
    await bob.page.goto(`/people/${ada.accountId}`);
    await bob.page.getByRole("heading", { name: ada.fullName }).waitFor();
    const other = await newDevice(iris, browser, ada);
    await Promise.all([ada.page, other.page].map((page) => page.goto("/settings/profile")));
    await ada.page.getByLabel("Job title").fill("Captain");
    await ada.page.getByLabel("Department").fill("Bridge");
    await other.page.getByLabel("Job title").fill("Pilot");
    await other.page.getByLabel("Nickname").fill("Addie");
    await other.page.getByRole("button", { name: "Save", exact: true }).click();
    await bob.page.getByText("Pilot").first().waitFor();
    // What only the other device changed is here; what both changed waits for a choice, and nothing is saved before it.
    const conflict = ada.page.getByRole("region", { name: "Changed on another device too" });
    await conflict.getByText("Captain").waitFor();
    await conflict.getByText("Pilot").waitFor();
    expect(await ada.page.getByLabel("Nickname").inputValue()).toBe("Addie");
    await expectAccessible(ada.page);
    await screenshot(ada.page, "profile-conflict");
    const save = ada.page.getByRole("button", { name: "Save", exact: true });
    await save.click();
    await until("the conflict has the focus", () =>
      conflict.getByRole("heading").evaluate((heading) => heading === document.activeElement),
    );
    await conflict.getByRole("button", { name: "Keep this" }).click();
    await save.click();
    await bob.page.getByText("Captain").first().waitFor();
    await bob.page.getByText("Bridge").first().waitFor();
    await other.context.close();
  },
  minute,
);

test(
  "S4 a further address counts once its mail was read",
  async () => {
    const { page } = ada;
    await page.goto("/settings/profile");
    await page.getByRole("button", { name: "Add address" }).click();
    await page.locator("[name=furtherEmail]").fill("ada.private@example.test");
    await page.getByRole("button", { name: "Add address" }).click();
    await page.getByText("Not confirmed").waitFor();
    await expectAccessible(page);
    const { text } = await iris.mail.mailTo("ada.private@example.test");
    await page.goto("/");
    await page.goto(text.match(/http\S+settings\/profile#\S+/)?.[0] ?? "");
    await page.getByText("ada.private@example.test is confirmed").waitFor();
    expect(page.url()).toBe(`${iris.url}/settings/profile`);
    await bob.page.goto("/people");
    await bob.page.getByRole("textbox", { name: "Personen finden" }).fill("ada.private@example.test");
    await bob.page.getByText(ada.fullName).first().waitFor();
  },
  minute,
);

test("S65 nothing was reported in any console", () => {
  // Browsers themselves report each refused request.
  const own = [ada, bob].flatMap(({ problems }) => problems).filter((line) => !/Failed to load resource/.test(line));
  expect(own).toEqual([]);
});
