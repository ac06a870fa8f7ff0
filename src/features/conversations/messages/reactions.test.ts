import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import { removeMember } from "../../../protocol/conversations.ts";
import { mostReactions, reactToMessage } from "../../../protocol/messages.ts";
import { type Person, startTestApp, type TestApp } from "../../../testing/test-app.ts";
import { directChat, newBubble, pageOf, placeOf, react, say, seen } from "./messages.testing.ts";

let app: TestApp;
let ada: Person;
let bob: Person;
let mallory: Person;

beforeAll(async () => {
  app = await startTestApp();
  [ada, bob, mallory] = await app.people("ada", "bob", "mallory");
});
afterAll(() => app.stop());

describe("B3 reactions", () => {
  test("B3 several people react, in the order in which each emoji came first, and all devices are told", async () => {
    const chat = await directChat(ada, bob);
    const sent = await say(ada, chat.id, "Lunch?");
    const device = await ada.connect();
    await react(bob, sent, "👍");
    await react(bob, sent, "❤️");
    const message = await react(ada, sent, "❤️");
    expect(message.reactions).toEqual([
      { emoji: "👍", accountIds: [bob.accountId] },
      { emoji: "❤️", accountIds: [bob.accountId, ada.accountId] },
    ]);
    await device.settled();
    expect(device.events("message.changed").at(-1)?.message).toEqual(message);
    expect(await seen(bob, sent)).toEqual(message);
    await device.close();
  });

  test("B3 a reaction counts once and is taken back", async () => {
    const chat = await directChat(ada, bob);
    const sent = await say(ada, chat.id, "Done");
    await react(bob, sent, "🎉");
    const device = await ada.connect();
    await react(bob, sent, "🎉");
    await device.settled();
    expect(device.events("message.changed")).toHaveLength(0);
    expect((await react(bob, sent, "🎉", false)).reactions).toBeUndefined();
    await device.close();
  });

  test("B3 a reaction is one emoji, and one person gives a few at most", async () => {
    const chat = await directChat(ada, bob);
    const sent = await say(ada, chat.id, "Many");
    const refused = (emoji: string) =>
      bob.refusal(reactToMessage, { params: placeOf(sent), body: { emoji, isSet: true } });
    for (const text of ["no", "👍👍", "1", " "]) expect(await refused(text)).toBe("message.not_emoji");
    const several = ["👍", "👎", "😀", "😁", "😂", "😃", "😄", "😅"];
    expect(several).toHaveLength(mostReactions.ofOne);
    for (const emoji of several) await react(bob, sent, emoji);
    expect(await refused("😆")).toBe("message.too_many_reactions");
  });

  test("S71 who is not there, or no longer, finds no message to react to", async () => {
    const bubble = await newBubble(ada, bob);
    const sent = await say(ada, bubble.id, "Only us");
    const call = { params: placeOf(sent), body: { emoji: "👍", isSet: true } };
    expect(await mallory.refusal(reactToMessage, call)).toBe("conversation.not_found");
    const other = await directChat(mallory, bob);
    const elsewhere = { ...call, params: { conversationId: other.id, messageId: sent.id } };
    expect(await mallory.refusal(reactToMessage, elsewhere)).toBe("message.not_found");
    const nothing = { ...call, params: { conversationId: other.id, messageId: nanoid() } };
    expect(await mallory.refusal(reactToMessage, nothing)).toBe("message.not_found");
    await ada.call(removeMember, { params: { conversationId: bubble.id, accountId: bob.accountId } });
    expect(await bob.refusal(reactToMessage, call)).toBe("conversation.not_found");
  });

  test("B3 what happened in a bubble is not something said", async () => {
    const bubble = await newBubble(ada, bob);
    const [notice] = await pageOf(ada, bubble.id);
    if (!notice) throw new Error("no notice");
    const call = { params: placeOf(notice), body: { emoji: "👍", isSet: true } };
    expect(await bob.refusal(reactToMessage, call)).toBe("message.not_allowed");
  });
});
