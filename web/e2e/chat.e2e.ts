import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import type { Locator, Page } from "playwright-core";
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
/** Bob's second device. */
let phone: Device;

const minute = 60_000;

beforeAll(async () => {
  iris = await startIris();
  browser = await openBrowser();
  ada = await newPerson(iris, browser, "ada");
  bob = await newPerson(iris, browser, "bob");
  phone = await newDevice(iris, browser, bob, { viewport: phoneViewport, touch: true, theme: "dark" });
}, 3 * minute);

afterAll(async () => {
  await browser?.[Symbol.asyncDispose]();
  await iris?.[Symbol.asyncDispose]();
});

const section = (page: Page, name: string) => page.getByRole("navigation").getByRole("link", { name, exact: true });
const composer = (page: Page) => page.getByRole("textbox", { name: /^Message to/ });
const message = (page: Page, text: string) => page.getByRole("article").filter({ hasText: text });
const row = (page: Page, name: string) => page.getByRole("link").filter({ hasText: name });
const say = async (page: Page, text: string) => {
  await composer(page).fill(text);
  await composer(page).press("Enter");
};
/** The mark of one's own message: queued, sending, sent, delivered or seen. */
const markOf = (page: Page, text: string) =>
  message(page, text).locator("[data-mark]").first().getAttribute("data-mark");
const shownTexts = (page: Page) => page.getByRole("article").allInnerTexts();
const occurrences = async (page: Page, text: string) =>
  (await shownTexts(page)).filter((shown) => shown.split("\n").some((line) => line.trim() === text)).length;

describe("S17 a chat between two people on three devices", () => {
  test(
    "S13 ada finds bob by his name and writes to him",
    async () => {
      await openChat(ada.page, "Bob Kahn");
      await screenshot(ada.page, "chat-empty");
      await say(ada.page, "Are you there?");
      await message(ada.page, "Are you there?").waitFor();
    },
    minute,
  );

  test(
    "S17 both of bob's devices get it: delivered, and unread on both",
    async () => {
      for (const page of [bob.page, phone.page]) {
        await row(page, "Ada Lovelace").waitFor();
        await row(page, "Ada Lovelace").getByText("1 unread message").waitFor({ state: "attached" });
      }
      await until("ada sees 'delivered'", async () => (await markOf(ada.page, "Are you there?")) === "delivered");
      expect(await bob.page.title()).toStartWith("(1)");
    },
    minute,
  );

  test(
    "S17 what bob sees on his desk is seen for ada and read on his phone",
    async () => {
      await row(bob.page, "Ada Lovelace").click();
      await message(bob.page, "Are you there?").waitFor();
      await until("ada sees 'seen'", async () => (await markOf(ada.page, "Are you there?")) === "seen");
      await until(
        "the phone's badge is gone",
        async () => (await row(phone.page, "Ada Lovelace").getByText("unread message").count()) === 0,
      );
      await until("the window's title counts nothing", async () => !(await bob.page.title()).startsWith("("));
    },
    minute,
  );

  test(
    "S17 who writes is shown while they write",
    async () => {
      await composer(bob.page).pressSequentially("I am her");
      await ada.page.getByRole("heading", { name: "Bob Kahn" }).waitFor();
      await ada.page.getByText("Bob is writing …").first().waitFor();
      await composer(bob.page).fill("");
      await until("the mark ends", async () => (await ada.page.getByText("Bob is writing …").count()) === 0);
    },
    minute,
  );

  test(
    "what bob sends from one device appears on his other one in place",
    async () => {
      await row(phone.page, "Ada Lovelace").click();
      await say(bob.page, "I am here");
      await message(phone.page, "I am here").waitFor();
      await message(ada.page, "I am here").waitFor();
      await until("it is seen", async () => (await markOf(bob.page, "I am here")) === "seen");
      expect(await occurrences(bob.page, "I am here")).toBe(1);
    },
    minute,
  );

  test(
    "a draft stays with its chat",
    async () => {
      await composer(ada.page).fill("half a thought");
      await ada.page.goto("/people");
      await ada.page.getByRole("heading", { name: "People" }).waitFor();
      await ada.page.goto("/");
      await row(ada.page, "Bob Kahn").getByText("Draft: half a thought").waitFor();
      await row(ada.page, "Bob Kahn").click();
      expect(await composer(ada.page).inputValue()).toBe("half a thought");
      await composer(ada.page).fill("");
    },
    minute,
  );

  test(
    "S65 the chat is accessible on the desk and on the phone",
    async () => {
      await screenshot(ada.page, "chat");
      await screenshot(phone.page, "chat");
      await expectAccessible(ada.page);
      await expectAccessible(phone.page);
    },
    minute,
  );
});

