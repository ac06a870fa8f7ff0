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
    await shows(ada.page, "Recording · 0:05");
    // The call's end ends the recording, too.
    await button(bob.page, "Hang up").click();
    await button(ada.page, "Keep in Iris").waitFor();
    await screenshot(ada.page, "recording-keep");
    await expectAccessible(ada.page);
    await button(ada.page, "Keep in Iris").click();
    await ada.page.getByRole("dialog", { name: /^Recording of/ }).waitFor({ state: "detached" });

    await ada.page.goto("/calls/recordings");
    await button(ada.page, "Play").click();
    const played = await ada.page.locator("video").evaluate(async (video: HTMLVideoElement) => {
      const next = (event: string) => new Promise((resolve) => video.addEventListener(event, resolve, { once: true }));
      if (video.readyState < HTMLMediaElement.HAVE_METADATA) await next("loadedmetadata");
      const { duration } = video;
      const positions: number[] = [];
      for (const to of [duration - 1, 1]) {
        const arrived = next("seeked");
        video.currentTime = to;
        await arrived;
        positions.push(video.currentTime - to);
      }
      if (video.paused) await video.play();
      await next("timeupdate");
      return { duration, positions, width: video.videoWidth, seekableTo: video.seekable.end(0) };
    });
    expect(played.duration).toBeGreaterThan(4);
    expect(played.duration).toBeLessThan(30);
    expect(played.seekableTo).toBe(played.duration);
    expect(played.positions.every((difference) => Math.abs(difference) < 0.1)).toBe(true);
    expect(played.width).toBe(1280);
    await screenshot(ada.page, "recordings");
    await expectAccessible(ada.page);
    await bob.page.goto("/calls/recordings");
    await shows(bob.page, /^Agreed /);
    await screenshot(bob.page, "recordings");

    const { files } = await ada.page.evaluate(async () => (await fetch("/api/files")).json());
    await button(ada.page, "Delete").click();
    const confirm = ada.page.getByRole("dialog", { name: "Delete this recording?" });
    await confirm.getByRole("button", { name: "Delete" }).click();
    await confirm.waitFor({ state: "detached" });
    const status = await ada.page.evaluate(
      async (fileId) => (await fetch(`/api/files/${fileId}/content`)).status,
      files[0].fileId,
    );
    expect(status).toBe(404);
    await until(
      "bob's list is empty too",
      async () => (await bob.page.getByText("Nobody has recorded you.").count()) > 0,
    );
    expect([...ada.problems, ...bob.problems].filter((problem) => !problem.includes("404"))).toEqual([]);
  },
  minute,
);
