import { afterAll, beforeAll, beforeEach, expect, test } from "bun:test";
import { listOutbox, signIn } from "../../protocol/accounts.ts";
import { setNotifyLevel } from "../../protocol/notifications.ts";
import { choosePresence } from "../../protocol/presence.ts";
import { type Person, password } from "../../testing/test-app.ts";
import { bubbleOf, chatOf, type PushApp, say, see, startPushApp, wish } from "./notifications.testing.ts";

const hour = 3_600_000;
let bench: PushApp;
let olga: Person;
let ada: Person;
let bob: Person;
let round = 0;
beforeAll(async () => {
  bench = await startPushApp();
  olga = await bench.app.person("olga", { isOperator: true });
});
afterAll(async () => {
  await bench.app.stop();
  bench.service.stop();
});
beforeEach(async () => {
  round += 1;
  ada = await bench.app.person(`ada${round}`);
  bob = await bench.app.person(`bob${round}`, { language: "de" });
});

/** Hours pass, the hourly look is taken. @returns the mails that bob got in all */
async function after(hours: number) {
  bench.clock.pass(hours * hour);
  await bench.app.app.notifications.sendDigests();
  await olga.call(signIn, { body: { email: olga.email, password } });
  const { mails } = await olga.call(listOutbox);
  return mails.filter(({ to }) => to === bob.email);
}

test("S41 nobody gets a mail about what waits who did not ask for one", async () => {
  await say(ada, await chatOf(ada, bob), "hello");
  expect(await after(30)).toEqual([]);
});

test("S41 who asked gets one mail once something has waited for hours, in their language, without names or words", async () => {
  const chat = await chatOf(ada, bob);
  await wish(bob, { digest: "afterHours" });
  await say(ada, chat, "the plans are in the drawer");
  await say(ada, chat, "second drawer");
  expect(await after(3)).toEqual([]);
  const [mail, ...others] = await after(1);
  expect(others).toEqual([]);
  expect(mail?.subject).toBe("2 ungelesene Nachrichten warten bei Iris");
  expect(mail?.text).toContain("/settings/notifications");
  expect(mail?.text).not.toContain(`Ada${round}`);
  expect(mail?.text).not.toContain("drawer");
  // Nothing new: no second one, however long it waits.
  expect((await after(48)).length).toBe(1);
  await say(ada, chat, "hello?");
  expect((await after(5)).length).toBe(2);
});

test("S41 once a day is once a day, and chats are named only if one wants that", async () => {
  const chat = await chatOf(ada, bob);
  const bubble = await bubbleOf(ada, "Harbour", bob);
  await wish(bob, { digest: "daily", digestNamesChats: true });
  await say(ada, chat, "one");
  await say(ada, bubble, "two");
  const [mail] = await after(5);
  expect(mail?.text).toContain(`Ada${round} Example: 1`);
  expect(mail?.text).toContain("Harbour:");
  await say(ada, chat, "three");
  expect((await after(10)).length).toBe(1);
  expect((await after(14)).length).toBe(2);
});

test("S41 what was read, what is muted, quiet hours and somebody who is there make no mail", async () => {
  const chat = await chatOf(ada, bob);
  await wish(bob, { digest: "afterHours" });
  const { seq } = await say(ada, chat, "read");
  await see(bob, chat, seq);
  expect(await after(5)).toEqual([]);

  await bob.call(signIn, { body: { email: bob.email, password } });
  await bob.call(setNotifyLevel, { params: { conversationId: chat }, body: { level: "none", mutedUntil: null } });
  await say(ada, chat, "muted");
  expect(await after(5)).toEqual([]);
  await bob.call(setNotifyLevel, { params: { conversationId: chat }, body: { level: null, mutedUntil: null } });

  await bob.call(choosePresence, { body: { choice: "dnd" } });
  expect(await after(0)).toEqual([]);
  await bob.call(choosePresence, { body: { choice: "automatic" } });
  const device = await bob.connect();
  device.send({ type: "notifications.attention", isAttended: true });
  await device.settled();
  expect(await after(0)).toEqual([]);
  await device.close();
  await bench.app.app.heard();
  expect((await after(0)).length).toBe(1);
});
