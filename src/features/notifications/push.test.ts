import { afterAll, beforeAll, beforeEach, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import { answerBubbleInvitation, inviteToBubble } from "../../protocol/bubbles.ts";
import { blockPerson, invitePerson, withdrawInvitation } from "../../protocol/contacts.ts";
import { removeMember, sendMessage } from "../../protocol/conversations.ts";
import { deleteMessage } from "../../protocol/messages.ts";
import { setNotifyLevel } from "../../protocol/notifications.ts";
import { choosePresence } from "../../protocol/presence.ts";
import type { Person } from "../../testing/test-app.ts";
import {
  bubbleOf,
  chatOf,
  type PushApp,
  pushed,
  say,
  see,
  startPushApp,
  subscribe,
  wish,
} from "./notifications.testing.ts";

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

test("S41 who is away is told by push that something is new, and nothing of what", async () => {
  const chat = await chatOf(ada, bob);
  const browser = await subscribe(bob, bench.service);
  const sent = await say(ada, chat, "Meet me at the harbour");
  const [push, ...others] = await pushed(bench);
  expect(others).toEqual([]);
  expect(push).toMatchObject({ path: browser.path, urgency: "normal", ttl: 24 * 3_600 });
  expect(push?.says).toMatchObject({ kind: "message", conversationId: chat, ref: sent.id, unread: 1, language: "en" });
  expect(push?.says.title).toBeUndefined();
  expect(push?.says.body).toBeUndefined();
});

test("S41 whoever wants it reads sender and words on the screen, encrypted on the way", async () => {
  const chat = await chatOf(ada, bob);
  const bubble = await bubbleOf(ada, "Harbour", bob);
  await subscribe(bob, bench.service);
  await wish(bob, { pushShowsContent: true });
  await say(ada, chat, `For <@${bob.accountId}> at the harbour`);
  await say(ada, bubble, "x".repeat(500));
  const says = (await pushed(bench)).map((push) => push.says);
  expect(says).toContainEqual(
    expect.objectContaining({
      title: `Ada${round} Example`,
      body: `For @Bob${round} Example at the harbour`,
      kind: "mention",
    }),
  );
  const long = says.find(({ conversationId }) => conversationId === bubble);
  expect(long?.title).toBe(`Ada${round} Example · Harbour`);
  expect(long?.body?.length).toBeLessThan(250);
});

test("S41 two browsers are told once each, under topics that do not match, and of a chat only the newest waits", async () => {
  const chat = await chatOf(ada, bob);
  const first = await subscribe(bob, bench.service);
  const phone = await bench.app.person(`phone${round}`);
  const second = await subscribe(phone, bench.service);
  const bubble = await bubbleOf(ada, "Harbour", bob, phone);
  await say(ada, bubble, "one");
  const told = await pushed(bench);
  expect(new Set(told.map(({ path }) => path))).toEqual(new Set([first.path, second.path]));
  expect(new Set(told.map(({ topic }) => topic)).size).toBe(2);
  // The service is ill: while it is, the newer takes the older's place.
  bench.service.answerNext({ status: 503 });
  await say(ada, chat, "two");
  expect((await news()).length).toBe(1);
  await say(ada, chat, "three");
  expect(await news()).toEqual([]);
  bench.clock.pass(minute);
  const retried = await pushed(bench);
  expect(retried.map(({ says }) => says.unread)).toEqual([4]);
  bench.clock.pass(hour);
  expect(await news()).toEqual([]);
});

test("S41 whoever is at a device is not told by push, unless they go without having seen it", async () => {
  const chat = await chatOf(ada, bob);
  const { path } = await subscribe(bob, bench.service);
  const device = await bob.connect();
  device.send({ type: "notifications.attention", isAttended: true });
  await device.settled();
  const { seq } = await say(ada, chat, "one");
  expect(await news()).toEqual([]);
  bench.clock.pass(2 * minute);
  expect(await news()).toEqual([]);

  await see(bob, chat, seq);
  const { seq: second } = await say(ada, chat, "two");
  await bench.app.app.heard();
  device.send({ type: "notifications.attention", isAttended: false });
  await device.settled();
  await see(bob, chat, second);
  bench.clock.pass(2 * minute);
  expect(await news()).toEqual([]);

  device.send({ type: "notifications.attention", isAttended: true });
  await device.settled();
  await say(ada, chat, "three");
  await bench.app.app.heard();
  await device.close();
  bench.clock.pass(2 * minute);
  expect(await news()).toEqual([[path, "message"]]);
});

test("S41 one's other devices learn that one is elsewhere, and nobody else's do", async () => {
  const [desk, phone, adas] = [await bob.connect(), await bob.connect(), await ada.connect()];
  desk.send({ type: "notifications.attention", isAttended: true });
  expect((await phone.next("notifications.elsewhere")).isAttended).toBe(true);
  await desk.close();
  expect((await phone.next("notifications.elsewhere", (frame) => !frame.isAttended)).isAttended).toBe(false);
  await Promise.all([adas.settled(), phone.settled()]);
  expect([adas, desk].flatMap(({ frames }) => frames.map(({ type }) => type))).not.toContain("notifications.elsewhere");
  await Promise.all([phone.close(), adas.close()]);
});

test("S41 a chat's level decides: all, what names one, nothing; muted until a time; nobody else learns of it", async () => {
  const mallory = await another();
  const bubble = await bubbleOf(ada, "Harbour", bob, mallory);
  const { path } = await subscribe(bob, bench.service);
  const named = `<@${bob.accountId}>`;
  const told = async (text: string) => {
    await say(ada, bubble, text);
    return (await news()).map(([, kind]) => kind);
  };
  expect(await told("hello")).toEqual(["message"]);
  expect(await told(named)).toEqual(["mention"]);
  expect(await told("<@all> come")).toEqual(["mention"]);

  const [other, hers] = [await bob.connect(), await mallory.connect()];
  await level(bob, bubble, { level: "mentions", mutedUntil: null });
  const event = await other.next("event", (frame) => frame.event.type === "conversation.changed");
  expect(event.event).toMatchObject({ conversation: { id: bubble, own: { fromSeq: 0, notify: "mentions" } } });
  await Promise.all([other.settled(), hers.settled()]);
  expect(hers.frames.some((frame) => frame.type === "event")).toBe(false);
  await Promise.all([other.close(), hers.close()]);

  expect(await told("hello")).toEqual([]);
  expect(await told(named)).toEqual(["mention"]);
  await level(bob, bubble, { level: "none", mutedUntil: null });
  expect(await told(named)).toEqual([]);
  await level(bob, bubble, { level: null, mutedUntil: bench.clock.now() + hour });
  expect(await told(named)).toEqual([]);
  bench.clock.pass(2 * hour);
  expect(await told("hello")).toEqual(["message"]);
  expect(path).toBeTruthy();
});

test("S41 muted chats do not count in the badge", async () => {
  const chat = await chatOf(ada, bob);
  const bubble = await bubbleOf(ada, "Harbour", bob);
  await subscribe(bob, bench.service);
  await level(bob, bubble, { level: "none", mutedUntil: null });
  await say(ada, bubble, "loud");
  await say(ada, chat, "quiet");
  expect((await pushed(bench)).map(({ says }) => says.unread)).toEqual([1]);
});

test("S41 do not disturb and quiet hours, by the person's own clock, silence push; it is not made up for later", async () => {
  const chat = await chatOf(ada, bob);
  await subscribe(bob, bench.service);
  await bob.call(choosePresence, { body: { choice: "dnd" } });
  await say(ada, chat, "one");
  expect(await news()).toEqual([]);
  await bob.call(choosePresence, { body: { choice: "automatic" } });
  expect(await news()).toEqual([]);

  const local = new Date(bench.clock.now()).getUTCHours() * 60;
  // Two hours later in Athens than in UTC in November.
  const quiet = {
    isOn: true,
    fromMinute: (local + 60) % 1_440,
    untilMinute: (local + 5 * 60) % 1_440,
    days: [1, 2, 3, 4, 5, 6, 7],
  };
  await wish(bob, { timeZone: "Europe/Athens", quietHours: quiet });
  await say(ada, chat, "two");
  expect(await news()).toEqual([]);
  await wish(bob, { timeZone: "America/New_York", quietHours: quiet });
  await say(ada, chat, "three");
  expect((await news()).length).toBe(1);
});

test("S14 S41 whoever is blocked reaches nobody by push, and what is not for one's eyes is not pushed", async () => {
  const mallory = await another();
  const chat = await chatOf(mallory, bob);
  await subscribe(bob, bench.service);
  await bob.call(blockPerson, { params: { accountId: mallory.accountId } });
  await say(mallory, chat, "you cannot hide");
  expect(await news()).toEqual([]);

  const bubble = await bubbleOf(ada, "Harbour", bob);
  bench.service.answerNext({ status: 503 });
  await say(ada, bubble, "secret");
  expect((await news()).length).toBe(1);
  await ada.call(removeMember, { params: { conversationId: bubble, accountId: bob.accountId } });
  bench.clock.pass(hour);
  expect(await news()).toEqual([]);
});

test("S15 S41 somebody invisible gets their pushes, and who sends while invisible is announced like others", async () => {
  const chat = await chatOf(ada, bob);
  await subscribe(bob, bench.service);
  for (const person of [ada, bob]) await person.call(choosePresence, { body: { choice: "invisible" } });
  await say(ada, chat, "psst");
  expect((await news()).length).toBe(1);
});

test("B3 S41 what is urgent breaks a muted chat, a missed call is told as one, a deleted message not at all", async () => {
  const chat = await chatOf(ada, bob);
  await subscribe(bob, bench.service);
  await level(bob, chat, { level: "none", mutedUntil: null });
  const params = { conversationId: chat };
  await ada.call(sendMessage, { params, body: { id: nanoid(), text: "the ship sinks", urgency: "urgent" } });
  const [urgent] = await pushed(bench);
  expect(urgent).toMatchObject({ urgency: "high", says: { kind: "urgent" } });
  await level(bob, chat, { level: null, mutedUntil: null });

  const call = { callId: nanoid(), kind: "audio", startedAt: 1, durationSec: 0 } as const;
  const entry = { conversationId: chat, senderId: ada.accountId };
  const { conversations } = bench.app.app;
  await conversations.appendEntry({
    ...{ ...entry, id: nanoid(), content: { kind: "call", call: { ...call, outcome: "unanswered" } } },
  });
  const [missed] = await pushed(bench);
  expect(missed).toMatchObject({ urgency: "high", ttl: 6 * 3_600, says: { kind: "call" } });
  await conversations.appendEntry({
    ...{ ...entry, id: nanoid(), content: { kind: "call", call: { ...call, outcome: "answered" } } },
  });
  expect(await news()).toEqual([]);

  bench.service.answerNext({ status: 503 });
  const { id: messageId } = await say(ada, chat, "never mind");
  expect((await news()).length).toBe(1);
  await ada.call(deleteMessage, { params: { ...params, messageId } });
  bench.clock.pass(hour);
  expect(await news()).toEqual([]);
});

test("S21 S25 S41 an invitation into a bubble is told until it is answered, a withdrawn file to whom it was shared with", async () => {
  const bubble = await bubbleOf(ada, "Harbour");
  await subscribe(bob, bench.service);
  await ada.call(inviteToBubble, { params: { conversationId: bubble }, body: { accountIds: [bob.accountId] } });
  expect((await pushed(bench)).map(({ says }) => [says.kind, says.conversationId])).toEqual([["invitation", null]]);
  await bob.call(answerBubbleInvitation, { params: { conversationId: bubble }, body: { answer: "accept" } });
  const { db, facts } = bench.app.platform;
  const payload = { fileId: nanoid(), ownerId: ada.accountId, conversationId: bubble };
  await pushed(bench);
  await db.transaction((tx) => facts.record(tx, "file.withdrawn", payload, { scope: `conversation:${bubble}` }));
  expect((await pushed(bench)).map(({ says }) => [says.kind, says.conversationId])).toEqual([["file", bubble]]);
});

test("S41 an invitation is told, and not once it was withdrawn", async () => {
  await subscribe(bob, bench.service);
  const id = nanoid();
  bench.service.answerNext({ status: 503 });
  await ada.call(invitePerson, { body: { id, accountId: bob.accountId, note: "" } });
  const [push] = await pushed(bench);
  expect(push?.says).toMatchObject({ kind: "invitation", conversationId: null, ref: id });
  await ada.call(withdrawInvitation, { params: { invitationId: id } });
  bench.clock.pass(hour);
  expect(await news()).toEqual([]);
});

test("S41 what stays unsent for a day is no news any more", async () => {
  const chat = await chatOf(ada, bob);
  await subscribe(bob, bench.service);
  bench.service.answerNext({ status: 503 });
  await say(ada, chat, "hello");
  expect((await news()).length).toBe(1);
  bench.clock.pass(25 * hour);
  expect(await news()).toEqual([]);
});
