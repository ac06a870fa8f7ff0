import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { changeRole } from "../../../protocol/conversations.ts";
import * as acts from "../../../protocol/messages.ts";
import { type Person, startTestApp, type TestApp } from "../../../testing/test-app.ts";
import { directChat, edit, newBubble, placeOf, say, seen } from "./messages.testing.ts";

let app: TestApp;
let ada: Person;
let bob: Person;
let mallory: Person;

beforeAll(async () => {
  app = await startTestApp();
  [ada, bob, mallory] = await app.people("ada", "bob", "mallory");
});
afterAll(() => app.stop());

const pin = (isPinned = true) => ({ body: { isPinned } });
const pins = async (person: Person, conversationId: string) =>
  (await person.call(acts.listPins, { params: { conversationId } })).messages;

describe("B3 pins", () => {
  test("B3 in a direct chat both pin and unpin; the newest pin comes first", async () => {
    const chat = await directChat(ada, bob);
    const [one, two] = [await say(ada, chat.id, "one"), await say(ada, chat.id, "two")];
    await bob.call(acts.pinMessage, { params: placeOf(two), ...pin() });
    const pinned = await ada.call(acts.pinMessage, { params: placeOf(one), ...pin() });
    expect(pinned.pin).toMatchObject({ accountId: ada.accountId });
    expect((await pins(bob, chat.id)).map(({ id }) => id)).toEqual([one.id, two.id]);
    await ada.call(acts.pinMessage, { params: placeOf(two), ...pin(false) });
    expect((await pins(bob, chat.id)).map(({ id }) => id)).toEqual([one.id]);
  });

  test("B3 in a bubble its moderators pin", async () => {
    const bubble = await newBubble(ada, bob);
    const sent = await say(bob, bubble.id, "Agenda");
    const call = { params: placeOf(sent), ...pin() };
    expect(await bob.refusal(acts.pinMessage, call)).toBe("message.not_allowed");
    expect(await mallory.refusal(acts.pinMessage, call)).toBe("conversation.not_found");
    const params = { conversationId: bubble.id, accountId: bob.accountId };
    await ada.call(changeRole, { params, body: { role: "moderator" } });
    await bob.call(acts.pinMessage, call);
    expect(await pins(ada, bubble.id)).toHaveLength(1);
    expect(await mallory.refusal(acts.listPins, { params: { conversationId: bubble.id } })).toBe(
      "conversation.not_found",
    );
  });

  test("B3 fifty messages are pinned at most", async () => {
    const bubble = await newBubble(ada);
    for (let i = 0; i < 50; i += 1)
      await ada.call(acts.pinMessage, { params: placeOf(await say(ada, bubble.id, `${i}`)), ...pin() });
    const call = { params: placeOf(await say(ada, bubble.id, "one more")), ...pin() };
    expect(await ada.refusal(acts.pinMessage, call)).toBe("message.too_many_pins");
    expect(await pins(ada, bubble.id)).toHaveLength(50);
  });
});

describe("B3 urgency", () => {
  test("B3 receivers acknowledge what is urgent, and the sender sees who did", async () => {
    const bubble = await newBubble(ada, bob);
    const sent = await say(ada, bubble.id, "Leave the building", { urgency: "urgent" });
    expect(sent.content).toMatchObject({ urgency: "urgent" });
    const device = await ada.connect();
    await bob.call(acts.acknowledgeMessage, { params: placeOf(sent) });
    await bob.call(acts.acknowledgeMessage, { params: placeOf(sent) });
    await device.settled();
    expect(device.events("message.changed").map(({ message }) => message.acknowledgedBy)).toEqual([[bob.accountId]]);
    await device.close();
  });

  test("B3 nothing else is acknowledged, not by its sender, not by strangers", async () => {
    const chat = await directChat(ada, bob);
    const important = await say(ada, chat.id, "Please read", { urgency: "important" });
    const urgent = await say(ada, chat.id, "Now", { urgency: "urgent" });
    expect(await bob.refusal(acts.acknowledgeMessage, { params: placeOf(important) })).toBe("message.not_allowed");
    expect(await ada.refusal(acts.acknowledgeMessage, { params: placeOf(urgent) })).toBe("message.not_allowed");
    expect(await mallory.refusal(acts.acknowledgeMessage, { params: placeOf(urgent) })).toBe("conversation.not_found");
  });
});

describe("B3 mentions", () => {
  const textOf = async (person: Person, message: Parameters<typeof seen>[1]) => {
    const content = (await seen(person, message))?.content;
    return content && "text" in content ? content.text : undefined;
  };

  test("B3 who is in the conversation is mentioned, a stranger to it is not", async () => {
    const bubble = await newBubble(ada, bob);
    const text = `<@${bob.accountId}> and <@${mallory.accountId}>`;
    const sent = await say(ada, bubble.id, text);
    expect(await textOf(bob, sent)).toBe(`<@${bob.accountId}> and @…`);
    await edit(ada, sent, `No, <@${mallory.accountId}>`);
    expect(await textOf(bob, sent)).toBe("No, @…");
  });

  test("B3 all are called in a bubble, never in a direct chat", async () => {
    const bubble = await newBubble(ada, bob);
    expect(await textOf(bob, await say(bob, bubble.id, "<@all> hi"))).toBe("<@all> hi");
    const chat = await directChat(ada, bob);
    expect(await textOf(bob, await say(ada, chat.id, "<@all> hi"))).toBe("@all hi");
  });
});
