import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import type * as api from "../../../protocol/conversations.ts";
import * as acts from "../../../protocol/messages.ts";
import { type Person, startTestApp, type TestApp } from "../../../testing/test-app.ts";
import { directChat, placeOf, say, seen } from "./messages.testing.ts";

let app: TestApp;
let ada: Person;
let bob: Person;
let carol: Person;
let mallory: Person;

beforeAll(async () => {
  app = await startTestApp();
  [ada, bob, carol, mallory] = await app.people("ada", "bob", "carol", "mallory");
});
afterAll(() => app.stop());

const call = (message: api.Message, conversationId: string, id = nanoid()) => ({
  params: { conversationId },
  body: { id, from: placeOf(message) },
});

describe("B3 forwarding", () => {
  test("B3 a text is said elsewhere, marked, without its author; once however often it is sent", async () => {
    const chat = await directChat(ada, bob);
    const target = await directChat(bob, carol);
    const sent = await say(ada, chat.id, `Ask <@${ada.accountId}>`, { urgency: "urgent" });
    const to = call(sent, target.id);
    const forwarded = await bob.call(acts.forwardMessage, to);
    expect(forwarded).toMatchObject({ senderId: bob.accountId, conversationId: target.id });
    expect(forwarded.content).toEqual({ kind: "text", text: "Ask @Ada Example", isForwarded: true });
    expect(await bob.call(acts.forwardMessage, to)).toEqual(forwarded);
    expect(await seen(carol, forwarded)).toEqual(forwarded);
    const edit = { params: placeOf(forwarded), body: { text: "other words" } };
    expect(await bob.refusal(acts.editMessage, edit)).toBe("message.not_allowed");
  });

  test("B3 only what one sees, and only to where one may write", async () => {
    const chat = await directChat(ada, bob);
    const theirs = await directChat(ada, carol);
    const sent = await say(ada, chat.id, "secret");
    const own = await directChat(mallory, bob);
    expect(await mallory.refusal(acts.forwardMessage, call(sent, own.id))).toBe("conversation.not_found");
    expect(await bob.refusal(acts.forwardMessage, call(sent, theirs.id))).toBe("conversation.not_found");
    await ada.call(acts.deleteMessage, { params: placeOf(sent) });
    expect(await bob.refusal(acts.forwardMessage, call(sent, own.id))).toBe("message.not_allowed");
  });
});
