import { afterAll, beforeAll, expect, test } from "bun:test";
import type { Page } from "playwright-core";
import {
  type Browser,
  expectAccessible,
  type Iris,
  newPerson,
  openBrowser,
  type Person,
  screenshot,
  startIris,
} from "../testing/iris.ts";
import { openChat } from "../testing/open-chat.ts";

let iris: Iris;
let browser: Browser;
let ada: Person;
let bob: Person;
const minute = 60_000;

beforeAll(async () => {
  iris = await startIris();
  browser = await openBrowser();
  ada = await newPerson(iris, browser, "ada");
  bob = await newPerson(iris, browser, "bob");
  await openChat(ada.page, "Bob Kahn");
  await openChat(bob.page, "Ada Lovelace");
}, 3 * minute);
afterAll(async () => {
  await browser?.[Symbol.asyncDispose]();
  await iris?.[Symbol.asyncDispose]();
});

const message = (page: Page, text: string) => page.getByRole("article").filter({ hasText: text });
const say = async (page: Page, text: string) => {
  const composer = page.getByRole("textbox", { name: /^Message to/ });
  await composer.fill(text);
  await composer.press("Enter");
  await message(page, text).first().waitFor();
};
const inList = (page: Page, name: string) => page.getByRole("link").filter({ hasText: name });

test(
  "S17 S18 the sender sees when a message was read; one's own side is deleted, says what goes, and comes back with the next message",
  async () => {
    await say(ada.page, "Lunch at noon?");
    await message(bob.page, "Lunch at noon?").waitFor();
    await say(bob.page, "Gladly");
    await message(ada.page, "Lunch at noon?").getByRole("button", { name: "Who has seen it" }).click();
    const marks = ada.page.getByRole("dialog");
    await marks.getByRole("listitem").filter({ hasText: "Bob Kahn" }).getByRole("time").waitFor();
    await screenshot(ada.page, "sides-receipts");
    await ada.page.keyboard.press("Escape");

    await ada.page.getByRole("button", { name: "Details" }).click();
    await ada.page.getByRole("button", { name: "Delete all messages…" }).click();
    const dialog = ada.page.getByRole("alertdialog").or(ada.page.getByRole("dialog"));
    await dialog.getByText("2 messages").waitFor();
    await screenshot(ada.page, "sides-preview");
    await expectAccessible(ada.page);
    await dialog.getByRole("button", { name: "Delete", exact: true }).click();
    await ada.page.getByText("You have deleted everything here").waitFor();
    await ada.page
      .getByRole("navigation")
      .getByRole("link", { name: /^Chats/ })
      .click();
    expect(await inList(ada.page, "Bob Kahn").count()).toBe(0);
    await screenshot(ada.page, "sides-deleted");
    expect(await message(bob.page, "Lunch at noon?").count()).toBe(1);

    await say(bob.page, "Are you on your way?");
    await inList(ada.page, "Bob Kahn").first().click();
    await message(ada.page, "Are you on your way?").waitFor();
    expect(await message(ada.page, "Lunch at noon?").count()).toBe(0);
    expect([...ada.problems, ...bob.problems]).toEqual([]);
  },
  minute,
);
