import { afterAll, beforeAll, describe, expect, test } from "bun:test";
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

const composer = (page: Page) => page.getByRole("textbox", { name: /^Message to/ });
const message = (page: Page, text: string) => page.getByRole("article").filter({ hasText: text });
const say = async (page: Page, text: string) => {
  await composer(page).fill(text);
  await composer(page).press("Enter");
  await message(page, text).first().waitFor();
};
const menu = async (page: Page, text: string, entry: string) => {
  await message(page, text).first().getByText(text).first().click({ button: "right" });
  await page.getByRole("menuitem", { name: entry, exact: true }).click();
};

describe("B3 what two people do with messages", () => {
  test(
    "B3 a reaction, an answer with its excerpt, its thread",
    async () => {
      await say(ada.page, "Lunch at noon?");
      await message(bob.page, "Lunch at noon?").hover();
      await bob.page.getByRole("button", { name: "React with 👍" }).click();
      await ada.page.getByRole("button", { name: /👍.*Bob Kahn/ }).waitFor();
      await menu(bob.page, "Lunch at noon?", "Reply");
      await bob.page.getByText("Reply to Ada Lovelace").waitFor();
      await say(bob.page, "Gladly");
      await message(ada.page, "Gladly")
        .getByRole("button", { name: /Go to the message.*Lunch at noon/ })
        .waitFor();
      await ada.page.getByRole("button", { name: "1 reply" }).click();
      const thread = ada.page.getByRole("complementary", { name: "Thread" });
      await thread.getByRole("textbox", { name: "Reply in thread" }).fill("See you there");
      await ada.page.keyboard.press("Enter");
      await message(bob.page, "See you there").waitFor();
      await screenshot(ada.page, "chat-thread");
      await expectAccessible(ada.page);
      await ada.page.getByRole("button", { name: "Close thread" }).click();
    },
    minute,
  );

  test(
    "B3 the arrow upwards edits what one said last; the other one sees it, and the excerpt follows",
    async () => {
      await say(ada.page, "At the habour");
      await composer(ada.page).press("ArrowUp");
      await ada.page.getByText("Edit message").waitFor();
      expect(await composer(ada.page).inputValue()).toBe("At the habour");
      await composer(ada.page).fill("At the harbour");
      await composer(ada.page).press("Enter");
      await message(bob.page, "At the harbour").getByRole("button", { name: "edited" }).waitFor();
      expect(await message(bob.page, "At the habour").count()).toBe(0);
    },
    minute,
  );

  test(
    "B3 a name is chosen after an @ and sent as a mention",
    async () => {
      await composer(ada.page).pressSequentially("Hello @bo");
      await ada.page.getByRole("option", { name: "Bob Kahn" }).waitFor();
      await composer(ada.page).press("Enter");
      expect(await composer(ada.page).inputValue()).toBe("Hello @Bob Kahn ");
      await composer(ada.page).press("Enter");
      await message(bob.page, "Hello @Bob Kahn").waitFor();
    },
    minute,
  );

  test(
    "B3 deleted for everybody it is gone for the other one, after a question",
    async () => {
      await menu(ada.page, "Hello", "Delete for everybody");
      await ada.page.getByRole("button", { name: "Delete for everybody" }).click();
      await message(bob.page, "Message deleted").waitFor();
      expect(await message(bob.page, "Hello").count()).toBe(0);
      expect([...ada.problems, ...bob.problems]).toEqual([]);
    },
    minute,
  );
});
