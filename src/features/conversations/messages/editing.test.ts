import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import * as acts from "../../../protocol/messages.ts";
import { type Person, startTestApp, type TestApp } from "../../../testing/test-app.ts";
import { directChat, edit, newBubble, placeOf, react, say, seen } from "./messages.testing.ts";

let app: TestApp;
let ada: Person;
let bob: Person;
let mallory: Person;
let now = Date.now();

beforeAll(async () => {
  app = await startTestApp({ now: () => now });
  [ada, bob, mallory] = await app.people("ada", "bob", "mallory");
});
afterAll(() => app.stop());

const versions = async (person: Person, message: Parameters<typeof placeOf>[0]) =>
  (await person.call(acts.listVersions, { params: placeOf(message) })).versions;

/** A company with one person in it, who administers it. */
async function employed(name: string, rules?: Partial<acts.MessageRules>): Promise<Person> {
  const person = await app.person(name);
  const companyId = await app.app.companies.createCompany({ name: `${name} AG` });
  await app.app.companies.assignToCompany(person.accountId, companyId, "administrator");
  if (rules) {
    const body = { keepsEdits: false, editMinutes: null, ...rules };
    await person.call(acts.setMessageRules, { body });
  }
  return person;
}

describe("B3 edits", () => {
  test("B3 an edit replaces what was said, says so and reaches all devices", async () => {
    const chat = await directChat(ada, bob);
    const sent = await say(ada, chat.id, "Tusday");
    await react(bob, sent, "👍");
    const device = await bob.connect();
    now += 1000;
    const edited = await edit(ada, sent, "Tuesday");
    expect(edited).toMatchObject({ seq: sent.seq, sentAt: sent.sentAt, editedAt: now, content: { text: "Tuesday" } });
    expect(edited.reactions).toHaveLength(1);
    const { event } = await device.next("event", ({ event }) => event.type === "message.changed");
    expect(event).toEqual({ type: "message.changed", message: edited });
    expect(await versions(bob, sent)).toEqual([]);
    await device.close();
  });

  test("B3 only the author edits, in a bubble too, and only to something", async () => {
    const bubble = await newBubble(ada, bob);
    const sent = await say(bob, bubble.id, "Mine");
    const call = { params: placeOf(sent), body: { text: "Yours" } };
    expect(await ada.refusal(acts.editMessage, call)).toBe("message.not_allowed");
    expect(await mallory.refusal(acts.editMessage, call)).toBe("conversation.not_found");
    expect(await bob.refusal(acts.editMessage, { ...call, body: { text: "  " } })).toBe("conversation.message_empty");
    await bob.call(acts.deleteMessage, { params: placeOf(sent) });
    expect(await bob.refusal(acts.editMessage, call)).toBe("message.not_allowed");
  });

  test("B3 where the author's company keeps edits, whoever sees the message sees what it said before", async () => {
    const carol = await employed("carol", { keepsEdits: true });
    const bubble = await newBubble(ada, carol, bob);
    const sent = await say(carol, bubble.id, "first");
    now += 1000;
    await edit(carol, sent, "second");
    now += 1000;
    await edit(carol, sent, "third");
    expect(await versions(bob, sent)).toEqual([
      { text: "first", at: sent.sentAt },
      { text: "second", at: sent.sentAt + 1000 },
    ]);
    expect(await mallory.refusal(acts.listVersions, { params: placeOf(sent) })).toBe("conversation.not_found");
    await carol.call(acts.deleteMessage, { params: placeOf(sent) });
    expect(await versions(bob, sent)).toEqual([]);
  });

  test("B3 a company ends how long its people may edit; others are not bound by it", async () => {
    const dora = await employed("dora", { editMinutes: 15 });
    const bubble = await newBubble(ada, dora);
    const [hers, adas] = [await say(dora, bubble.id, "hers"), await say(ada, bubble.id, "mine")];
    now += 15 * 60_000;
    await edit(dora, hers, "hers, in time");
    now += 1;
    const call = { params: placeOf(hers), body: { text: "too late" } };
    expect(await dora.refusal(acts.editMessage, call)).toBe("message.edit_too_late");
    await edit(ada, adas, "mine, later");
    expect(await seen(dora, adas)).toMatchObject({ content: { text: "mine, later" } });
  });

  test("S9 only an administrator reads and sets the company's rule", async () => {
    const erin = await employed("erin");
    expect(await erin.call(acts.getMessageRules)).toEqual({ keepsEdits: false, editMinutes: null });
    const body = { keepsEdits: true, editMinutes: 60 };
    expect(await ada.refusal(acts.setMessageRules, { body })).toBe("core.not_found");
    expect(await ada.refusal(acts.getMessageRules)).toBe("core.not_found");
    expect(await erin.call(acts.setMessageRules, { body })).toEqual(body);
    expect(await erin.call(acts.getMessageRules)).toEqual(body);
  });
});
