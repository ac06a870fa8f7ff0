import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import type { Page } from "playwright-core";
import { callChannel } from "../testing/call-stats.ts";
import { type Arriving, arrivingAt, timeToFirstPicture } from "../testing/conference-stats.ts";
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

const minute = 60_000;
let iris: Iris;
let browser: Browser;
let ada: Person;
let bob: Person;
let carol: Person;

beforeAll(async () => {
  iris = await startIris({ env: { IRIS_MEDIA_PUBLIC_ADDRESSES: "127.0.0.1" } });
  // Three of them encode three layers each: what is proven here does not need smooth pictures.
  browser = await openBrowser({ cameraFps: 8 });
  ada = await newPerson(iris, browser, "ada");
  bob = await newPerson(iris, browser, "bob", { theme: "dark", viewport: { width: 1024, height: 720 } });
  carol = await newPerson(iris, browser, "carol", { viewport: phoneViewport, touch: true });
  const bubble = { id: nanoid(), name: "Garden", topic: "", memberIds: [bob.accountId, carol.accountId] };
  await ada.page.evaluate(async (body) => {
    const headers = { "content-type": "application/json" };
    const answer = await fetch("/api/bubbles", { method: "POST", headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(await answer.text());
  }, bubble);
  for (const { page } of [ada, bob, carol]) {
    await callChannel.prepare(page);
    await page.goto(`/chat/${bubble.id}`);
    await button(page, "Start a conference").waitFor();
  }
}, 3 * minute);

afterAll(async () => {
  await browser?.[Symbol.asyncDispose]();
  await iris?.[Symbol.asyncDispose]();
});

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
const tile = (page: Page, name: string) => page.getByRole("figure", { name, exact: true });
const picture = (page: Page, name: string) => page.locator(`figure[aria-label="${name}"] video`);

/** Opens the lobby, waits for one's own picture, and goes in. */
async function enter({ page }: Person, opener: "Start a conference" | "Join the conference"): Promise<void> {
  await button(page, opener).click();
  await page.locator("video[aria-label='You']").waitFor();
  await button(page, "Join now").last().click();
  await tile(page, "You").waitFor();
}

/** As many different pictures arrive at the page, and each of them moves. */
async function expectPictures(page: Page, count: number): Promise<Arriving> {
  const before = await until(`${count} pictures arrive`, async () => {
    const arriving = await arrivingAt(page);
    return arriving.frames.filter((frames) => frames > 0).length >= count ? arriving : undefined;
  });
  return until("every picture moves", async () => {
    const arriving = await arrivingAt(page);
    const moving = arriving.frames.filter((frames, i) => frames > (before.frames[i] ?? 0));
    return moving.length >= count && arriving.audioPackets > before.audioPackets ? arriving : undefined;
  });
}

describe("S32 a conference of three browsers", () => {
  test(
    "S32 the first one sees themselves before anybody else does, and the bubble sees that the conference runs",
    async () => {
      await button(ada.page, "Start a conference").click();
      await ada.page.locator("video[aria-label='You']").waitFor();
      await screenshot(ada.page, "conference-lobby");
      await expectAccessible(ada.page);
      expect(await bob.page.getByText("Ada Lovelace is in it").count()).toBe(0);
      await button(ada.page, "Join now").last().click();
      await bob.page.getByText("Ada Lovelace is in it").waitFor();
      await screenshot(bob.page, "conference-banner");
      await expectAccessible(bob.page);
    },
    2 * minute,
  );

  test(
    "S32 everybody sees and hears everybody",
    async () => {
      await enter(bob, "Join the conference");
      await enter(carol, "Join the conference");
      for (const { page } of [ada, bob, carol]) {
        const { frames, heights } = await expectPictures(page, 2);
        expect(frames.filter((count) => count > 0)).toHaveLength(2);
        expect(Math.min(...heights)).toBeGreaterThan(0);
      }
      const codes: (string | null)[] = [];
      for (const { page } of [ada, bob, carol]) {
        await button(page, "End-to-end encrypted").click();
        codes.push(await page.getByText(/^\d{5}( \d{5}){3}$/).textContent());
        await page.keyboard.press("Escape");
        // Keys of the stage work while nothing has the focus that they would press.
        await page.locator("section[aria-label='Conference in Garden']").focus();
      }
      expect(new Set(codes).size).toBe(1);
      for (const { page } of [ada, bob, carol]) await screenshot(page, "conference-three");
      await expectAccessible(ada.page);
    },
    2 * minute,
  );

  test(
    "S32 mute and camera are seen by the others, also by key",
    async () => {
      const muted = tile(bob.page, "Ada Lovelace").getByRole("img", { name: "muted" });
      await ada.page.keyboard.press("m");
      await muted.waitFor();
      await ada.page.keyboard.down(" ");
      await muted.waitFor({ state: "detached" });
      await ada.page.keyboard.up(" ");
      await muted.waitFor();
      await ada.page.keyboard.press("m");
      await muted.waitFor({ state: "detached" });
      await button(ada.page, "Turn camera off").click();
      await picture(bob.page, "Ada Lovelace").waitFor({ state: "detached" });
      await button(ada.page, "Turn camera on").click();
      await picture(bob.page, "Ada Lovelace").waitFor();
      await expectPictures(bob.page, 2);
    },
    2 * minute,
  );

  test(
    "S32 a shared screen is large with everybody else, beside the people",
    async () => {
      await button(bob.page, "Share screen").click();
      for (const { page } of [ada, carol]) {
        await picture(page, "Bob Kahn shows a screen").waitFor();
        await expectPictures(page, 3);
        await screenshot(page, "conference-screen");
      }
      await expectAccessible(ada.page);
      await button(bob.page, "Stop sharing screen").click();
      for (const { page } of [ada, carol]) await tile(page, "Bob Kahn shows a screen").waitFor({ state: "detached" });
    },
    2 * minute,
  );

  test(
    "S32 one leaves, and who joins late sees the others",
    async () => {
      await button(carol.page, "Leave").click();
      for (const { page } of [ada, bob]) await tile(page, "Carol Shaw").waitFor({ state: "detached" });
      await expectPictures(ada.page, 1);
      await button(carol.page, "Join the conference").click();
      await carol.page.locator("video[aria-label='You']").waitFor();
      // How long it takes is said, not judged: that depends on the machine.
      const tookMs = await timeToFirstPicture(carol.page, "Join now");
      console.log(`late joiner: first picture after ${Math.round(tookMs)} ms`);
      await expectPictures(carol.page, 2);
      await expectPictures(ada.page, 2);
    },
    2 * minute,
  );

  test(
    "B7 without the others' keys nothing is shown of what arrives; with them it is",
    async () => {
      await button(carol.page, "Leave").click();
      await callChannel.withholdFrames(carol.page, "conference.keyHanded");
      await enter(carol, "Join the conference");
      const arriving = await until("sealed sound and pictures arrive", async () => {
        const now = await arrivingAt(carol.page);
        return now.audioPackets > 100 && now.videoBytes > 50_000 ? now : undefined;
      });
      expect(arriving.frames.filter((count) => count > 0)).toEqual([]);
      // The others go on seeing each other under new keys, and her.
      await expectPictures(ada.page, 2);
      await callChannel.withholdFrames(carol.page, null);
      await expectPictures(carol.page, 2);
    },
    2 * minute,
  );

  test(
    "S32 after the socket was lost media goes on, and the conference is still controlled",
    async () => {
      const before = await arrivingAt(ada.page);
      await callChannel.breakSockets(ada.page);
      // Media flows while the line is down as well as after.
      await expectPictures(ada.page, 2);
      await until("the socket is back", async () => (await callChannel.openSockets(ada.page)) > 0);
      await button(ada.page, "Mute microphone").click();
      await tile(bob.page, "Ada Lovelace").getByRole("img", { name: "muted" }).waitFor();
      const after = await expectPictures(ada.page, 2);
      // The same connections: their counters go on instead of beginning anew.
      expect(after.audioPackets).toBeGreaterThan(before.audioPackets);
      expect(after.frames.length).toBe(before.frames.length);
      await expectPictures(bob.page, 2);
      await button(ada.page, "Unmute microphone").click();
    },
    2 * minute,
  );

  test(
    "B7 hands, and what the organiser does, are seen where they matter",
    async () => {
      await bob.page.locator("section[aria-label='Conference in Garden']").press("h");
      await tile(ada.page, "Bob Kahn").getByRole("img", { name: "hand raised, place 1" }).waitFor();
      await button(ada.page, "People").click();
      await ada.page.getByRole("heading", { name: "Raised hands" }).waitFor();
      await screenshot(ada.page, "conference-people");
      await expectAccessible(ada.page);
      const toBob = async (act: string) => {
        await ada.page.getByRole("complementary").getByRole("button", { name: "What to do with Bob Kahn" }).click();
        await ada.page.getByRole("menuitem", { name: act }).click();
      };
      await toBob("Mute");
      await bob.page.getByText("Ada Lovelace muted you").waitFor();
      await tile(carol.page, "Bob Kahn").getByRole("img", { name: "muted" }).waitFor();
      await toBob("Ask to speak");
      await bob.page.getByRole("alert").getByRole("button", { name: "Unmute" }).click();
      await tile(carol.page, "Bob Kahn").getByRole("img", { name: "muted" }).waitFor({ state: "detached" });
      await toBob("Lower hand");
      await tile(carol.page, "Bob Kahn")
        .getByRole("img", { name: /hand raised/ })
        .waitFor({ state: "detached" });
      await button(ada.page, "Close").click();
    },
    2 * minute,
  );

  test(
    "S33 what is not shown is not sent: a card receives one picture, the stage all of them",
    async () => {
      // Kept by a tap: else the card follows whoever speaks.
      await tile(carol.page, "Bob Kahn").tap();
      await button(carol.page, "Make smaller").click();
      await until("one picture moves", async () => {
        const before = await arrivingAt(carol.page);
        // As long as it takes until the shown one has moved on by some pictures.
        const after = await until("time goes on", async () => {
          const now = await arrivingAt(carol.page);
          return now.frames.some((frames, i) => frames > (before.frames[i] ?? 0) + 4) ? now : undefined;
        });
        return after.frames.filter((frames, i) => frames > (before.frames[i] ?? 0)).length === 1;
      });
      await button(carol.page, "Show the conference").last().click();
      await expectPictures(carol.page, 2);
      await tile(carol.page, "Bob Kahn").tap();
    },
    2 * minute,
  );

  test(
    "S32 B9 after the program was killed and started again everybody is back by themselves",
    async () => {
      const connectionsAt = (page: Page) =>
        page.evaluate(() => (window as unknown as { watchedConnections: unknown[] }).watchedConnections.length);
      const pages = [ada, bob, carol].map(({ page }) => page);
      const before = await Promise.all(pages.map(connectionsAt));
      await iris.kill();
      await iris.restart();
      for (const [at, page] of pages.entries()) {
        const earlier = before[at] ?? 0;
        await until("new connections are made", async () => (await connectionsAt(page)) >= earlier + 2);
        await expectPictures(page, 2);
      }
    },
    2 * minute,
  );

  test(
    "S22 S32 one reads and writes beside it, and an entry stays when the last one leaves",
    async () => {
      await bob.page.getByRole("button", { name: "Chat", exact: true }).click();
      await bob.page.getByRole("complementary").getByRole("textbox").fill("Beside it I write.");
      await bob.page.keyboard.press("Enter");
      await bob.page.getByRole("complementary").getByText("Beside it I write.").waitFor();
      await screenshot(bob.page, "conference-chat");
      await button(ada.page, "Make smaller").click();
      await ada.page.getByText("Beside it I write.").first().waitFor();
      await ada.page.getByRole("textbox").last().fill("We meet and I write.");
      await screenshot(ada.page, "conference-small");
      await ada.page.getByRole("textbox").last().fill("");
      await button(ada.page, "Show the conference").last().click();
      for (const { page } of [carol, bob, ada]) await button(page, "Leave").click();
      for (const { page } of [ada, bob, carol]) {
        await button(page, "Start a conference").waitFor();
        await page.getByText("Conference", { exact: false }).first().waitFor();
      }
      await ada.page.goto("/calls");
      await button(ada.page, "Conferences").click();
      await ada.page.getByText("3 people").click();
      await ada.page.getByText("Carol Shaw").waitFor();
      await expectAccessible(ada.page);
      // While the program was dead nobody answered.
      const problems = [ada, bob, carol].flatMap((person) => person.problems);
      expect(problems.filter((problem) => !problem.includes("ERR_CONNECTION_REFUSED"))).toEqual([]);
    },
    2 * minute,
  );
});
