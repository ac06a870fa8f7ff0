import { afterAll, beforeAll, expect, test } from "bun:test";
import { button, chooseMore, shows } from "../testing/call-steps.ts";
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
import { post } from "../testing/post.ts";

let iris: Iris;
let browser: Browser;
let ada: Person;
let bob: Person;

beforeAll(async () => {
  iris = await startIris();
  browser = await openBrowser();
  ada = await newPerson(iris, browser, "ada");
  bob = await newPerson(iris, browser, "bob", { viewport: phoneViewport, touch: true, theme: "dark" });
  const { id } = await post(ada.page, "/api/direct-chats", { accountId: bob.accountId });
  for (const { page } of [ada, bob]) await page.goto(`/chat/${id}`);
  await button(ada.page, "Video call with Bob Kahn").click();
  await button(bob.page, "Accept with camera").click();
  for (const { page } of [ada, bob]) await page.locator("video[aria-label]").first().waitFor();
}, 120_000);

afterAll(async () => {
  await browser?.[Symbol.asyncDispose]();
  await iris?.[Symbol.asyncDispose]();
}, 60_000);

const minute = 60_000;
const askBob = () => chooseMore(ada.page, "Record sound and picture…");

test(
  "S31 who is asked may decline, or agree and take it back while it runs: nothing of it stays",
  async () => {
    await askBob();
    await shows(bob.page, "Ada Lovelace asks to record sound and picture of this call.");
    await Promise.all([screenshot(ada.page, "recording-asking"), screenshot(bob.page, "recording-asked")]);
    await expectAccessible(bob.page);
    await button(bob.page, "Decline").click();
    await shows(ada.page, "Bob Kahn does not want to be recorded");
    await screenshot(ada.page, "recording-refused");

    await askBob();
    await button(bob.page, "Agree to be recorded").click();
    await shows(ada.page, /^Recording · 0:0/);
    await button(bob.page, "Withdraw consent").click();
    await shows(ada.page, "Bob Kahn withdrew their consent");
    await button(ada.page, "Stop recording").waitFor({ state: "detached" });
    expect(await ada.page.getByRole("dialog", { name: /^Recording of/ }).count()).toBe(0);
  },
  minute,
);

test(
  "S31 both see that it runs; what is kept in Iris plays, can be jumped in, and is gone when it is deleted",
  async () => {
    await askBob();
    await button(bob.page, "Agree to be recorded").click();
    await Promise.all([shows(ada.page, /^Recording · 0:0/), shows(bob.page, "Ada Lovelace records this call")]);
    await Promise.all([screenshot(ada.page, "recording-runs"), screenshot(bob.page, "recording-runs")]);
    await shows(ada.page, /^Recording · 0:(0[5-9]|[1-5])/);
    // The call's end ends the recording, too.
    await button(bob.page, "Hang up").click();
    await button(ada.page, "Keep in Iris").waitFor();
    await screenshot(ada.page, "recording-keep");
    await expectAccessible(ada.page);
    await button(ada.page, "Keep in Iris").click();
    await ada.page.getByRole("dialog", { name: /^Recording of/ }).waitFor({ state: "detached" });

    await ada.page.goto("/calls/recordings");
    await button(ada.page, "Play").click();
    const video = ada.page.locator("video");
    await until("it can be played", () => video.evaluate((one: HTMLVideoElement) => one.readyState === 4));
    const played = await video.evaluate((one: HTMLVideoElement) => {
      one.pause();
      return { duration: one.duration, width: one.videoWidth, seekableTo: one.seekable.end(0) };
    });
    expect(played.duration).toBeGreaterThan(4);
    expect(played.duration).toBeLessThan(30);
    expect(played).toMatchObject({ width: 1280, seekableTo: played.duration });
    for (const to of [played.duration - 1, 1]) {
      await video.evaluate((one: HTMLVideoElement, at) => {
        one.currentTime = at;
      }, to);
      const isThere = (one: HTMLVideoElement, at: number) =>
        !one.seeking && one.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && Math.abs(one.currentTime - at) < 0.1;
      await until(`${to} s is shown`, () => video.evaluate(isThere, to));
    }
    await video.evaluate((one: HTMLVideoElement) => {
      void one.play();
    });
    await until("it plays on", () => video.evaluate((one: HTMLVideoElement) => one.currentTime > 1.2));
    await screenshot(ada.page, "recordings");
    await expectAccessible(ada.page);
    await bob.page.goto("/calls/recordings");
    await shows(bob.page, /^Agreed /);
    await screenshot(bob.page, "recordings");

    const { files } = await ada.page.evaluate(async () => (await fetch("/api/files")).json());
    await button(ada.page, "Delete").first().click();
    const confirm = ada.page.getByRole("dialog", { name: "Delete this recording?" });
    await confirm.getByRole("button", { name: "Delete" }).click();
    await confirm.waitFor({ state: "detached" });
    const status = await ada.page.evaluate(
      async (fileId) => (await fetch(`/api/files/${fileId}/content`)).status,
      files[0].fileId,
    );
    expect(status).toBe(404);
    // The one that bob took back is all that is left.
    await until("it is off bob's list too", async () => (await bob.page.getByText(/^Agreed /).count()) === 1);
    expect([...ada.problems, ...bob.problems].filter((problem) => !problem.includes("404"))).toEqual([]);
  },
  minute,
);
