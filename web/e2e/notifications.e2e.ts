import { afterAll, beforeAll, expect, test } from "bun:test";
import type { CDPSession, Page } from "playwright-core";
import { startPushService } from "../../src/platform/webpush/push-service.testing.ts";
import type { PushMessage } from "../../src/protocol/notifications.ts";
import {
  type Browser,
  expectAccessible,
  type Iris,
  newPerson,
  openBrowser,
  type Person,
  screenshot,
  startIris,
  until,
} from "../testing/iris.ts";
import { openChat } from "../testing/open-chat.ts";

let iris: Iris;
let browser: Browser;
let ada: Person;
let bob: Person;
const service = startPushService();
const minute = 60_000;

beforeAll(async () => {
  iris = await startIris({ env: { IRIS_PUSH_ALLOWED_ORIGINS: service.origin } });
  browser = await openBrowser({ whole: true });
  ada = await newPerson(iris, browser, "ada");
  bob = await newPerson(iris, browser, "bob", { worker: true, permissions: ["notifications"] });
  await openChat(ada.page, "Bob Kahn");
}, 3 * minute);
afterAll(async () => {
  await browser?.[Symbol.asyncDispose]();
  await iris?.[Symbol.asyncDispose]();
  service.stop();
});

const say = async (text: string) => {
  const composer = ada.page.getByRole("textbox", { name: /^Message to/ });
  await composer.fill(text);
  await composer.press("Enter");
};
const toastOf = (page: Page, text: string) => page.getByRole("dialog").filter({ hasText: text });
const shown = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    return (await registration.getNotifications()).map(({ title, body, tag }) => ({ title, body, tag }));
  });
/** As a browser does when another window covers this one. */
const look = (page: Page, state: "visible" | "hidden") =>
  page.evaluate((value) => {
    Object.defineProperty(document, "visibilityState", { configurable: true, get: () => value });
    document.dispatchEvent(new Event("visibilitychange"));
  }, state);

test(
  "S41 S64 a message for another chat is told by a toast that leads there; a chat can be muted, and says so",
  async () => {
    await bob.page.goto("/settings/notifications");
    await bob.page.getByRole("heading", { name: "This device" }).waitFor();
    await expectAccessible(bob.page);
    await screenshot(bob.page, "notifications-settings");
    await say("The plans are in the harbour office");
    const toast = toastOf(bob.page, "The plans are");
    await toast.getByText("Ada Lovelace").waitFor();
    await screenshot(bob.page, "notifications-toast");
    await toast.getByRole("button", { name: "Open" }).click();
    await bob.page.getByRole("textbox", { name: /^Message to/ }).waitFor();
    await toast.waitFor({ state: "detached" });

    await bob.page.getByRole("button", { name: "Details", exact: true }).click();
    await bob.page.getByRole("button", { name: "Mute…" }).click();
    await bob.page.getByRole("menuitem", { name: "Until I turn it back on" }).click();
    await bob.page.getByRole("button", { name: "Muted – Unmute" }).waitFor();
    await screenshot(bob.page, "notifications-muted");
    await bob.page.getByRole("button", { name: "Unmute", exact: true }).click();
    await bob.page.getByRole("button", { name: "Mute…" }).waitFor();
  },
  minute,
);

test(
  "S41 a window in the background tells on the desktop, and what was read is taken off it",
  async () => {
    await look(bob.page, "hidden");
    await say("Are you there?");
    await until("it is on the desktop", async () => (await shown(bob.page)).length === 1);
    expect((await shown(bob.page))[0]).toMatchObject({ title: "Ada Lovelace", body: "Are you there?" });
    await look(bob.page, "visible");
    await until("it is off again", async () => (await shown(bob.page)).length === 0);
  },
  minute,
);

/** The browser's own push service cannot be reached from here: its message is handed to the worker by the debugger. */
async function registrationOf(cdp: CDPSession): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<string>();
  cdp.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
    const [first] = registrations;
    if (first) resolve(first.registrationId);
  });
  await cdp.send("ServiceWorker.enable");
  return promise;
}

test(
  "S41 S65 a push to a closed page says only that something is new; a click shows the chat in the window that is open",
  async () => {
    const chat = new URL(bob.page.url()).pathname;
    const conversationId = chat.split("/").at(-1) ?? "";
    const cdp = await bob.context.newCDPSession(bob.page);
    const registrationId = await registrationOf(cdp);
    await bob.page.goto("about:blank");
    const push: PushMessage = {
      ...{ kind: "message", conversationId, tag: conversationId, ref: "one", unread: 2, language: "de", at: 0 },
    };
    const deliver = (changes: Partial<PushMessage> = {}) => {
      const data = JSON.stringify({ ...push, ...changes });
      return cdp.send("ServiceWorker.deliverPushMessage", { origin: iris.url, registrationId, data });
    };
    await deliver();
    await deliver();
    const [worker] = bob.context.serviceWorkers();
    if (!worker) throw new Error("no service worker runs");
    const standing = () =>
      worker.evaluate(async () => {
        const all = await (self as unknown as ServiceWorkerGlobalScope).registration.getNotifications();
        return all.map(({ title, body, tag }) => ({ title, body, tag }));
      });
    await until("it is shown, once", async () => (await standing()).length === 1);
    expect(await standing()).toEqual([
      { title: "Neue Nachricht", body: "Öffne Iris, um mehr zu sehen.", tag: conversationId },
    ]);
    const tag = `ring ${conversationId}`;
    await deliver({ kind: "ring", tag, ref: "call" });
    await until("it rings", async () => (await standing()).some(({ title }) => title === "Eingehender Anruf"));
    // Answered elsewhere: that one goes, the other one stays.
    await deliver({ kind: "gone", tag, ref: "call" });
    await until("it rings no more", async () => (await standing()).length === 1);
    // The chat was seen while no window was open here.
    await bob.page.goto("/settings/notifications");
    await until("nothing stands any more", async () => (await shown(bob.page)).length === 0);
    await worker.evaluate(async (url) => {
      const scope = self as unknown as ServiceWorkerGlobalScope;
      await scope.registration.showNotification("Neue Nachricht", { data: { url } });
      const [notification] = await scope.registration.getNotifications();
      if (!notification) throw new Error("nothing to click");
      scope.dispatchEvent(new NotificationEvent("notificationclick", { notification }));
    }, chat);
    await bob.page.waitForURL(`**${chat}`);
    expect(bob.context.pages()).toHaveLength(1);
  },
  minute,
);

test(
  "S65 the app can be installed, opens without the server and says so, and goes on by itself",
  async () => {
    const cdp = await bob.context.newCDPSession(bob.page);
    const { installabilityErrors } = await cdp.send("Page.getInstallabilityErrors");
    // The window of a test keeps nothing, which is all that stands in the way.
    expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(["in-incognito"]);
    expect(bob.problems).toEqual([]);
    await iris.kill();
    await bob.page.goto("/");
    await bob.page.getByText("No connection to Iris").waitFor();
    await screenshot(bob.page, "offline-shell");
    const kept = await bob.page.evaluate(async () => {
      const urls: string[] = [];
      for (const name of await caches.keys())
        for (const { url } of await (await caches.open(name)).keys()) urls.push(new URL(url).pathname);
      return urls;
    });
    expect(kept).toContain("/index.html");
    expect(kept.filter((path) => path.startsWith("/api/"))).toEqual([]);
    await iris.restart();
    await bob.page.getByRole("navigation").getByRole("link", { name: "Chats", exact: true }).waitFor();
  },
  minute,
);