describe("B5 nothing is lost and nothing comes twice", () => {
  test(
    "B5 what is written while the server is away waits, and goes out once and in order",
    async () => {
      await iris.kill();
      const texts = ["first", "second", "third"].map((text) => `written offline: ${text}`);
      for (const text of texts) await say(ada.page, text);
      for (const text of texts) await until(`${text} waits`, async () => (await markOf(ada.page, text)) === "queued");
      await ada.page.getByText("No connection.").waitFor();
      // A change of what was sent is refused beside it, and what one wrote is in the box still.
      const box = composer(ada.page);
      await box.press("ArrowUp");
      await ada.page.getByText("Edit message").waitFor();
      const before = await box.inputValue();
      await box.fill(`${before} (edited)`);
      await box.press("Enter");
      await ada.page.getByRole("alert").filter({ hasText: "Not changed: there is no connection." }).waitFor();
      expect(await box.inputValue()).toBe(`${before} (edited)`);
      await screenshot(ada.page, "chat-offline");
      await box.press("Escape");
      await iris.restart();
      // A group of one minute carries its mark at its end.
      const last = texts[2] as string;
      await until("the last one is seen", async () => (await markOf(ada.page, last)) === "seen", { timeoutMs: 45_000 });
      for (const page of [ada.page, bob.page, phone.page]) {
        await message(page, last).waitFor();
        const shown = (await shownTexts(page)).join("\n");
        expect(texts.map((text) => shown.split(text).length - 1)).toEqual([1, 1, 1]);
        const places = texts.map((text) => shown.indexOf(text));
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }
    },
    2 * minute,
  );

  test(
    "B5 a power cut in the middle of a burst neither loses nor doubles a message",
    async () => {
      const texts = Array.from({ length: 20 }, (_, at) => `burst ${String(at + 1).padStart(2, "0")}`);
      for (const [at, text] of texts.entries()) {
        await say(ada.page, text);
        if (at === 9) await iris.kill();
      }
      await iris.restart();
      const last = texts.at(-1) as string;
      await until("the last one is seen", async () => (await markOf(ada.page, last)) === "seen", { timeoutMs: 45_000 });
      for (const page of [ada.page, bob.page, phone.page]) {
        await message(page, last).waitFor();
        await until("every one is there once", async () => {
          const shown = await shownTexts(page);
          const order = shown.flatMap((text) => text.match(/burst \d\d/) ?? []);
          return JSON.stringify(order) === JSON.stringify(texts.slice(-order.length)) && order.length >= 12;
        });
      }
      // The whole history, from the server.
      const stored = await ada.page.evaluate(async () => {
        const id = location.pathname.split("/").at(-1);
        const answer = await fetch(`/api/conversations/${id}/messages?limit=200`);
        const { messages } = (await answer.json()) as { messages: { content: { text: string } }[] };
        return messages.map(({ content }) => content.text).filter((text) => text.startsWith("burst"));
      });
      expect(stored).toEqual(texts);
    },
    2 * minute,
  );

  test(
    "B5 what was waiting survives closing the window",
    async () => {
      await iris.kill();
      await say(ada.page, "written before closing");
      await until("it waits", async () => (await markOf(ada.page, "written before closing")) === "queued");
      const address = ada.page.url();
      await ada.page.close();
      await iris.restart();
      const page = await ada.context.newPage();
      Object.assign(ada, { page });
      await page.goto(address);
      await message(bob.page, "written before closing").waitFor({ timeout: 45_000 });
      await until("it is seen", async () => (await markOf(page, "written before closing")) === "seen");
      expect(await occurrences(page, "written before closing")).toBe(1);
    },
    2 * minute,
  );
});

