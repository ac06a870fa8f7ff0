import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import { blockPerson, unblockPerson } from "../../../protocol/contacts.ts";
import * as api from "../../../protocol/conversations.ts";
import { deleteMessage } from "../../../protocol/messages.ts";
import { endPoll, getOwnVote, votePoll } from "../../../protocol/polls.ts";
import { type Person, startTestApp, type TestApp } from "../../../testing/test-app.ts";
import { givePlan } from "../../plans/plans.testing.ts";

let app: TestApp;
let ada: Person;
let bob: Person;
let carol: Person;
let mallory: Person;
let moved = 0;
let bubbleId: string;

beforeAll(async () => {
  app = await startTestApp({ now: () => Date.now() + moved });
  [ada, bob, carol, mallory] = await app.people("ada", "bob", "carol", "mallory");
  bubbleId = nanoid();
  const memberIds = [bob.accountId, carol.accountId];
  await ada.call(api.createBubble, { body: { id: bubbleId, name: "Harbour", memberIds } });
});
afterAll(() => app.stop());

const question = { question: "Where do we eat?", answers: ["Harbour", "Market", "Canteen"] };
async function ask(person: Person, more: object = {}, conversationId = bubbleId) {
  const body = { id: nanoid(), poll: { ...question, ...more } };
  const message = await person.call(api.sendMessage, { params: { conversationId }, body });
  return { conversationId, messageId: message.id };
}
const vote = async (person: Person, params: Awaited<ReturnType<typeof ask>>, ...answers: number[]) =>
  pollOf(await person.call(votePoll, { params, body: { answers } }));
function pollOf({ content }: api.Message) {
  if (content.kind !== "poll") throw new Error(`a ${content.kind} is no poll`);
  return content.poll;
}
async function read(person: Person, { conversationId, messageId }: Awaited<ReturnType<typeof ask>>) {
  const { messages } = await person.call(api.pageMessages, { params: { conversationId } });
  return pollOf(messages.find(({ id }) => id === messageId) as api.Message);
}

describe("a named poll", () => {
  test("B3 shows everybody live who chose what, and lets each change and withdraw", async () => {
    const place = await ask(ada);
    const device = await carol.connect();
    await vote(bob, place, 1);
    const { event } = await device.next("event", ({ event }) => event.type === "message.changed");
    expect(event).toMatchObject({ message: { content: { poll: { voterCount: 1 } } } });
    await device.close();
    expect((await vote(bob, place, 2)).answers.map(({ accountIds }) => accountIds)).toEqual([[], [], [bob.accountId]]);
    await vote(carol, place, 2);
    expect((await read(ada, place)).answers[2]).toMatchObject({ count: 2 });
    expect((await vote(bob, place)).voterCount).toBe(1);
  });

  test("B3 takes one answer unless it asks for several, and passes over what it does not offer", async () => {
    const one = await ask(ada);
    expect(await bob.refusal(votePoll, { params: one, body: { answers: [0, 1] } })).toBe("message.one_answer");
    const several = await ask(ada, { isMultiple: true });
    expect((await vote(bob, several, 2, 0, 2, 9)).answers.map(({ count }) => count)).toEqual([1, 0, 1]);
  });
});

describe("an anonymous poll", () => {
  test("B3 S72 tells nobody who chose what, not even its author, and each their own", async () => {
    const place = await ask(ada, { isAnonymous: true });
    await vote(bob, place, 0);
    await vote(bob, place, 1);
    for (const person of [ada, bob, carol])
      expect(await read(person, place)).toMatchObject({
        voterCount: 1,
        answers: [{ count: 0 }, { count: 1, accountIds: [] }, { count: 0 }],
      });
    expect(await bob.call(getOwnVote, { params: place })).toEqual({ answers: [1] });
    expect(await ada.call(getOwnVote, { params: place })).toEqual({ answers: [] });
  });
});

describe("a poll ends", () => {
  test("B3 by time", async () => {
    const place = await ask(ada, { endsAt: Date.now() + moved + 60_000 });
    await vote(bob, place, 0);
    moved += 61_000;
    expect(await bob.refusal(votePoll, { params: place, body: { answers: [1] } })).toBe("message.poll_ended");
    expect((await read(bob, place)).answers[0]?.count).toBe(1);
  });

  test("B3 S21 by its author or a moderator, and by nobody else", async () => {
    const place = await ask(bob);
    expect(await carol.refusal(endPoll, { params: place })).toBe("message.not_allowed");
    expect(pollOf(await ada.call(endPoll, { params: place })).endedAt).toBeGreaterThan(0);
    expect(await bob.refusal(votePoll, { params: place, body: { answers: [1] } })).toBe("message.poll_ended");
    const own = await ask(bob);
    expect(pollOf(await bob.call(endPoll, { params: own })).endedAt).toBeGreaterThan(0);
  });
});

describe("who may", () => {
  test("S71 a stranger to the conversation is told that there is none", async () => {
    const params = await ask(ada);
    expect(await mallory.refusal(votePoll, { params, body: { answers: [0] } })).toBe("conversation.not_found");
    expect(await mallory.refusal(getOwnVote, { params })).toBe("conversation.not_found");
    expect(await mallory.refusal(endPoll, { params })).toBe("conversation.not_found");
  });

  test("B3 a message that is no poll takes no votes, and a deleted poll has none any more", async () => {
    const params = await ask(ada);
    await vote(bob, params, 0);
    await ada.call(deleteMessage, { params });
    expect(await bob.refusal(votePoll, { params, body: { answers: [1] } })).toBe("message.no_poll");
    const { pollVotes } = await import("./polls.tables.ts");
    const left = await app.platform.db.reader.select().from(pollVotes);
    expect(left.filter(({ messageId }) => messageId === params.messageId)).toEqual([]);
  });

  test("S14 the vote of who is blocked does not reach the one who blocked them", async () => {
    const chat = await ada.call(api.openDirectChat, { body: { accountId: bob.accountId } });
    const place = await ask(ada, {}, chat.id);
    await ada.call(blockPerson, { params: { accountId: bob.accountId } });
    expect((await vote(bob, place, 1)).voterCount).toBe(1);
    expect((await read(ada, place)).voterCount).toBe(0);
    expect(await ada.refusal(votePoll, { params: place, body: { answers: [0] } })).toBe("contacts.blocked_by_you");
    await ada.call(unblockPerson, { params: { accountId: bob.accountId } });
  });

  test("S10 without bubbles nobody asks or votes in one", async () => {
    const params = await ask(ada);
    await givePlan(app, { lacking: ["bubbles"] });
    expect(await bob.refusal(votePoll, { params, body: { answers: [0] } })).toBe("plans.switched_off");
    await givePlan(app, {});
  });
});
