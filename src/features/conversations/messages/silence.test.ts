import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { blockPerson, unblockPerson } from "../../../protocol/contacts.ts";
import * as acts from "../../../protocol/messages.ts";
import { type Person, startTestApp, type TestApp } from "../../../testing/test-app.ts";
import { directChat, edit, newBubble, placeOf, react, say, seen } from "./messages.testing.ts";

let app: TestApp;
let ada: Person;
let bob: Person;

beforeAll(async () => {
  app = await startTestApp();
  [ada, bob] = await app.people("ada", "bob");
});
afterAll(() => app.stop());

const block = () => bob.call(blockPerson, { params: { accountId: ada.accountId } });
const unblock = () => bob.call(unblockPerson, { params: { accountId: ada.accountId } });

describe("S14 whoever blocks is not reached by acts on messages either", () => {
  test("S14 reactions, pins, edits, acknowledgements and replies of a blocked person look sent and do not arrive", async () => {
    const chat = await directChat(ada, bob);
    const [adas, bobs] = [await say(ada, chat.id, "old words"), await say(bob, chat.id, "now!", { urgency: "urgent" })];
    await block();
    const device = await bob.connect();
    expect((await react(ada, bobs, "😡")).reactions).toHaveLength(1);
    expect((await ada.call(acts.pinMessage, { params: placeOf(bobs), body: { isPinned: true } })).pin).toBeDefined();
    expect((await ada.call(acts.acknowledgeMessage, { params: placeOf(bobs) })).acknowledgedBy).toHaveLength(1);
    expect((await edit(ada, adas, "new words")).content).toMatchObject({ text: "new words" });
    await say(ada, chat.id, "re", { replyTo: bobs.seq });
    expect(await seen(ada, bobs)).toMatchObject({ replyCount: 1 });
    await device.settled();
    expect(device.events("message.changed")).toHaveLength(0);
    expect(device.events("message.sent")).toHaveLength(0);
    expect(await seen(bob, bobs)).toEqual(bobs);
    expect(await seen(bob, adas)).toEqual(adas);
    expect((await bob.call(acts.listPins, { params: { conversationId: chat.id } })).messages).toEqual([]);
    const { messages } = await bob.call(acts.pageThread, {
      params: { conversationId: chat.id, rootSeq: String(bobs.seq) },
    });
    expect(messages).toEqual([]);
    // What follows after the block is seen again, as it then is.
    await unblock();
    expect(await seen(bob, adas)).toEqual(adas);
    await edit(ada, adas, "newest words");
    expect((await seen(bob, adas))?.content).toMatchObject({ text: "newest words" });
    await device.close();
  });

  test("S14 towards somebody blocked one adds nothing, and takes back what one likes", async () => {
    const chat = await directChat(ada, bob);
    const [adas, bobs] = [await say(ada, chat.id, "hers"), await say(bob, chat.id, "his")];
    await react(bob, adas, "👍");
    await block();
    const params = placeOf(adas);
    const refusals = [
      await bob.refusal(acts.reactToMessage, { params, body: { emoji: "👎", isSet: true } }),
      await bob.refusal(acts.pinMessage, { params, body: { isPinned: true } }),
      await bob.refusal(acts.editMessage, { params: placeOf(bobs), body: { text: "other" } }),
    ];
    expect(refusals).toEqual(Array(3).fill("contacts.blocked_by_you"));
    expect((await react(bob, adas, "👍", false)).reactions).toBeUndefined();
    await bob.call(acts.deleteMessage, { params: placeOf(bobs) });
    expect((await seen(ada, bobs))?.content.kind).toBe("deleted");
    await unblock();
  });

  test("S14 in a bubble both see what the other one does", async () => {
    const bubble = await newBubble(ada, bob);
    const sent = await say(bob, bubble.id, "hello");
    await block();
    await react(ada, sent, "👋");
    expect((await seen(bob, sent))?.reactions).toHaveLength(1);
    await unblock();
  });
});
