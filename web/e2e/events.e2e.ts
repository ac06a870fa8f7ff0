import { afterAll, beforeAll, expect, test } from "bun:test";
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
const eventOf = (page: Page, text: string) => page.getByRole("listitem").filter({ hasText: text });
const say = async (text: string) => {
  const composer = ada.page.getByRole("textbox", { name: /^Message to/ });
  await composer.fill(text);
  await composer.press("Enter");
};

test(
  "S40 what is new stands in the events, each with a × when the pointer is on it",
  async () => {
    for (const { page } of [bob, phone]) {
      await section(page, "Events").click();
      await page.getByText("Nothing new").waitFor();
    }
    await openChat(ada.page, "Bob Kahn");
    await say("The plans are in the harbour office");
    await eventOf(bob.page, "The plans are").waitFor();
    await eventOf(phone.page, "The plans are").waitFor();

    const dismiss = bob.page.getByRole("button", { name: "Dismiss: Ada Lovelace" });
    expect(await dismiss.evaluate((button) => getComputedStyle(button).opacity)).toBe("0");
    await eventOf(bob.page, "The plans are").hover();
    await until("the × shows", async () => (await dismiss.evaluate((b) => getComputedStyle(b).opacity)) === "1");
    await screenshot(bob.page, "events");
    await screenshot(phone.page, "events");
    await expectAccessible(bob.page);
    await dismiss.click();
    await eventOf(bob.page, "The plans are").waitFor({ state: "detached" });
  },
  minute,
);

test(
  "S40 it is gone on the other device too, and a later message shows again and goes with a swipe",
  async () => {
    await eventOf(phone.page, "The plans are").waitFor({ state: "detached" });
    await say("And the keys");
    const event = eventOf(phone.page, "And the keys");
    await event.waitFor();
    const box = await event.boundingBox();
    if (!box) throw new Error("the event has no place");
    const y = box.y + box.height / 2;
    const touch = await phone.context.newCDPSession(phone.page);
    const at = (x: number) => [{ x: Math.round(x), y: Math.round(y) }];
    await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(box.x + 250) });
    for (const x of [230, 180, 120, 80])
      await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: at(box.x + x) });
    await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
    await event.waitFor({ state: "detached" });
    await eventOf(bob.page, "And the keys").waitFor({ state: "detached" });
    expect([...bob.problems, ...phone.problems]).toEqual([]);
  },
  minute,
);
