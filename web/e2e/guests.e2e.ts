import { afterAll, beforeAll, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import type { Page } from "playwright-core";
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

const minute = 60_000;
let iris: Iris;
let browser: Browser;
let ada: Person;
let guest: Page;
const problems: string[] = [];

beforeAll(async () => {
  iris = await startIris({ env: { IRIS_MEDIA_PUBLIC_ADDRESSES: "127.0.0.1" } });
  browser = await openBrowser({ cameraFps: 8 });
  ada = await newPerson(iris, browser, "ada");
  const bubble = { id: nanoid(), name: "Garden", topic: "", memberIds: [] };
  await ada.page.evaluate(async (body) => {
    const headers = { "content-type": "application/json" };
    const answer = await fetch("/api/bubbles", { method: "POST", headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(await answer.text());
  }, bubble);
  await ada.page.goto(`/chat/${bubble.id}`);
  const permissions = ["camera", "microphone"];
  const context = await browser.newContext({ baseURL: iris.url, viewport: phoneViewport, hasTouch: true, permissions });
  guest = await context.newPage();
  guest.on("pageerror", (error) => void problems.push(String(error)));
}, 2 * minute);

afterAll(async () => {
  await browser?.[Symbol.asyncDispose]();
  await iris?.[Symbol.asyncDispose]();
});

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
const say = async (page: Page, text: string) => {
  const box = page.getByRole("textbox", { name: /message/i });
  await box.fill(text);
  await box.press("Enter");
  if (page === guest) await button(page, "Send").click();
};

test(
  "S37 S38 S39 a guest waits, is let in, sees what is said from then on, meets the others, and is gone",
  async () => {
    await say(ada.page, "before the guest");
    await button(ada.page, "Details").click();
    await button(ada.page, "Make a guest link").click();
    await ada.page.getByRole("dialog").getByRole("button", { name: "Make a guest link" }).click();
    const url = await ada.page.getByRole("textbox", { name: "Guest link" }).inputValue();

    await guest.goto(url);
    await guest.getByRole("textbox", { name: "Your name" }).fill("Eva");
    await expectAccessible(guest);
    await screenshot(guest, "guest-join");
    await button(guest, "Ask to come in").click();
    await guest.getByRole("heading", { name: "One moment, Eva" }).waitFor();
    await expectAccessible(guest);

    await ada.page.getByText("Eva wants to come in").waitFor();
    await screenshot(ada.page, "guest-waits");
    await button(ada.page, "Let Eva in").click();
    await guest.getByText(/You are a guest here until/).waitFor();
    await say(ada.page, "welcome");
    await guest.getByText("welcome", { exact: true }).waitFor();
    await say(guest, "thank you");
    await ada.page.getByText("thank you", { exact: true }).waitFor();
    await ada.page.getByText("Eva (guest)").first().waitFor();
    expect(await guest.getByText("before the guest").count()).toBe(0);
    await expectAccessible(guest);
    await screenshot(guest, "guest-inside");

    await button(ada.page, "Start a conference").click();
    await button(ada.page, "Join now").last().click();
    await ada.page.getByRole("figure", { name: "You", exact: true }).waitFor();
    await button(guest, "Join the conference").click();
    await button(guest, "Join now").last().click();
    await ada.page.getByRole("figure", { name: "Eva (guest)" }).waitFor();
    await button(guest, /^Leave/)
      .last()
      .click();

    await button(guest, "Leave").first().click();
    await guest.getByRole("dialog").getByRole("button", { name: "Leave" }).click();
    await guest.getByRole("heading", { name: "You left" }).waitFor();
    await ada.page.getByRole("article", { name: /^Former guest/ }).waitFor();
    expect(await ada.page.getByRole("article", { name: /Eva/ }).count()).toBe(0);
    expect(problems).toEqual([]);
  },
  minute,
);
