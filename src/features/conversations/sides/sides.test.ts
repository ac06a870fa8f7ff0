import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import * as api from "../../../protocol/conversations.ts";
import { clearSide, closeChat } from "../../../protocol/sides.ts";
import { type Person, startTestApp, type TestApp } from "../../../testing/test-app.ts";
import { findMessage } from "../conversations.store.ts";
import { goneThrough } from "./sides.store.ts";

let app: TestApp;
let ada: Person;
let mallory: Person;
/** Each two of them have one chat. */
let people: readonly Person[];
let taken = 0;

beforeAll(async () => {
  app = await startTestApp();
  const all = await app.people("ada", "bob", "carol", "dave", "erin", "mallory");
  people = all;
  [ada, , , , , mallory] = all;
}, 60_000);
afterAll(() => app.stop());

const direct = async (one: Person, other: Person) =>
  (await one.call(api.openDirectChat, { body: { accountId: other.accountId } })).id;
const pairs = (): [Person, Person][] => {
  const known = people.filter((person) => person !== mallory);
  return known.flatMap((one, at) => known.slice(at + 1).map((other): [Person, Person] => [one, other]));
};
const freshChat = async () => {
  const [one, other] = pairs()[taken++] as [Person, Person];
  return { one, other, id: await direct(one, other) };
};
const say = (person: Person, conversationId: string, text: string) =>
  person.call(api.sendMessage, { params: { conversationId }, body: { id: nanoid(), text } });
const clear = (person: Person, conversationId: string) => person.call(clearSide, { params: { conversationId } });
const close = (person: Person, conversationId: string, isClosed = true) =>
  person.call(closeChat, { params: { conversationId }, body: { isClosed } });
const reread = (person: Person, conversationId: string) =>
  person.call(api.getConversation, { params: { conversationId } });
const texts = async (person: Person, conversationId: string) =>
  (await person.call(api.pageMessages, { params: { conversationId } })).messages.map(({ content }) =>
    content.kind === "text" ? content.text : content.kind,
  );
const keyOf = (conversationId: string) => app.platform.keys.get(`conversation:${conversationId}`);

describe("one's own side", () => {
  test("S18 who deletes all messages has none from then on, the other one has them all", async () => {
    const { one, other, id } = await freshChat();
    await say(one, id, "hello");
    await say(other, id, "good day");
    const mine = await clear(one, id);
    expect(mine).toMatchObject({ lastMessage: null, unreadCount: 0, own: { fromSeq: 2, isClosed: true } });
    expect(await texts(one, id)).toEqual([]);
    expect(await texts(other, id)).toEqual(["hello", "good day"]);
    expect((await reread(other, id)).lastMessage?.content).toMatchObject({ text: "good day" });
  });

  test("S18 all one's devices are told at once, the other one's hear nothing and see nothing of it", async () => {
    const { one, other, id } = await freshChat();
    await say(other, id, "hello");
    const before = await reread(other, id);
    const [desk, phone, others] = await Promise.all([one.connect(), one.connect(), other.connect()]);
    await clear(one, id);
    for (const device of [desk, phone]) {
      const { event } = await device.next("event", ({ event }) => event.type === "conversation.changed");
      expect(event).toMatchObject({ conversation: { id, lastMessage: null, own: { fromSeq: 1 } } });
    }
    await others.settled();
    expect(others.frames.filter(({ type }) => type === "event")).toEqual([]);
    expect(await reread(other, id)).toEqual(before);
    await Promise.all([desk, phone, others].map((device) => device.close()));
  });

  test("S18 the chat is out of the list until somebody writes again, and begins after what was deleted", async () => {
    const { one, other, id } = await freshChat();
    await say(one, id, "old");
    await clear(one, id);
    expect((await reread(one, id)).own.isClosed).toBe(true);
    await say(other, id, "new");
    expect(await reread(one, id)).toMatchObject({ unreadCount: 1, own: { fromSeq: 1 } });
    expect((await reread(one, id)).own.isClosed).toBeUndefined();
    expect(await texts(one, id)).toEqual(["new"]);
    expect(await texts(other, id)).toEqual(["old", "new"]);
  });

  test("S18 deleting again, with nothing new, changes nothing", async () => {
    const { one, other, id } = await freshChat();
    await say(one, id, "only");
    const first = await clear(one, id);
    const version = (await keyOf(id)).version;
    expect(await clear(one, id)).toEqual(first);
    expect((await keyOf(id)).version).toBe(version);
    expect(await texts(other, id)).toEqual(["only"]);
  });

  test("S18 in a bubble one's own history is emptied, and the bubble stays in the list", async () => {
    const [one, other] = pairs()[0] as [Person, Person];
    const body = { id: nanoid(), name: "Harbour", memberIds: [other.accountId] };
    await one.call(api.createBubble, { body });
    await say(one, body.id, "hello");
    expect(await clear(other, body.id)).toMatchObject({ name: "Harbour", lastMessage: null, own: { fromSeq: 2 } });
    expect((await reread(other, body.id)).own.isClosed).toBeUndefined();
    expect(await texts(one, body.id)).toEqual(["notice", "hello"]);
  });

  test("S18 a chat is closed without deleting anything, and opening it brings it back", async () => {
    const { one, other, id } = await freshChat();
    await say(one, id, "hello");
    expect((await close(one, id)).own).toEqual({ fromSeq: 0, isClosed: true });
    expect((await reread(other, id)).own.isClosed).toBeUndefined();
    expect(await texts(one, id)).toEqual(["hello"]);
    await direct(one, other);
    expect((await reread(one, id)).own.isClosed).toBeUndefined();
    await close(one, id);
    expect((await close(one, id, false)).own.isClosed).toBeUndefined();
  });

  test("B2 a stranger can neither delete nor close, and a bubble is not closed", async () => {
    const { id } = await freshChat();
    const params = { conversationId: id };
    for (const answer of [
      await mallory.send(clearSide, { params }),
      await mallory.send(closeChat, { params, body: { isClosed: true } }),
    ])
      expect(answer.status).toBe(404);
    const body = { id: nanoid(), name: "Harbour", memberIds: [] };
    await ada.call(api.createBubble, { body });
    const refused = await ada.send(closeChat, { params: { conversationId: body.id }, body: { isClosed: true } });
    expect(await refused.json()).toMatchObject({ code: "conversation.not_allowed" });
  });
});