describe("S20 S21 a bubble", () => {
  test(
    "S20 ada creates it with bob in it; both see who created it",
    async () => {
      await section(ada.page, "Bubbles").click();
      await ada.page.getByRole("button", { name: "New bubble" }).click();
      const dialog = ada.page.getByRole("dialog", { name: "New bubble" });
      await dialog.getByRole("textbox", { name: "Name" }).fill("Observatory");
      await dialog.getByRole("textbox", { name: "Topic" }).fill("Clear nights");
      await dialog.getByRole("searchbox", { name: "People" }).fill("kahn");
      await dialog.getByRole("button").filter({ hasText: "Bob Kahn" }).first().click();
      await expectAccessible(ada.page);
      await dialog.getByRole("button", { name: "Create" }).click();
      await ada.page.getByRole("log").getByText("You created the bubble").waitFor();
      await row(bob.page, "Observatory").click();
      await bob.page.getByRole("log").getByText("Ada Lovelace created the bubble").waitFor();
    },
    minute,
  );

  test(
    "S20 'seen by' names how many of the members have seen a message",
    async () => {
      await say(ada.page, "Saturn is up");
      await message(bob.page, "Saturn is up").waitFor();
      await until("it is seen", async () => (await markOf(ada.page, "Saturn is up")) === "seen");
      await message(ada.page, "Saturn is up").getByRole("button", { name: "Who has seen it" }).click();
      await ada.page.getByRole("dialog", { name: "Delivered and seen" }).getByText("Bob Kahn").waitFor();
      await ada.page.keyboard.press("Escape");
    },
    minute,
  );

  test(
    "S21 roles: bob becomes moderator and may rename it",
    async () => {
      await ada.page.getByRole("button", { name: "Details" }).click();
      await bob.page.getByRole("button", { name: "Details" }).click();
      expect(await bob.page.getByRole("button", { name: "Change name and topic" }).count()).toBe(0);
      await ada.page.getByRole("combobox", { name: "Role of Bob Kahn" }).click();
      await ada.page.getByRole("option", { name: /^Moderator/ }).click();
      await bob.page.getByRole("button", { name: "Change name and topic" }).click();
      const dialog = bob.page.getByRole("dialog", { name: "Change name and topic" });
      await dialog.getByRole("textbox", { name: "Name" }).fill("Observatory North");
      await dialog.getByRole("button", { name: "Save" }).click();
      await ada.page.getByRole("heading", { name: "Observatory North" }).waitFor();
      await screenshot(ada.page, "bubble-details");
      await expectAccessible(ada.page);
    },
    minute,
  );

  test(
    "S21 removed, bob no longer sees it; added again, he does",
    async () => {
      await ada.page.getByRole("button", { name: "Remove Bob Kahn?" }).click();
      await ada.page.getByRole("dialog").getByRole("button", { name: "Remove from the bubble" }).click();
      await bob.page.getByText("You are no longer in").waitFor();
      await ada.page.getByRole("button", { name: "Add people" }).click();
      const dialog = ada.page.getByRole("dialog", { name: "Add people" });
      await dialog.getByRole("button").filter({ hasText: "Bob Kahn" }).first().click();
      await dialog.getByRole("button", { name: "Add", exact: true }).click();
      await composer(bob.page).waitFor();
    },
    minute,
  );
});

test(
  "S65 the palette finds people and chats by keyboard alone",
  async () => {
    await ada.page.keyboard.press("Control+k");
    await ada.page.getByRole("combobox").fill("observ");
    await ada.page.getByRole("option", { name: /Observatory North/ }).waitFor();
    await expectAccessible(ada.page);
    await ada.page.keyboard.press("Enter");
    await ada.page.getByRole("heading", { name: "Observatory North" }).waitFor();
  },
  minute,
);

test(
  "S65 somebody without a pointer skips, finds a person, writes, and asks who has seen it",
  async () => {
    const { page } = ada;
    await page.goto("/");
    await page.getByRole("heading", { name: "Chats" }).waitFor();
    await page.keyboard.press("Tab");
    await page.getByRole("link", { name: "Skip to content" }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to content");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
    await page.keyboard.press("Control+k");
    await page.keyboard.type("kahn");
    await page.getByRole("option", { name: /Bob Kahn/ }).waitFor();
    await page.keyboard.press("Enter");
    await composer(page).waitFor();
    await until("the composer has the focus", () => composer(page).evaluate((box) => box === document.activeElement));
    await page.keyboard.type("typed by keyboard");
    await page.keyboard.press("Enter");
    await message(page, "typed by keyboard").waitFor();
    await until("it is sent", async () => (await markOf(page, "typed by keyboard")) !== "queued");
    await page.getByRole("log").focus();
    await page.keyboard.press("Enter");
    await until("a message has the focus", () =>
      page.evaluate(() => document.activeElement?.hasAttribute("data-message-id")),
    );
    await page.keyboard.press("Shift+F10");
    const wanted = page.getByRole("menuitem", { name: "Who has seen it" });
    const hasFocus = (item: Locator) => item.evaluate((element) => element === document.activeElement);
    await wanted.waitFor();
    for (let step = 0; step < 20 && !(await hasFocus(wanted)); step += 1) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Delivered and seen" }).waitFor();
    await page.keyboard.press("Escape");
    await until("the dialog is gone", async () => (await page.getByRole("dialog").count()) === 0);
  },
  minute,
);

test("S65 nothing was reported in any console", () => {
  // While the server is away, browsers themselves report each refused connection.
  const own = [ada, bob, phone]
    .flatMap(({ problems }) => problems)
    .filter((line) => !/ERR_CONNECTION|WebSocket connection/.test(line));
  expect(own).toEqual([]);
});
