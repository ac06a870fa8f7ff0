import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import type { Page } from "playwright-core";
import { callChannel, type Heard, heardBy, routeOf } from "../testing/call-stats.ts";
import { button, chooseMore, dismissCalls, expectMore, isQuiet, shows } from "../testing/call-steps.ts";
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
import { post } from "../testing/post.ts";

let iris: Iris;
let adasBrowser: Browser;
let bobsBrowser: Browser;
let ada: Person;
let bob: Person;
let phone: Device;
let chat: string;

beforeAll(async () => {
  iris = await startIris({
    env: { IRIS_CALLS_RING_SECONDS: "20", IRIS_MEDIA_PUBLIC_ADDRESSES: "127.0.0.1" },
  });
  // Two programs, so that nothing but the network lies between the two ends.
  [adasBrowser, bobsBrowser] = await Promise.all([openBrowser(), openBrowser()]);
  ada = await newPerson(iris, adasBrowser, "ada");
  bob = await newPerson(iris, bobsBrowser, "bob");
  phone = await newDevice(iris, bobsBrowser, bob, { viewport: phoneViewport, touch: true, theme: "dark" });
  ({ id: chat } = await post(ada.page, "/api/direct-chats", { accountId: bob.accountId }));
  await post(ada.page, "/api/bubbles", { id: nanoid(), name: "Workshop", memberIds: [bob.accountId] });
  for (const { page } of [ada, bob, phone]) {
    await callChannel.prepare(page);
    await page.goto(`/chat/${chat}`);
    await page.getByRole("button", { name: /^Call (Bob|Ada)/ }).waitFor();
  }
}, 180_000);

afterAll(async () => {
  await adasBrowser?.[Symbol.asyncDispose]();
  await bobsBrowser?.[Symbol.asyncDispose]();
  await iris?.[Symbol.asyncDispose]();
}, 60_000);

const minute = 60_000;
const callBob = (kind: "Call" | "Video call with" = "Call") => button(ada.page, `${kind} Bob Kahn`).click();
const rings = (page: Page) => page.getByRole("region", { name: /^Ada Lovelace is calling you/ }).waitFor();
const clear = () => dismissCalls([ada.page, bob.page, phone.page]);
const expectFlow = (what: keyof Heard) => expectMore([ada.page, bob.page], what);

