import { afterAll, beforeAll, expect, test } from "bun:test";
import { nanoid } from "nanoid";
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
const minute = 60_000;

beforeAll(async () => {
  iris = await startIris();
  browser = await openBrowser();
  ada = await newPerson(iris, browser, "ada");
  await newPerson(iris, browser, "bob");
  await openChat(ada.page, "Bob Kahn");
}, 3 * minute);
afterAll(async () => {
  await browser?.[Symbol.asyncDispose]();
  await iris?.[Symbol.asyncDispose]();
});

test(
  "B4 a message is found from the palette and from the search's page, which leads to its place in the chat",
  async () => {
    const { page } = ada;
    const message = (text: string) => page.getByRole("article").filter({ hasText: text });
    const lines = ["The lighthouse keeper sings", ...Array.from({ length: 40 }, (_, n) => `Wave number ${n}`)];
    const messages = lines.map((text) => ({ id: nanoid(), text }));
    await page.evaluate(async (bodies) => {
      const conversationId = location.pathname.split("/").at(-1);
      for (const body of bodies)
        await fetch(`/api/conversations/${conversationId}/messages`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(body),
        });
    }, messages);
    await message("Wave number 39").waitFor();
    expect(await message("The lighthouse keeper sings").count()).toBe(0);

    await page.keyboard.press("Control+k");
    await page.keyboard.type("lightho");
    await page.getByRole("option").filter({ hasText: "The lighthouse keeper sings" }).waitFor();
    await screenshot(page, "search-palette");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.locator("mark").filter({ hasText: "lighthouse" }).waitFor();
    await screenshot(page, "search-results");
    await expectAccessible(page);

    const field = page.getByRole("textbox", { name: "Search messages and files" });
    await field.fill("keeper has:link ");
    await page.getByText("Nothing found").waitFor();
    await page.getByRole("button", { name: "Remove filter: Link" }).click();
    await page.locator("mark").filter({ hasText: "keeper" }).waitFor();
    await field.press("ArrowDown");
    await page.keyboard.press("Enter");
    await message("The lighthouse keeper sings").waitFor();
    expect(new URL(page.url()).search).toBe("");
  },
  minute,
);
