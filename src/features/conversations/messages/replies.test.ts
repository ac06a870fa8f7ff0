import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import { sendMessage } from "../../../protocol/conversations.ts";
import { deleteMessage, pageThread } from "../../../protocol/messages.ts";
import { type Person, startTestApp, type TestApp } from "../../../testing/test-app.ts";
import { directChat, newBubble, pageOf, placeOf, say, seen } from "./messages.testing.ts";

let app: TestApp;
let ada: Person;
let bob: Person;
let mallory: Person;

beforeAll(async () => {
  app = await startTestApp();
  [ada, bob, mallory] = await app.people("ada", "bob", "mallory");
});
afterAll(() => app.stop());

const thread = (person: Person, conversationId: string, rootSeq: number, query: object = {}) =>
  person.call(pageThread, { params: { conversationId, rootSeq: String(rootSeq) }, query });

describe("B3 replies and threads", () => {
  test("B3 a reply names what it answers, and an answer to it stays in the same thread", async () => {
    const chat = await directChat(ada, bob);
    const root = await say(ada, chat.id, "Where do we meet?");
    const reply = await say(bob, chat.id, "At the harbour", { replyTo: root.seq });
    const second = await say(ada, chat.id, "Good", { replyTo: reply.seq });
    expect(reply).toMatchObject({ replyTo: root.seq, threadSeq: root.seq });
    expect(second).toMatchObject({ replyTo: reply.seq, threadSeq: root.seq });
    expect(await seen(bob, root)).toMatchObject({ replyCount: 2 });
    expect(await pageOf(bob, chat.id)).toContainEqual(reply);
  });

  test("B3 everybody there learns how many replies a message has", async () => {
    const bubble = await newBubble(ada, bob);
    const root = await say(ada, bubble.id, "Ideas?");
    const device = await bob.connect();
    await say(ada, bubble.id, "Mine", { replyTo: root.seq });
    const { event } = await device.next("event", ({ event }) => event.type === "message.changed");
    expect(event).toMatchObject({ message: { id: root.id, replyCount: 1 } });
    await device.close();
  });

  test("B3 a thread is paged from its newest reply backwards", async () => {
    const bubble = await newBubble(ada, bob);
    const root = await say(ada, bubble.id, "Long talk");
    for (const text of ["one", "two", "three"]) await say(bob, bubble.id, text, { replyTo: root.seq });
    await say(ada, bubble.id, "something else");
    const newest = await thread(ada, bubble.id, root.seq, { limit: 2 });
    expect(newest.root).toMatchObject({ id: root.id, replyCount: 3 });
    expect(newest.messages.map(({ content }) => "text" in content && content.text)).toEqual(["two", "three"]);
    expect(newest.hasMore).toBe(true);
    const older = await thread(ada, bubble.id, root.seq, { limit: 2, before: newest.messages[0]?.seq });
    expect(older.messages.map(({ content }) => "text" in content && content.text)).toEqual(["one"]);
    expect(older.hasMore).toBe(false);
  });

  test("B3 nothing is answered that is not there or is gone", async () => {
    const chat = await directChat(ada, bob);
    const sent = await say(ada, chat.id, "Gone soon");
    const refused = (replyTo: number) =>
      bob.refusal(sendMessage, { params: { conversationId: chat.id }, body: { id: nanoid(), text: "re", replyTo } });
    expect(await refused(9_999)).toBe("message.not_found");
    await ada.call(deleteMessage, { params: placeOf(sent) });
    expect(await refused(sent.seq)).toBe("message.not_allowed");
  });

  test("S71 a stranger pages no thread", async () => {
    const chat = await directChat(ada, bob);
    const root = await say(ada, chat.id, "Private");
    const params = { conversationId: chat.id, rootSeq: String(root.seq) };
    expect(await mallory.refusal(pageThread, { params })).toBe("conversation.not_found");
  });

  test("B5 a reply sent again is one reply", async () => {
    const chat = await directChat(ada, bob);
    const root = await say(ada, chat.id, "Once?");
    const body = { id: nanoid(), text: "once", replyTo: root.seq };
    const send = () => bob.call(sendMessage, { params: { conversationId: chat.id }, body });
    expect(await send()).toEqual(await send());
    expect(await seen(ada, root)).toMatchObject({ replyCount: 1 });
  });
});