describe("S27 a call between two browsers", () => {
  test(
    "S27 S28 rings on both of bob's devices, is answered on one, and goes directly from device to device",
    async () => {
      await callBob();
      await Promise.all([rings(bob.page), rings(phone.page), shows(ada.page, "Ringing…")]);
      for (const page of [bob.page, phone.page, ada.page]) await screenshot(page, "call-rings");

      await button(bob.page, "Accept").click();
      await shows(phone.page, "Answered on another device");
      await Promise.all([shows(ada.page, "Direct, encrypted"), shows(bob.page, "Direct, encrypted")]);
      for (const { page } of [ada, bob]) {
        const { local, remote } = await routeOf(page);
        expect(["host", "prflx"]).toContain(local ?? "nothing");
        expect(["host", "prflx"]).toContain(remote ?? "nothing");
      }
      await expectFlow("audioPackets");
      await until("bob's beep is heard", async () => (await heardBy(ada.page)).audioEnergy > 0);
      await screenshot(ada.page, "call-audio");
      await expectAccessible(ada.page);
    },
    2 * minute,
  );

  test(
    "S27 S28 on hold nobody is heard, and the mark tells how well it goes both ways",
    async () => {
      await chooseMore(ada.page, "Put on hold");
      await shows(bob.page, "Ada Lovelace put the call on hold.");
      for (const { page } of [ada, bob])
        await until("nothing is sent", async () => (await callChannel.sentTracks(page)) === 0);
      await Promise.all([screenshot(ada.page, "call-held"), screenshot(bob.page, "call-held-by-other")]);
      await expectAccessible(ada.page);
      await button(ada.page, "Resume the call").click();
      await expectFlow("audioPackets");

      await button(ada.page, "Direct, encrypted").click();
      await shows(ada.page, "How Bob Kahn hears and sees you");
      await ada.page.getByText("Statistics").click();
      await until("both directions are measured", async () => {
        const [received, sent] = await ada.page
          .getByRole("row", { name: /^Data rate/ })
          .locator("td")
          .allInnerTexts();
        return [received, sent].every((rate) => Number.parseInt(rate ?? "", 10) > 0);
      });
      await screenshot(ada.page, "call-statistics");
      await ada.page.keyboard.press("Escape");
    },
    minute,
  );

  test(
    "S27 mute is shown to the other side, and no sound leaves",
    async () => {
      await button(bob.page, "Mute microphone").click();
      await shows(ada.page, "Bob Kahn is muted");
      // What was under way when it was pressed has arrived; from then on there is silence, where a beep comes each second.
      await expectMore([ada.page], "audioPackets", 60);
      const { audioEnergy } = await heardBy(ada.page);
      await expectMore([ada.page], "audioPackets", 100);
      expect((await heardBy(ada.page)).audioEnergy - audioEnergy).toBeLessThan(1e-4);
      await button(bob.page, "Unmute microphone").click();
      await ada.page.getByText("Bob Kahn is muted").waitFor({ state: "detached" });
      await until("the beep is back", async () => (await heardBy(ada.page)).audioEnergy - audioEnergy > 1e-3);
    },
    minute,
  );

  test(
    "S27 an audio call becomes a video call, the screen is shown in its place, and the camera goes off again",
    async () => {
      await button(ada.page, "Turn camera on").click();
      await bob.page.locator("video[aria-label='Ada Lovelace']").waitFor();
      await button(bob.page, "Turn camera on").click();
      await expectFlow("framesDecoded");
      await screenshot(ada.page, "call-video");
      await screenshot(bob.page, "call-video");

      await button(ada.page, "Share screen").click();
      await bob.page.locator("video[aria-label='Ada Lovelace shows their screen']").waitFor();
      await expectFlow("framesDecoded");
      await button(ada.page, "Stop sharing screen").click();
      await button(ada.page, "Turn camera off").click();
      await bob.page.locator("video[aria-label^='Ada Lovelace']").waitFor({ state: "detached" });
    },
    2 * minute,
  );

  test(
    "S27 the call goes on beside the chat, and keys work while it has the focus",
    async () => {
      await button(ada.page, "Make smaller").click();
      await ada.page.getByRole("textbox").last().fill("We talk and I write.");
      await screenshot(ada.page, "call-small");
      await ada.page.getByRole("textbox").last().fill("");
      await button(ada.page, "Show call").click();
      await ada.page.keyboard.press("m");
      await shows(bob.page, "Ada Lovelace is muted");
      await ada.page.keyboard.press("m");
    },
    minute,
  );

  test(
    "S27 the line to the server breaks: media goes on, and signals pass again afterwards",
    async () => {
      for (const { page } of [ada, bob]) await callChannel.breakSockets(page);
      await expectFlow("audioPackets");
      await until("both are connected again", async () =>
        (await Promise.all([ada, bob].map(({ page }) => callChannel.openSockets(page)))).every((open) => open > 0),
      );
      await button(bob.page, "Mute microphone").click();
      await shows(ada.page, "Bob Kahn is muted");
      await button(bob.page, "Unmute microphone").click();
      await ada.page.getByText("Bob Kahn is muted").waitFor({ state: "detached" });
    },
    minute,
  );

  test(
    "S27 the server dies and comes back: the call never noticed, and its end is recorded",
    async () => {
      await iris.kill();
      await expectFlow("audioPackets");
      await iris.restart();
      await button(ada.page, "Turn camera on").click();
      // Lost or not, the word about the camera arrives once both lines are back.
      await bob.page.locator("video[aria-label='Ada Lovelace']").waitFor({ timeout: 40_000 });
      await expectFlow("audioPackets");
    },
    2 * minute,
  );

  test(
    "S30 hanging up ends it on both sides and leaves one entry in the chat of each",
    async () => {
      await button(bob.page, "Hang up").click();
      await shows(ada.page, /^Call ended after/);
      await screenshot(ada.page, "call-ended");
      await clear();
      for (const { page } of [ada, bob, phone])
        await until("the entry is there", async () => (await page.getByText("Audio call").count()) > 0);
      await screenshot(ada.page, "call-entry");
    },
    minute,
  );
});

describe("S27 a video call", () => {
  test(
    "S27 S28 with cameras from the start is decoded at both ends",
    async () => {
      await callBob("Video call with");
      await rings(phone.page);
      await screenshot(phone.page, "call-rings-video");
      await button(phone.page, "Accept with camera").click();
      await phone.page.locator("video[aria-label='Ada Lovelace']").waitFor();
      for (const { page } of [ada, phone]) {
        await until("frames are decoded", async () => (await heardBy(page)).framesDecoded > 0);
        expect((await routeOf(page)).local).toMatch(/^(host|prflx)$/);
      }
      await shows(phone.page, "Direct, encrypted");
      await screenshot(phone.page, "call-video");
      await expectAccessible(phone.page);
      await button(phone.page, "Hang up").click();
      await clear();
    },
    2 * minute,
  );
});

describe("S27 calls that do not come about", () => {
  test(
    "S27 refused on one device: it stops on the other, and the caller is told",
    async () => {
      await callBob();
      await Promise.all([rings(bob.page), rings(phone.page)]);
      await button(phone.page, "Decline").click();
      await shows(ada.page, "Bob Kahn declined the call");
      await isQuiet(bob.page);
      await clear();
    },
    minute,
  );

  test(
    "S27 the caller cancels: the ringing stops at once",
    async () => {
      await callBob();
      await Promise.all([rings(bob.page), rings(phone.page)]);
      await expectAccessible(phone.page);
      await button(ada.page, "Cancel call").click();
      await shows(bob.page, "Missed call from Ada Lovelace");
      await screenshot(bob.page, "call-missed");
      await clear();
      await button(bob.page, "Call back").last().waitFor();
    },
    minute,
  );

  test(
    "S27 the ringing card covers neither the composer nor what stands in it, and keys answer it from there",
    async () => {
      const composer = bob.page.getByRole("textbox").last();
      await composer.fill("A thought that must not get lost");
      await callBob();
      await rings(bob.page);
      const [card, text] = await Promise.all([
        bob.page.getByRole("region", { name: /calling you/ }).boundingBox(),
        composer.boundingBox(),
      ]);
      expect((card?.y ?? 0) + (card?.height ?? 0)).toBeLessThan(text?.y ?? 0);
      await bob.page.keyboard.press("Alt+Shift+D");
      await shows(ada.page, "Bob Kahn declined the call");
      expect(await composer.inputValue()).toBe("A thought that must not get lost");
      await composer.fill("");
      await clear();
    },
    minute,
  );
});

