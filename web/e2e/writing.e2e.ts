import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
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
  startIris,
  until,
} from "../testing/iris.ts";
import { openChat } from "../testing/open-chat.ts";

// On a busy machine one step may take its time.
setDefaultTimeout(60_000);
let iris: Iris;
let browser: Browser;
let ada: Person;
let bob: Person;
let chat: string;

beforeAll(async () => {
  [iris, browser] = await Promise.all([startIris(), openBrowser()]);
  ada = await newPerson(iris, browser, "ada", { permissions: ["microphone", "geolocation"] });
  bob = await newPerson(iris, browser, "bob");
  await openChat(ada.page, "Bob Kahn");
  chat = iris.url + new URL(ada.page.url()).pathname;
  await bob.page.goto(chat);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await iris?.[Symbol.asyncDispose]();
});

const composer = (page: Page) => page.getByRole("textbox", { name: /^Message to/ });
const choose = async (page: Page, entry: string | RegExp) => {
  await page.getByRole("button", { name: "Add or change" }).click();
  await page.getByRole("menuitem", { name: entry }).click();
};

describe("what a message can be", () => {
  test("B3 S71 markdown is drawn, HTML stays text, and keys format what is written", async () => {
    await composer(ada.page).fill("look **here**: <img src=x onerror=alert(1)>\n\n```js\nlet a = 1\n```");
    await composer(ada.page).press("Enter");
    await bob.page.locator("strong", { hasText: "here" }).waitFor();
    await bob.page.getByRole("article").getByText("<img src=x onerror=alert(1)>").waitFor();
    await bob.page.locator("pre span", { hasText: "let" }).waitFor();
    await composer(ada.page).fill("well");
    await composer(ada.page).press("Control+a");
    await composer(ada.page).press("Control+b");
    await composer(ada.page).press("End");
    await composer(ada.page).pressSequentially(" :tad");
    await ada.page.getByRole("option", { name: /:tada:/ }).waitFor();
    await composer(ada.page).press("Enter");
    expect(await composer(ada.page).inputValue()).toBe("**well** 🎉 ");
    await composer(ada.page).fill("");
  });

  test("B3 an emoji is found by its name and put where one writes", async () => {
    await composer(ada.page).fill("off we go ");
    await ada.page.getByRole("button", { name: "Emoji", exact: true }).click();
    await ada.page.getByRole("combobox", { name: "Search emoji" }).fill("rocket");
    await ada.page.getByRole("option", { name: "rocket" }).waitFor();
    await expectAccessible(ada.page);
    await ada.page.keyboard.press("Enter");
    await until("it stands in the box", async () => (await composer(ada.page).inputValue()) === "off we go 🚀");
    await composer(ada.page).fill("");
  });

  test("B3 a poll is asked, and both see each other's votes at once", async () => {
    await choose(ada.page, "Poll");
    await ada.page.getByRole("textbox", { name: "Question" }).fill("Where do we eat?");
    await ada.page.getByRole("textbox", { name: "Answer 1" }).fill("Harbour");
    await ada.page.getByRole("textbox", { name: "Answer 2" }).fill("Market");
    await expectAccessible(ada.page);
    await ada.page.getByRole("button", { name: "Ask", exact: true }).click();
    await bob.page.getByRole("button", { name: /^Harbour/ }).click();
    await ada.page.getByRole("button", { name: /^Harbour.*1 vote/ }).waitFor();
    await ada.page.getByRole("button", { name: /^Market/ }).click();
    await bob.page.getByRole("button", { name: "2 votes" }).click();
    await bob.page.getByRole("dialog").getByText("Ada Lovelace").waitFor();
    await bob.page.keyboard.press("Escape");
  });

  test("B3 a voice message is recorded, sent and heard", async () => {
    await ada.page.getByRole("button", { name: "Record a voice message" }).click();
    await ada.page.getByText("0:01").waitFor();
    await ada.page.getByRole("button", { name: "Send the recording" }).click();
    await bob.page.getByRole("button", { name: "Play" }).click();
    await bob.page.getByRole("button", { name: "Pause" }).waitFor();
    await until("it is over", () => bob.page.getByRole("button", { name: "Play" }).isVisible());
  });

  test("S19 a position is shared by one act and opened by the other one", async () => {
    await ada.context.setGeolocation({ latitude: 48.20849, longitude: 16.37208, accuracy: 25 });
    await choose(ada.page, "Location");
    await ada.page.getByRole("button", { name: "Share my position" }).click();
    await bob.page.getByText("48.20849, 16.37208").waitFor();
    await bob.page.getByText(/Shared once, shown until/).waitFor();
    await expectAccessible(bob.page);
    expect(await bob.page.getByRole("link", { name: "Open on this device" }).getAttribute("href")).toBe(
      "geo:48.20849,16.37208",
    );
  });

  test("B3 what is written here stands on one's phone; what is to go out later waits, and is not sent twice", async () => {
    const phone = await newDevice(iris, browser, ada, { viewport: phoneViewport, touch: true });
    await phone.page.goto(chat);
    await composer(phone.page).waitFor();
    await composer(ada.page).fill("tomorrow's plan");
    await until("the phone has it", async () => (await composer(phone.page).inputValue()) === "tomorrow's plan");
    await choose(ada.page, /Send later/);
    const plan = { name: "plan.txt", mimeType: "text/plain", buffer: Buffer.from("the plan") };
    await ada.page.getByLabel("Attach a file").setInputFiles(plan);
    await ada.page.getByRole("button", { name: "Leave plan.txt out" }).waitFor();
    await ada.page.getByRole("button", { name: "Schedule" }).click();
    await phone.page.getByText("1 message goes out later").click();
    expect(await ada.page.getByRole("article").getByText("tomorrow's plan").count()).toBe(0);
    await phone.page.getByRole("dialog").getByRole("button", { name: "More actions" }).click();
    await phone.page.getByRole("menuitem", { name: "Send now" }).click();
    await bob.page.getByRole("article").getByText("tomorrow's plan").waitFor();
    expect(await bob.page.getByRole("article").getByText("tomorrow's plan").count()).toBe(1);
    await bob.page.getByRole("article").getByText("plan.txt").waitFor();
    await until("nothing waits", async () => (await ada.page.getByText("goes out later").count()) === 0);
    expect([...ada.problems, ...bob.problems, ...phone.problems]).toEqual([]);
  });
});
