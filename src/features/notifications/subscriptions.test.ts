import { afterAll, beforeAll, beforeEach, expect, test } from "bun:test";
import { verifyVapid } from "../../platform/webpush/push-service.testing.ts";
import { listSessions, revokeSession, signOut } from "../../protocol/accounts.ts";
import {
  getNotifications,
  setNotifyLevel,
  subscribeToPush,
  unsubscribeFromPush,
} from "../../protocol/notifications.ts";
import type { Person } from "../../testing/test-app.ts";
import { bubbleOf, chatOf, type PushApp, pushed, say, startPushApp, subscribe, wish } from "./notifications.testing.ts";
import { findSettings } from "./settings.store.ts";
import { subscriptionsOf } from "./subscriptions.store.ts";
import { wishesOf } from "./wishes.store.ts";

const minute = 60_000;
const hour = 60 * minute;
let bench: PushApp;
let round = 0;
let ada: Person;
let bob: Person;
beforeAll(async () => {
  bench = await startPushApp();
});
afterAll(async () => {
  await bench.app.stop();
  bench.service.stop();
});
beforeEach(async () => {
  round += 1;
  [ada, bob] = await bench.app.people(`ada${round}`, `bob${round}`);
  await pushed(bench);
});

const another = () => bench.app.person(`mallory${round}`);
const news = async () => (await pushed(bench)).map(({ path, says }) => [path, says.kind]);
const level = (
  person: Person,
  conversationId: string,
  body: { level: "all" | "mentions" | "none" | null; mutedUntil: number | null },
) => person.call(setNotifyLevel, { params: { conversationId }, body });

test("S41 a browser that its push service no longer knows is forgotten; a busy service is asked again with growing pauses", async () => {
  const chat = await chatOf(ada, bob);
  await subscribe(bob, bench.service);
  bench.service.answerNext({ status: 429, retryAfter: "600" }, { status: 500 }, { status: 410 });
  await say(ada, chat, "hello");
  expect((await news()).length).toBe(1);
  bench.clock.pass(9 * minute);
  expect(await news()).toEqual([]);
  bench.clock.pass(2 * minute);
  expect((await news()).length).toBe(1);
  expect((await bob.call(getNotifications)).push.devices.length).toBe(1);
  bench.clock.pass(5 * minute);
  expect((await news()).length).toBe(1);
  expect((await bob.call(getNotifications)).push.devices).toEqual([]);
  await say(ada, chat, "anybody?");
  expect(await news()).toEqual([]);
});

test("S41 signing out and revoking a session end its browser's pushes; each device is listed and can be taken off", async () => {
  const mallory = await another();
  const chat = await chatOf(ada, bob);
  await subscribe(bob, bench.service);
  const state = await bob.call(getNotifications);
  expect(state.push).toMatchObject({ isOffered: true, devices: [{ isCurrent: true }] });
  const { sessions } = await bob.call(listSessions);
  expect(state.push.devices[0]?.device).toBe(sessions[0]?.device);
  await bob.call(signOut);
  await say(ada, chat, "hello");
  expect(await news()).toEqual([]);

  const browser = await subscribe(mallory, bench.service);
  const [device] = browser.state.push.devices;
  const subscriptionId = device?.id ?? "";
  expect(await ada.refusal(unsubscribeFromPush, { params: { subscriptionId } })).toBe(
    "notifications.subscription_not_found",
  );
  const left = await mallory.call(unsubscribeFromPush, { params: { subscriptionId } });
  expect(left.push.devices).toEqual([]);
  await subscribe(mallory, bench.service);
  const own = (await mallory.call(listSessions)).sessions[0]?.id ?? "";
  await mallory.call(revokeSession, { params: { sessionId: own } });
  await say(ada, await chatOf(ada, mallory), "hello");
  expect(await news()).toEqual([]);
});

test("S41 a browser in which somebody else signs in is theirs from then on", async () => {
  const mallory = await another();
  const { endpoint, p256dh, auth, path } = await subscribe(bob, bench.service);
  await mallory.call(subscribeToPush, { body: { endpoint, p256dh, auth } });
  await mallory.call(subscribeToPush, { body: { endpoint, p256dh, auth } });
  expect((await bob.call(getNotifications)).push.devices).toEqual([]);
  await say(ada, await chatOf(ada, bob), "for bob");
  expect(await news()).toEqual([]);
  await say(ada, await chatOf(ada, mallory), "for mallory");
  expect(await news()).toEqual([[path, "message"]]);
});

test("S51 S41 with somebody's account go their subscriptions, wishes and settings, and what was on its way", async () => {
  const chat = await chatOf(ada, bob);
  await subscribe(bob, bench.service);
  await wish(bob, { pushShowsContent: true });
  await level(bob, chat, { level: "all", mutedUntil: null });
  bench.service.answerNext({ status: 503 });
  await say(ada, chat, "hello");
  expect((await news()).length).toBe(1);
  const { app } = bench.app;
  const { reader } = app.platform.db;
  await app.accounts.eraseAccount(bob.accountId, async () => {});
  expect(await subscriptionsOf(reader, bob.accountId)).toEqual([]);
  expect(await wishesOf(reader, bob.accountId)).toEqual([]);
  const keyOf = () => Promise.reject(new Error("there is nothing to open"));
  expect(await findSettings(reader, keyOf, bob.accountId)).toBeUndefined();
  bench.clock.pass(hour);
  expect(await news()).toEqual([]);
});

test("S71 what is no subscription, no allowed push service, no member's chat and no time zone is refused", async () => {
  const { endpoint, p256dh, auth } = bench.service.subscription();
  expect(await bob.refusal(subscribeToPush, { body: { endpoint, p256dh: auth, auth } })).toBe(
    "notifications.subscription_invalid",
  );
  for (const elsewhere of ["https://fcm.googleapis.com/x", "http://169.254.169.254/latest", "http://localhost:1/"])
    expect(await bob.refusal(subscribeToPush, { body: { endpoint: elsewhere, p256dh, auth } })).toBe(
      "notifications.push_not_offered",
    );
  const bubble = await bubbleOf(ada, "Harbour");
  const body = { level: "none", mutedUntil: null } as const;
  expect(await bob.refusal(setNotifyLevel, { params: { conversationId: bubble }, body })).toBe(
    "conversation.not_found",
  );
  await expect(wish(bob, { timeZone: "Europe/Atlantis" })).rejects.toThrow("notifications.time_zone_unknown");
});

test("S41 the push service knows the instance by one key, which browsers subscribe with", async () => {
  const { state } = await subscribe(bob, bench.service);
  await say(ada, await chatOf(ada, bob), "hello");
  await bench.app.app.heard();
  await bench.app.app.notifications.pushed();
  const { publicKey } = verifyVapid(bench.service.received.splice(0)[0]?.headers.get("authorization") ?? null);
  expect(publicKey).toBe(state.push.publicKey ?? "");
});