describe("S27 two windows", () => {
  test(
    "S27 two who call each other at the same moment are in one call",
    async () => {
      await Promise.all([callBob(), button(bob.page, "Call Ada Lovelace").click()]);
      await Promise.all([shows(ada.page, "Direct, encrypted"), shows(bob.page, "Direct, encrypted")]);
      await expectFlow("audioPackets");
      await button(ada.page, "Hang up").click();
      await clear();
    },
    minute,
  );

  test(
    "S27 a window that is loaded again is in its call once more, muted as it was",
    async () => {
      await callBob();
      await rings(bob.page);
      await button(bob.page, "Accept").click();
      await shows(bob.page, "Direct, encrypted");
      await button(bob.page, "Mute microphone").click();
      await bob.page.reload();
      await shows(bob.page, "Direct, encrypted");
      await button(bob.page, "Unmute microphone").click();
      await expectFlow("audioPackets");
      await ada.page.getByText("Bob Kahn is muted").waitFor({ state: "detached" });
      // The one who called may go, too.
      await ada.page.reload();
      await shows(ada.page, "Direct, encrypted");
      await expectFlow("audioPackets");
    },
    minute,
  );

  test(
    "S27 both leave the call for the conference of a bubble that they share",
    async () => {
      await chooseMore(ada.page, "Continue in a bubble…");
      await screenshot(ada.page, "call-move-choose");
      await button(ada.page, "Workshop").click();
      await shows(bob.page, /continue in the conference of “Workshop”/);
      await screenshot(bob.page, "call-move-asked");
      await button(bob.page, "Come along").click();
      for (const { page } of [ada, bob]) {
        await page.getByRole("region", { name: "Conference in Workshop" }).waitFor();
        await button(page, "Leave").click();
        await page.goto(`/chat/${chat}`);
        await button(page, /^Call (Bob|Ada)/).waitFor();
      }
    },
    minute,
  );
});

describe("S28 without a direct path", () => {
  test(
    "S28 a call goes through the relay, over UDP at one end and TCP at the other, and says so",
    async () => {
      await callChannel.relayOnly(ada.page, "udp");
      await callChannel.relayOnly(bob.page, "tcp");
      await callBob("Video call with");
      await rings(bob.page);
      await button(bob.page, "Accept with camera").click();
      await Promise.all([shows(ada.page, "Relayed, encrypted"), shows(bob.page, "Relayed, encrypted")]);
      for (const { page } of [ada, bob]) expect(await routeOf(page)).toEqual({ local: "relay", remote: "relay" });
      await expectFlow("framesDecoded");
      await expectFlow("audioPackets");
      await screenshot(ada.page, "call-relayed");
      await button(ada.page, "Hang up").click();
      await clear();

      // The test of the network finds what there is here: for bob TCP alone, for ada everything once her page is as it was.
      await bob.page.evaluate(() => history.pushState(null, "", "/settings/connection"));
      await shows(bob.page, "Calls work, by a longer way");
      await ada.page.goto("/settings/connection");
      await shows(ada.page, "Everything gets through");
      await screenshot(ada.page, "connection");
      await expectAccessible(ada.page);
      await Promise.all([ada, bob].map(({ page }) => page.goto(`/chat/${chat}`)));
      await Promise.all([ada, bob].map(({ page }) => button(page, /^Call (Bob|Ada)/).waitFor()));
    },
    minute,
  );
});

describe("S64 without a microphone", () => {
  test(
    "S64 a refused microphone is explained, and one still hears the other side",
    async () => {
      await callChannel.refuseMicrophone(bob.page);
      await callBob();
      await rings(bob.page);
      await button(bob.page, "Accept").click();
      await shows(bob.page, /^Iris may not use your microphone/);
      await shows(ada.page, "Bob Kahn is muted");
      await until("bob hears", async () => (await heardBy(bob.page)).audioPackets > 0);
      await screenshot(bob.page, "call-no-microphone");
      await button(ada.page, "Hang up").click();
      await clear();
    },
    minute,
  );
});

test(
  "S30 the calls page lists them, newest first, and calls back",
  async () => {
    await ada.page.goto("/calls");
    await shows(ada.page, "Audio call");
    await screenshot(ada.page, "calls");
    await expectAccessible(ada.page);
    // While the server was down her window knocked in vain; nothing else went wrong in it.
    expect(ada.problems.filter((problem) => !problem.includes("ERR_CONNECTION_REFUSED"))).toEqual([]);
  },
  minute,
);
