import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import type { Page } from "playwright-core";
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
import { openChat } from "../testing/open-chat.ts";

let iris: Iris;
let browser: Browser;
let ada: Person;
let bob: Person;
/** Ada's second device. */
let phone: Device;

const minute = 60_000;

beforeAll(async () => {
  iris = await startIris({ env: { IRIS_PRESENCE_OFFLINE_SECONDS: "1", IRIS_PRESENCE_AWAY_MINUTES: "1" } });
  browser = await openBrowser();
  ada = await newPerson(iris, browser, "ada");
  bob = await newPerson(iris, browser, "bob", { theme: "dark" });
  phone = await newDevice(iris, browser, ada, { viewport: phoneViewport, touch: true });
  await openChat(bob.page, "Ada Lovelace");
}, 3 * minute);

afterAll(async () => {
  await browser?.[Symbol.asyncDispose]();
  await iris?.[Symbol.asyncDispose]();
});

const ownButton = (page: Page) => page.getByRole("button", { name: /^Your presence:/ });
const choose = async (page: Page, name: string) => {
  await ownButton(page).click();
  await page.getByRole("menuitemcheckbox", { name, exact: true }).click();
};
/** What stands beneath ada's name where bob writes to her. */
const bobReads = (text: string) => bob.page.locator("main header").getByText(text).first().waitFor();

describe("S15 two people, one of them on two devices", () => {
  test(
    "S15 bob reads that she is there, in words and on her picture",
    async () => {
      await bobReads("Online");
      await bob.page.locator("main header").getByRole("img", { name: "online" }).waitFor();
    },
    minute,
  );

  test(
    "S15 what she chooses on her desk stands on her phone and at bob's",
    async () => {
      await ownButton(ada.page).click();
      await ada.page.getByRole("menu").waitFor();
      await expectAccessible(ada.page);
      await screenshot(ada.page, "presence-menu");
      await ada.page.getByRole("menuitemcheckbox", { name: "Do not disturb" }).click();
      await bobReads("Do not disturb");
      await phone.page.goto("/settings/presence");
      await phone.page.getByRole("combobox", { name: "Presence" }).getByText("Do not disturb").waitFor();
      await expectAccessible(phone.page);
      await screenshot(phone.page, "presence-settings");
    },
    minute,
  );

  test(
    "S15 nothing rings while she does not want to be disturbed, and bob is told why",
    async () => {
      await bob.page.getByRole("button", { name: "Call Ada Lovelace" }).click();
      await bob.page.getByText("Ada Lovelace does not want to be disturbed").waitFor();
      await screenshot(bob.page, "presence-undisturbed");
      await until("ada's devices know of the call", async () => (await ringsAt(ada.page)) === 0);
      await bob.page.getByRole("button", { name: "Cancel" }).click();
      await ada.page.getByText("Missed call").first().waitFor();
      await choose(ada.page, "Automatic");
      await bobReads("Online");
    },
    minute,
  );

  test(
    "S15 a status with an end is read beneath her name, and goes by itself",
    async () => {
      await ownButton(ada.page).click();
      await ada.page.getByRole("menuitem", { name: "Set a status…" }).click();
      const dialog = ada.page.getByRole("dialog");
      await dialog.getByRole("textbox", { name: "Status" }).fill("At lunch with Grace");
      await dialog.getByRole("button", { name: "🍽️" }).click();
      await expectAccessible(ada.page);
      await screenshot(ada.page, "presence-status");
      await dialog.getByRole("button", { name: "Save" }).click();
      await bobReads("Online · 🍽️ At lunch with Grace");
      await screenshot(bob.page, "presence-header");
      await ada.page.evaluate(async () => {
        const status = { text: "Nearly done", emoji: null, until: Date.now() + 1_500 };
        const headers = { "content-type": "application/json" };
        await fetch("/api/presence/status", { method: "PUT", headers, body: JSON.stringify({ status }) });
      });
      await bobReads("Nearly done");
      await until(
        "the status is over",
        async () => (await bob.page.locator("main header").getByText("Nearly done").count()) === 0,
      );
    },
    minute,
  );

  test(
    "S15 she is away when nothing was done on any device, and back with the first touch",
    async () => {
      await phone.context.close();
      await ada.page.clock.install();
      await ada.page.goto("/");
      await ownButton(ada.page).waitFor();
      await bobReads("Online");
      await ada.page.clock.fastForward(2 * minute);
      await bobReads("Away");
      await ada.page.getByRole("button", { name: "Your presence: Away" }).waitFor();
      await ada.page.mouse.move(300, 300);
      await bobReads("Online");
    },
    minute,
  );

  test(
    "S15 invisible she reads and writes nothing, and bob sees her gone until she comes back",
    async () => {
      await choose(ada.page, "Invisible");
      await bobReads("Offline");
      await ada.page.getByRole("button", { name: "Your presence: Invisible" }).waitFor();
      await openChat(ada.page, "Bob Kahn");
      const composer = bob.page.getByRole("textbox", { name: /^Message to/ });
      await composer.fill("Are you there?");
      await composer.press("Enter");
      const sent = bob.page.getByRole("article").filter({ hasText: "Are you there?" });
      const mark = () => sent.locator("[data-mark]").first().getAttribute("data-mark");
      await ada.page.getByRole("article").filter({ hasText: "Are you there?" }).waitFor();
      await ada.page.getByRole("textbox", { name: /^Message to/ }).pressSequentially("I am h");
      await until("it is read on her side", async () => !(await ada.page.title()).startsWith("("));
      expect(await mark()).toBe("sent");
      expect(await bob.page.getByText("Ada is writing …").count()).toBe(0);
      await choose(ada.page, "Automatic");
      await until("bob sees 'seen'", async () => (await mark()) === "seen");
      await bobReads("Online");
    },
    minute,
  );

  test("nothing was complained about in the console", () => {
    expect([...ada.problems, ...bob.problems]).toEqual([]);
  });
});

/** Cards of calls that come in. */
const ringsAt = (page: Page): Promise<number> => page.getByRole("button", { name: "Decline" }).count();
