import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import * as api from "../../../protocol/conversations.ts";
import { choosePresence } from "../../../protocol/presence.ts";
import { getSeenMarks, listReceipts, setSeenMarks } from "../../../protocol/receipts.ts";
import { type Person, startTestApp, type TestApp } from "../../../testing/test-app.ts";

const minute = 60_000;
let now = Date.UTC(2026, 10, 24, 12, 0, 30);
let app: TestApp;
let ada: Person;
let bob: Person;
let carol: Person;
let mallory: Person;

beforeAll(async () => {
  app = await startTestApp({ now: () => now });
  [ada, bob, carol, mallory] = await app.people("ada", "bob", "carol", "mallory");
}, 60_000);
afterAll(() => app.stop());

const say = (person: Person, conversationId: string, text = "hello") =>
  person.call(api.sendMessage, { params: { conversationId }, body: { id: nanoid(), text } });
const mark = (person: Person, conversationId: string, body: { deliveredSeq?: number; seenSeq?: number }) =>
  person.call(api.markProgress, { params: { conversationId }, body });
const receipts = async (person: Person, { conversationId, id: messageId }: { conversationId: string; id: string }) =>
  (await person.call(listReceipts, { params: { conversationId, messageId } })).receipts;
const bubble = async (...people: Person[]) => {
  const body = { id: nanoid(), name: "Harbour", memberIds: people.map(({ accountId }) => accountId) };
  await ada.call(api.createBubble, { body });
  return body.id;
};
const direct = async (one: Person, other: Person) =>
  (await one.call(api.openDirectChat, { body: { accountId: other.accountId } })).id;
const marksOf = async (viewer: Person, conversationId: string, of: Person) =>
  (await viewer.call(api.getConversation, { params: { conversationId } })).members.find(
    ({ accountId }) => accountId === of.accountId,
  );
/** The beginning of the minute `after` minutes from now. */
const minuteAfter = (after: number) => Math.floor(now / minute + after) * minute;

describe("receipts of a message", () => {
  test("S17 tell who received and saw it, and when, each on their own", async () => {
    const id = await bubble(bob, carol);
    const first = await say(ada, id);
    const [received, seen] = [minuteAfter(2), minuteAfter(5)];
    now += 2 * minute;
    await mark(bob, id, { deliveredSeq: first.seq });
    now += 3 * minute;
    await mark(bob, id, { seenSeq: first.seq });
    const second = await say(ada, id);
    now += 7 * minute;
    await mark(bob, id, { seenSeq: second.seq });
    // The first keeps its own times though the mark went on.
    const byPerson = async (message: typeof first) =>
      new Map((await receipts(ada, message)).map(({ accountId, ...marks }) => [accountId, marks]));
    expect(await byPerson(first)).toEqual(
      new Map([
        [bob.accountId, { delivered: { at: received }, seen: { at: seen } }],
        [carol.accountId, { delivered: null, seen: null }],
      ]),
    );
    expect((await byPerson(second)).get(bob.accountId)).toMatchObject({ seen: { at: minuteAfter(0) } });
  });

  test("S17 no time lies before the message was sent", async () => {
    const id = await bubble(bob);
    const message = await say(ada, id);
    await mark(bob, id, { seenSeq: message.seq });
    expect(await receipts(ada, message)).toMatchObject([{ seen: { at: message.sentAt } }]);
  });

  test("S17 who came later is not counted, who left neither", async () => {
    const id = await bubble(bob);
    const message = await say(ada, id);
    now += minute;
    await ada.call(api.addMembers, { params: { conversationId: id }, body: { accountIds: [carol.accountId] } });
    expect((await receipts(ada, message)).map(({ accountId }) => accountId)).toEqual([bob.accountId]);
    await ada.call(api.removeMember, { params: { conversationId: id, accountId: bob.accountId } });
    expect(await receipts(ada, message)).toEqual([]);
  });

  test("B2 are for its sender alone", async () => {
    const id = await bubble(bob);
    const message = await say(ada, id);
    const params = { conversationId: id, messageId: message.id };
    expect((await bob.send(listReceipts, { params })).status).toBe(403);
    expect((await mallory.send(listReceipts, { params })).status).toBe(404);
  });

  test("S33 somebody invisible leaves none, and is shown with the time at which they show themselves", async () => {
    const id = await direct(ada, bob);
    const message = await say(ada, id);
    await bob.call(choosePresence, { body: { choice: "invisible" } });
    await mark(bob, id, { seenSeq: message.seq });
    expect(await receipts(ada, message)).toMatchObject([{ delivered: null, seen: null }]);
    now += 30 * minute;
    await bob.call(choosePresence, { body: { choice: "automatic" } });
    const shown = { at: minuteAfter(0) };
    expect(await receipts(ada, message)).toMatchObject([{ delivered: shown, seen: shown }]);
  });
});

