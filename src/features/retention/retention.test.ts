import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import { signIn } from "../../protocol/accounts.ts";
import {
  createBubble,
  getConversation,
  openDirectChat,
  pageMessages,
  sendMessage,
} from "../../protocol/conversations.ts";
import { placeLegalHold } from "../../protocol/erasure.ts";
import { getFile } from "../../protocol/files.ts";
import { pinMessage } from "../../protocol/messages.ts";
import * as api from "../../protocol/retention.ts";
import { type Person, password, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { uploadReady } from "../../testing/upload.ts";
import { keyPeriodMs, retentionIn } from "./retention.policy.ts";

const dayMs = 24 * 3_600_000;
let now = Date.UTC(2026, 10, 24, 12);
let app: TestApp;
let olga: Person;
/** Ada administers a company with bob in it; carol is in none. */
let ada: Person;
let bob: Person;
let carol: Person;

beforeAll(async () => {
  app = await startTestApp({ now: () => now });
  olga = await app.person("olga", { isOperator: true });
  [ada, bob, carol] = await app.people("ada", "bob", "carol");
  const companyId = await app.app.companies.createCompany({ name: "Hafenbau Nord" });
  await app.app.companies.assignToCompany(ada.accountId, companyId, "administrator");
  await app.app.companies.assignToCompany(bob.accountId, companyId);
}, 60_000);
afterAll(() => app.stop());

const kept = (messagesDays: number | null, filesDays: number | null = null, historyDays: number | null = null) => ({
  ...{ messagesDays, filesDays, historyDays },
});
const bubbleOf = async (organiser: Person, ...others: Person[]) =>
  (
    await organiser.call(createBubble, {
      body: { id: nanoid(), name: "Quay", memberIds: others.map(({ accountId }) => accountId) },
    })
  ).id;
const say = (person: Person, conversationId: string, text: string, fileId?: string) =>
  person.call(sendMessage, { params: { conversationId }, body: { id: nanoid(), text, ...(fileId && { fileId }) } });
const linesOf = async (person: Person, conversationId: string) =>
  (await person.call(pageMessages, { params: { conversationId } })).messages.map(({ content }) =>
    content.kind === "text" || content.kind === "file"
      ? content.text
      : content.kind === "notice"
        ? content.notice
        : content.kind,
  );
const setBubble = (person: Person, conversationId: string, body: api.RetentionPolicy) =>
  person.call(api.setBubbleRetention, { params: { conversationId }, body });
const inForce = async (person: Person, conversationId: string) =>
  (await person.call(getConversation, { params: { conversationId } })).retention;

/** A session ends and a proof of who one is grows old, too. */
async function wait(days: number): Promise<void> {
  now += days * dayMs;
  for (const person of [ada, bob, carol, olga]) await person.call(signIn, { body: { email: person.email, password } });
}

describe("S23 S18 the shorter time wins", () => {
  const none = undefined;
  test.each([
    ["nobody set anything", "bubble", none, [["organiser", none]], null],
    ["the bubble alone", "bubble", kept(30), [["organiser", none]], kept(30, null, 30)],
    ["the organiser's company alone", "bubble", none, [["organiser", kept(90)]], kept(90, null, 90)],
    ["the bubble is shorter", "bubble", kept(30), [["organiser", kept(90)]], kept(30, null, 30)],
    ["the company is shorter", "bubble", kept(30), [["organiser", kept(7)]], kept(7, null, 7)],
    [
      "a member's company has no say in a bubble",
      "bubble",
      none,
      [
        ["organiser", none],
        ["participant", kept(1)],
      ],
      null,
    ],
    [
      "a chat's shorter company",
      "direct",
      none,
      [
        ["participant", kept(90)],
        ["participant", kept(7)],
      ],
      kept(7, null, 7),
    ],
    [
      "a chat with somebody of no company",
      "direct",
      none,
      [
        ["participant", none],
        ["participant", kept(7)],
      ],
      kept(7, null, 7),
    ],
    ["each kind by itself", "bubble", kept(null, 10, 400), [["organiser", kept(60, 20)]], kept(60, 10, 60)],
    ["files alone", "bubble", kept(null, 10), [["organiser", none]], kept(null, 10)],
  ] as const)("%s", (_, kind, own, members, expected) => {
    const companies = members.map(([role, company]) => ({ role, company }));
    expect(retentionIn({ kind, own, members: companies })).toEqual(expected);
  });

  test("a key is used for a thirtieth of the time, a day at least and a week at most", () => {
    expect([1, 30, 60, 365].map((days) => keyPeriodMs(days) / dayMs)).toEqual([1, 1, 2, 7]);
  });
});

test("S71 only an organiser sets it for a bubble, and only administrators for their company", async () => {
  const id = await bubbleOf(ada, bob);
  const asked = { params: { conversationId: id }, body: kept(30) };
  expect(await bob.refusal(api.setBubbleRetention, asked)).toBe("conversation.not_allowed");
  expect(await bob.refusal(api.previewBubbleRetention, asked)).toBe("conversation.not_allowed");
  expect(await carol.refusal(api.setBubbleRetention, asked)).toBe("conversation.not_found");
  expect(await carol.refusal(api.getBubbleRetention, { params: { conversationId: id } })).toBe(
    "conversation.not_found",
  );
  expect(await bob.refusal(api.setCompanyRetention, { body: kept(30) })).toBe("core.not_found");
  expect(await bob.refusal(api.previewCompanyRetention, { body: kept(30) })).toBe("core.not_found");
  expect(await bob.refusal(api.getCompanyRetention)).toBe("core.not_found");
  expect(await ada.refusal(api.getRetentionStatus)).toBe("core.not_found");
  expect(await ada.refusal(api.setCompanyRetention, { body: kept(0) })).toBe("core.invalid_input");
  const chat = await ada.call(openDirectChat, { body: { accountId: bob.accountId } });
  const ofChat = { params: { conversationId: chat.id }, body: kept(30) };
  expect(await ada.refusal(api.setBubbleRetention, ofChat)).toBe("conversation.not_allowed");
});

test("S23 members are told in the bubble and before they write, and who is away learns it on their return", async () => {
  const id = await bubbleOf(ada, bob);
  expect(await inForce(bob, id)).toBeUndefined();
  const watching = await bob.connect();
  await setBubble(ada, id, kept(30, 10));
  const told = await watching.next("event", ({ event }) => event.type === "conversation.changed");
  expect(told.event.type === "conversation.changed" && told.event.conversation.retention).toEqual(kept(30, 10, 30));
  await setBubble(ada, id, kept(30, 10));
  expect(await linesOf(bob, id)).toEqual(["created", "retention"]);
  expect(await bob.call(api.getBubbleRetention, { params: { conversationId: id } })).toEqual({
    ...{ policy: kept(30, 10), inForce: kept(30, 10, 30) },
  });
  await watching.close();
  await setBubble(ada, id, kept(null));
  expect(await inForce(bob, id)).toBeUndefined();
});

test("S23 S70 after their time messages, pins and keys are gone for everybody, devices forget them, newer ones stay", async () => {
  const id = await bubbleOf(ada, bob);
  await setBubble(ada, id, kept(10));
  const first = await say(ada, id, "the first");
  await ada.call(pinMessage, { params: { conversationId: id, messageId: first.id }, body: { isPinned: true } });
  await wait(2);
  await app.app.enforceRetention();
  await say(bob, id, "two days later");
  await wait(9);
  const watching = await bob.connect();
  const dry = await ada.call(api.previewBubbleRetention, { params: { conversationId: id }, body: kept(10) });
  expect(dry).toMatchObject({ conversations: 1, messages: 3, files: 0 });
  expect(await linesOf(bob, id)).toContain("the first");
  await app.app.enforceRetention();
  await watching.next("event", ({ event }) => event.type === "messages.expired");
  expect(watching.events("messages.expired")).toEqual([
    { type: "messages.expired", conversationId: id, throughSeq: 3 },
  ]);
  expect(await linesOf(bob, id)).toEqual(["two days later"]);
  expect(await linesOf(ada, id)).toEqual(["two days later"]);
  // The version of the first days is destroyed, that of what stays is not.
  const key = await app.platform.keys.get(`conversation:${id}`);
  expect(key.older?.has(1) ?? false).toBe(false);
  await say(bob, id, "and on");
  expect(await linesOf(ada, id)).toEqual(["two days later", "and on"]);
  await watching.close();
  const { gone, lastRunAt } = await olga.call(api.getRetentionStatus);
  expect(lastRunAt).toBe(now);
  expect(gone.messages).toBeGreaterThanOrEqual(3);
});

test("S24 shared files go after their time, except those that are shared elsewhere too", async () => {
  const [here, there] = [await bubbleOf(ada, bob), await bubbleOf(ada, bob)];
  const text = (name: string) => new TextEncoder().encode(name);
  const alone = await uploadReady(ada, text("alone"), { name: "alone.txt" });
  const both = await uploadReady(ada, text("both"), { name: "both.txt" });
  await setBubble(ada, here, kept(null, 5));
  await say(ada, here, "alone", alone.fileId);
  await say(ada, here, "both", both.fileId);
  await say(ada, there, "both", both.fileId);
  await wait(6);
  await app.app.enforceRetention();
  expect(await ada.refusal(getFile, { params: { fileId: alone.fileId } })).toBe("files.not_found");
  expect(await bob.refusal(getFile, { params: { fileId: alone.fileId } })).toBe("files.not_found");
  await bob.call(getFile, { params: { fileId: both.fileId } });
  expect(await linesOf(bob, here)).toContain("alone");
});

test("S54 a legal hold on anybody in it keeps a conversation past its time, and its end lets it go", async () => {
  const id = await bubbleOf(ada, bob);
  await setBubble(ada, id, kept(3));
  await say(bob, id, "evidence");
  await wait(1);
  const hold = { email: bob.email, reason: "order 7 Gs 12/26", endsAt: now + 10 * dayMs };
  await olga.call(placeLegalHold, { body: hold });
  await wait(4);
  await app.app.enforceRetention();
  expect(await linesOf(ada, id)).toContain("evidence");
  expect((await olga.call(api.getRetentionStatus)).held).toBeGreaterThan(0);
  await wait(7);
  await app.app.enforceRetention();
  expect(await linesOf(ada, id)).toEqual([]);
  expect((await olga.call(api.getRetentionStatus)).held).toBe(0);
});

test("S18 a company's rule reaches its people's chats and the bubbles they organise, after a dry run, and says so there", async () => {
  const chat = (await bob.call(openDirectChat, { body: { accountId: carol.accountId } })).id;
  const carols = await bubbleOf(carol, bob);
  await say(bob, chat, "an old line");
  await say(carol, carols, "hers");
  const oldestAt = now;
  await wait(40);
  const dry = await ada.call(api.previewCompanyRetention, { body: kept(30) });
  expect(dry.chats).toEqual({ conversations: 1, messages: 1, files: 0, history: 0, oldestAt });
  expect(dry.bubbles.conversations).toBeGreaterThan(0);
  expect(await linesOf(carol, chat)).toEqual(["an old line"]);
  await ada.call(api.setCompanyRetention, { body: kept(30) });
  await app.app.heard();
  expect(await linesOf(carol, chat)).toEqual(["an old line", "companyRetention"]);
  expect(await inForce(carol, chat)).toEqual(kept(30, null, 30));
  await app.app.enforceRetention();
  expect(await linesOf(carol, chat)).toEqual(["companyRetention"]);
  expect(await linesOf(carol, carols)).toContain("hers");
  expect(await inForce(carol, carols)).toBeUndefined();
  expect(await ada.call(api.getCompanyRetention)).toMatchObject({ policy: kept(30) });
});
