import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { changeRole, getConversation, listConversations, removeMember } from "../../../protocol/conversations.ts";
import * as acts from "../../../protocol/messages.ts";
import { type Person, startTestApp, type TestApp } from "../../../testing/test-app.ts";
import { directChat, newBubble, pageOf, placeOf, react, say, seen } from "./messages.testing.ts";

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

const remove = (person: Person, message: Parameters<typeof placeOf>[0]) =>
  person.call(acts.deleteMessage, { params: placeOf(message) });
const hide = (person: Person, message: Parameters<typeof placeOf>[0], isHidden = true) =>
  person.call(acts.hideMessage, { params: placeOf(message), body: { isHidden } });

describe("B3 deleting for everybody", () => {
  test("B3 what was said goes with all that hangs on it; its place stays", async () => {
    const chat = await directChat(ada, bob);
    const sent = await say(ada, chat.id, "Not meant for you", { urgency: "urgent" });
    await react(bob, sent, "😮");
    await bob.call(acts.pinMessage, { params: placeOf(sent), body: { isPinned: true } });
    await bob.call(acts.acknowledgeMessage, { params: placeOf(sent) });
    const device = await bob.connect();
    const gone = await remove(ada, sent);
    const { id, seq, conversationId, senderId, sentAt } = sent;
    const content = { kind: "deleted", by: "sender" };
    expect(gone).toEqual({ ...{ id, seq, conversationId, senderId, sentAt }, content } as typeof gone);
    const { event } = await device.next("event", ({ event }) => event.type === "message.changed");
    expect(event).toEqual({ type: "message.changed", message: gone });
    expect(await seen(bob, sent)).toEqual(gone);
    expect((await bob.call(acts.listPins, { params: { conversationId } })).messages).toEqual([]);
    await device.close();
  });

  test("B3 in a bubble its moderators delete what others said, but not what the organiser said", async () => {
    const bubble = await newBubble(ada, bob, carol);
    const params = { conversationId: bubble.id, accountId: bob.accountId };
    await ada.call(changeRole, { params, body: { role: "moderator" } });
    const [adas, bobs, carols] = [
      await say(ada, bubble.id, "ada's"),
      await say(bob, bubble.id, "bob's"),
      await say(carol, bubble.id, "carol's"),
    ];
    for (const message of [adas, bobs])
      expect(await carol.refusal(acts.deleteMessage, { params: placeOf(message) })).toBe("message.not_allowed");
    expect(await bob.refusal(acts.deleteMessage, { params: placeOf(adas) })).toBe("message.not_allowed");
    expect((await remove(bob, carols)).content).toEqual({ kind: "deleted", by: "moderator" });
    expect((await remove(ada, bobs)).content).toEqual({ kind: "deleted", by: "moderator" });
    const left = await say(carol, bubble.id, "before I go");
    await carol.call(removeMember, { params: { conversationId: bubble.id, accountId: carol.accountId } });
    expect((await remove(bob, left)).content).toEqual({ kind: "deleted", by: "moderator" });
    expect(await carol.refusal(acts.deleteMessage, { params: placeOf(left) })).toBe("conversation.not_found");
  });

  test("B3 in a direct chat nobody deletes for both what the other one said", async () => {
    const chat = await directChat(ada, bob);
    const sent = await say(ada, chat.id, "Mine");
    expect(await bob.refusal(acts.deleteMessage, { params: placeOf(sent) })).toBe("message.not_allowed");
    expect(await mallory.refusal(acts.deleteMessage, { params: placeOf(sent) })).toBe("conversation.not_found");
  });
});

describe("B3 deleting for oneself", () => {
  test("B3 it is gone on one's own devices alone, also from lists and counts", async () => {
    const chat = await directChat(ada, bob);
    const kept = await say(ada, chat.id, "kept");
    const sent = await say(ada, chat.id, "not for bob's eyes");
    const [bobs, adas] = [await bob.connect(), await ada.connect()];
    await hide(bob, sent);
    const { event } = await bobs.next("event", ({ event }) => event.type === "message.hidden");
    expect(event).toEqual({ type: "message.hidden", conversationId: chat.id, seq: sent.seq });
    await adas.settled();
    expect(adas.events("message.hidden")).toHaveLength(0);
    expect(adas.events("message.changed")).toHaveLength(0);
    expect(await seen(bob, sent)).toBeUndefined();
    expect(await seen(ada, sent)).toEqual(sent);
    const bobsChat = await bob.call(getConversation, { params: { conversationId: chat.id } });
    expect(bobsChat.lastMessage?.id).toBe(kept.id);
    expect(bobsChat.unreadCount).toBe((await pageOf(bob, chat.id)).filter((m) => m.senderId !== bob.accountId).length);
    const { conversations } = await bob.call(listConversations);
    expect(conversations.find(({ id }) => id === chat.id)?.lastMessage?.id).toBe(kept.id);
    // Nothing that happens to it is told to them any more, and they act on it no more.
    await react(ada, sent, "👍");
    await bobs.settled();
    expect(bobs.events("message.changed")).toHaveLength(0);
    const call = { params: placeOf(sent), body: { emoji: "👍", isSet: true } };
    expect(await bob.refusal(acts.reactToMessage, call)).toBe("message.not_found");
    await Promise.all([bobs.close(), adas.close()]);
  });

  test("B3 it can be brought back", async () => {
    const chat = await directChat(ada, bob);
    const sent = await say(ada, chat.id, "wanted after all");
    await hide(bob, sent);
    const device = await bob.connect();
    await hide(bob, sent, false);
    const { event } = await device.next("event", ({ event }) => event.type === "message.changed");
    expect(event).toEqual({ type: "message.changed", message: sent });
    expect(await seen(bob, sent)).toEqual(sent);
    await device.close();
  });

  test("S71 a stranger hides nothing", async () => {
    const chat = await directChat(ada, bob);
    const sent = await say(ada, chat.id, "ours");
    const call = { params: placeOf(sent), body: { isHidden: true } };
    expect(await mallory.refusal(acts.hideMessage, call)).toBe("conversation.not_found");
  });
});