describe("the last side", () => {
  test("S18 when both have deleted, rows and the key of that time are gone; what is said later stays readable", async () => {
    const { one, other, id } = await freshChat();
    const old = await say(one, id, "old");
    await clear(one, id);
    const kept = await say(other, id, "kept by one");
    expect((await keyOf(id)).version).toBe(2);
    await clear(other, id);
    const { reader } = app.platform.db;
    expect(await findMessage(reader, old.id)).toBeUndefined();
    expect(await findMessage(reader, kept.id)).toBeDefined();
    // Version 1 opened nothing but what both deleted.
    expect(await keyOf(id)).toMatchObject({ version: 3, older: new Map([[2, expect.anything()]]) });
    expect(await texts(one, id)).toEqual(["kept by one"]);
    await clear(one, id);
    expect(await findMessage(reader, kept.id)).toBeUndefined();
    const left = await keyOf(id);
    expect(left.older).toBeUndefined();
    await say(one, id, "a new beginning");
    expect(await texts(other, id)).toEqual(["a new beginning"]);
  });

  test("S18 a message sent while the other side is deleted is on the right side of it", async () => {
    const { one, other, id } = await freshChat();
    for (let round = 0; round < 5; round++) {
      await Promise.all([say(one, id, "a"), clear(one, id), say(other, id, "b"), clear(other, id), say(one, id, "c")]);
      // Whatever is left opens, for both.
      const [mine, others] = [await texts(one, id), await texts(other, id)];
      expect([...mine, ...others].every((text) => ["a", "b", "c"].includes(text))).toBe(true);
    }
    await clear(one, id);
    await clear(other, id);
    expect((await keyOf(id)).older).toBeUndefined();
  });

  test("S18 in a bubble the last member who deletes, or who leaves, takes the rest with them", async () => {
    const [one, other, third] = people as [Person, Person, Person];
    const body = { id: nanoid(), name: "Harbour", memberIds: [other.accountId, third.accountId] };
    await one.call(api.createBubble, { body });
    const said = await say(one, body.id, "hello");
    await clear(one, body.id);
    await clear(other, body.id);
    const { reader } = app.platform.db;
    expect(await findMessage(reader, said.id)).toBeDefined();
    await third.call(api.removeMember, { params: { conversationId: body.id, accountId: third.accountId } });
    while (await findMessage(reader, said.id)) await Bun.sleep(5);
    expect((await reread(one, body.id)).name).toBe("Harbour");
    // A newcomer begins after what is gone.
    await one.call(api.addMembers, { params: { conversationId: body.id }, body: { accountIds: [third.accountId] } });
    expect(await texts(third, body.id)).not.toContain("hello");
  });

  test("S51 an account that is erased is a side that is gone: the other keeps the chat, and deletes it for good", async () => {
    const { one, other, id } = await freshChat();
    const said = await say(one, id, "farewell");
    await app.app.conversations.removePerson({ accountId: one.accountId, companyId: null, isGone: async () => false });
    expect(await texts(other, id)).toEqual(["farewell"]);
    const later = await say(other, id, "where are you?");
    expect(await texts(other, id)).toEqual(["farewell", "where are you?"]);
    await clear(other, id);
    for (const { id: messageId } of [said, later])
      expect(await findMessage(app.platform.db.reader, messageId)).toBeUndefined();
    expect((await keyOf(id)).older).toBeUndefined();
    expect(await goneThrough(app.platform.db.reader, id)).toBe(2);
  });
});
