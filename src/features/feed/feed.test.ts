import { afterAll, beforeAll, beforeEach, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import { signIn } from "../../protocol/accounts.ts";
import { answerBubbleInvitation } from "../../protocol/bubbles.ts";
import { createBubble, openDirectChat, sendMessage } from "../../protocol/conversations.ts";
import { type Dismissal, dismissEvents, listEvents } from "../../protocol/feed.ts";
import { type Person, password, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { uploadReady } from "../../testing/upload.ts";

const dayMs = 24 * 3_600_000;
let time = Date.UTC(2026, 10, 24, 9);
let app: TestApp;
let round = 0;
let ada: Person;
let bob: Person;
beforeAll(async () => {
  app = await startTestApp({ now: () => time++ });
});
afterAll(() => app.stop());
beforeEach(async () => {
  round += 1;
  [ada, bob] = await app.people(`ada${round}`, `bob${round}`);
});

const say = (from: Person, conversationId: string, text: string) =>
  from.call(sendMessage, { params: { conversationId }, body: { id: nanoid(), text } });
const chatOf = async (from: Person, to: Person) =>
  (await from.call(openDirectChat, { body: { accountId: to.accountId } })).id;
const eventsOf = async (person: Person) => (await person.call(listEvents)).events;
const listed = async (person: Person) => (await eventsOf(person)).map(({ kind, refId }) => [kind, refId]);
const dismiss = (person: Person, ...events: Dismissal[]) => person.call(dismissEvents, { body: { events } });

test("S40 chats and bubbles in which somebody else spoke last are listed, the newest first", async () => {
  const chat = await chatOf(ada, bob);
  const { id: bubble } = await ada.call(createBubble, {
    body: { id: nanoid(), name: "Harbour", memberIds: [bob.accountId] },
  });
  await say(ada, bubble, "Welcome");
  await say(ada, chat, "Hello");
  expect(await listed(bob)).toEqual([
    ["chat", chat],
    ["bubble", bubble],
  ]);
  expect(await listed(ada)).toEqual([]);

  await say(bob, chat, "Hello yourself");
  expect(await listed(bob)).toEqual([["bubble", bubble]]);
  expect(await listed(ada)).toEqual([["chat", chat]]);
});

test("S40 a dismissed event is gone on all devices, its chat stays, and what comes later shows again", async () => {
  const chat = await chatOf(ada, bob);
  await say(ada, chat, "Hello");
  const device = await bob.connect();
  await device.settled();
  const [event] = await eventsOf(bob);
  if (event?.kind !== "chat") throw new Error("the chat is not listed");
  const dismissed = { kind: event.kind, refId: event.refId, at: event.at };
  await dismiss(bob, dismissed);
  const told = await device.next("event", (frame) => frame.event.type === "events.dismissed");
  expect(told.event).toEqual({ type: "events.dismissed", events: [dismissed] });
  expect(await listed(bob)).toEqual([]);

  await say(ada, chat, "Are you there?");
  expect(await listed(bob)).toEqual([["chat", chat]]);
  // A device that was away sends its older dismissal late.
  await dismiss(bob, dismissed);
  expect(await listed(bob)).toEqual([["chat", chat]]);
  await device.close();
});

test("S40 nobody dismisses for another, and a stranger's list is their own", async () => {
  const mallory = await app.person(`mallory${round}`);
  const chat = await chatOf(ada, bob);
  await say(ada, chat, "Hello");
  const [event] = await eventsOf(bob);
  await dismiss(mallory, { kind: "chat", refId: chat, at: event?.at ?? 0 });
  expect(await listed(bob)).toEqual([["chat", chat]]);
  expect(await listed(mallory)).toEqual([]);
  expect(await app.visitor().refusal(listEvents)).toBe("core.not_signed_in");
});

test("S40 after thirty days an event is no news", async () => {
  const chat = await chatOf(ada, bob);
  await say(ada, chat, "Hello");
  time += 29 * dayMs;
  expect(await listed(bob)).toEqual([["chat", chat]]);
  time += 2 * dayMs;
  // By then the session has been idle for too long.
  await bob.call(signIn, { body: { email: bob.email, password } });
  expect(await listed(bob)).toEqual([]);
});

test("S40 an invitation into a bubble is listed until it is answered", async () => {
  const { id } = await ada.call(createBubble, { body: { id: nanoid(), name: "Quay", invitedIds: [bob.accountId] } });
  expect(await listed(bob)).toContainEqual(["bubbleInvitation", id]);
  await bob.call(answerBubbleInvitation, { params: { conversationId: id }, body: { answer: "refuse" } });
  expect(await listed(bob)).not.toContainEqual(["bubbleInvitation", id]);
});

test("S40 a voice message is one event: the chat it came in, and no file beside it", async () => {
  const chat = await chatOf(ada, bob);
  const { fileId } = await uploadReady(ada, new TextEncoder().encode("hello"), { name: "recording.webm" });
  const voice = { durationSec: 2, waveform: [10, 40] };
  await ada.call(sendMessage, { params: { conversationId: chat }, body: { id: nanoid(), fileId, voice } });
  expect(await listed(bob)).toEqual([["chat", chat]]);
  // The same bytes as a document are one.
  await ada.call(sendMessage, { params: { conversationId: chat }, body: { id: nanoid(), fileId } });
  expect(await listed(bob)).toContainEqual(["file", fileId]);
});