describe("one's own seen marks turned off", () => {
  test("S17 others get that it arrived and no more, live and in lists; one's own devices agree on how far one has read", async () => {
    const [one, other] = [await app.person(nanoid()), await app.person(nanoid())];
    const id = await direct(one, other);
    expect(await other.call(getSeenMarks)).toEqual({ isOn: true, mayTurnOff: true });
    await other.call(setSeenMarks, { body: { isOn: false } });
    const message = await say(one, id);
    const [watching, phone] = [await one.connect(), await other.connect()];
    await mark(other, id, { seenSeq: message.seq });
    const held = await phone.next("progress.held");
    expect(held.progress).toMatchObject({ accountId: other.accountId, seenSeq: message.seq });
    const { event } = await watching.next("event", (frame) => frame.event.type === "members.progressed");
    expect(event).toMatchObject({ progress: [{ deliveredSeq: message.seq, seenSeq: 0, seenAt: null }] });
    expect(await marksOf(one, id, other)).toMatchObject({ deliveredSeq: message.seq, seenSeq: 0, seenAt: null });
    expect(await marksOf(other, id, other)).toMatchObject({ seenSeq: message.seq });
    expect(await receipts(one, message)).toMatchObject([{ delivered: { at: message.sentAt }, seen: null }]);
    expect((await other.call(api.getConversation, { params: { conversationId: id } })).unreadCount).toBe(0);
    await Promise.all([watching.close(), phone.close()]);
  });

  test("S17 who shows none gets none, in lists, live and in receipts", async () => {
    const [one, other] = [await app.person(nanoid()), await app.person(nanoid())];
    const id = await direct(one, other);
    await one.call(setSeenMarks, { body: { isOn: false } });
    const message = await say(one, id);
    const watching = await one.connect();
    await mark(other, id, { seenSeq: message.seq });
    const { event } = await watching.next("event", (frame) => frame.event.type === "members.progressed");
    expect(event).toMatchObject({ progress: [{ deliveredSeq: message.seq, seenSeq: 0, seenAt: null }] });
    expect(await marksOf(one, id, other)).toMatchObject({ deliveredSeq: message.seq, seenSeq: 0 });
    expect(await receipts(one, message)).toMatchObject([{ delivered: {}, seen: null }]);
    await one.call(setSeenMarks, { body: { isOn: true } });
    expect(await marksOf(one, id, other)).toMatchObject({ seenSeq: message.seq });
    await watching.close();
  });

  test("S17 turned on again they show how far one has read, with the time of that", async () => {
    const [one, other] = [await app.person(nanoid()), await app.person(nanoid())];
    const id = await direct(one, other);
    await other.call(setSeenMarks, { body: { isOn: false } });
    const message = await say(one, id);
    await mark(other, id, { seenSeq: message.seq });
    now += 90 * minute;
    await other.call(setSeenMarks, { body: { isOn: true } });
    expect(await receipts(one, message)).toMatchObject([{ seen: { at: minuteAfter(0) } }]);
  });

  test("S33 becoming visible shows what arrived and still nothing of what was read", async () => {
    const [one, other] = [await app.person(nanoid()), await app.person(nanoid())];
    const id = await direct(one, other);
    await other.call(setSeenMarks, { body: { isOn: false } });
    await other.call(choosePresence, { body: { choice: "invisible" } });
    const message = await say(one, id);
    await mark(other, id, { seenSeq: message.seq });
    expect(await marksOf(one, id, other)).toMatchObject({ deliveredSeq: 0, seenSeq: 0 });
    await other.call(choosePresence, { body: { choice: "automatic" } });
    expect(await marksOf(one, id, other)).toMatchObject({ deliveredSeq: message.seq, seenSeq: 0 });
    expect(await marksOf(other, id, other)).toMatchObject({ seenSeq: message.seq });
  });
});
