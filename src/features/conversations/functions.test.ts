import { afterAll, beforeAll, beforeEach, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import { addMembers, createBubble, openDirectChat, pageMessages, sendMessage } from "../../protocol/conversations.ts";
import type { SwitchName } from "../../protocol/plans.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { announce, refusalOf } from "../../testing/upload.ts";
import { type GivenPlan, givePlan } from "../plans/plans.testing.ts";

let app: TestApp;
let ada: Person;
let bob: Person;
let carol: Person;
beforeAll(async () => {
  app = await startTestApp();
  [ada, bob, carol] = await app.people("ada", "bob", "carol");
});
afterAll(() => app.stop());
beforeEach(() => give({}));

const give = (plan: GivenPlan) => givePlan(app, plan);
const without = (...lacking: SwitchName[]) => give({ lacking });
const newBubble = (memberIds: string[] = []) => ({ body: { id: nanoid(), name: "Iris", memberIds } });
const message = (conversationId: string, more: { fileId?: string } = {}) => ({
  params: { conversationId },
  body: { id: nanoid(), text: "hello", ...more },
});

test("S10 without chats nobody opens or writes one, and what is there is still read", async () => {
  const { id } = await ada.call(openDirectChat, { body: { accountId: bob.accountId } });
  await ada.call(sendMessage, message(id));
  await without("chat");
  expect(await ada.refusal(sendMessage, message(id))).toBe("plans.switched_off");
  expect(await ada.refusal(openDirectChat, { body: { accountId: carol.accountId } })).toBe("plans.switched_off");
  const { messages } = await ada.call(pageMessages, { params: { conversationId: id }, query: {} });
  expect(messages).toHaveLength(1);
  const bubble = await ada.call(createBubble, newBubble());
  await ada.call(sendMessage, message(bubble.id));
});

test("S10 without bubbles nobody makes one, writes in one or adds people", async () => {
  const { id } = await ada.call(createBubble, newBubble([bob.accountId]));
  await without("bubbles");
  expect(await ada.refusal(createBubble, newBubble())).toBe("plans.switched_off");
  expect(await bob.refusal(sendMessage, message(id))).toBe("plans.switched_off");
  const addition = { params: { conversationId: id }, body: { accountIds: [carol.accountId] } };
  expect(await ada.refusal(addMembers, addition)).toBe("plans.switched_off");
});

test("S10 without files nobody announces one or sends one that is there", async () => {
  const { id } = await ada.call(createBubble, newBubble());
  await without("files");
  expect(await refusalOf(announce(ada, new Uint8Array(1)))).toBe("plans.switched_off");
  expect(await ada.refusal(sendMessage, message(id, { fileId: nanoid() }))).toBe("plans.switched_off");
});

test("S10 a bubble grows to what its organiser's plan allows", async () => {
  await give({ limits: { bubbleMembers: 2 } });
  expect(await ada.refusal(createBubble, newBubble([bob.accountId, carol.accountId]))).toBe("conversation.bubble_full");
  const { id } = await ada.call(createBubble, newBubble([bob.accountId]));
  const addition = { params: { conversationId: id }, body: { accountIds: [carol.accountId] } };
  expect(await ada.refusal(addMembers, addition)).toBe("conversation.bubble_full");
  await give({ limits: { bubbleMembers: 3 } });
  expect((await ada.call(addMembers, addition)).members).toHaveLength(3);
});

test("S10 files fill the plan's space and no more, announced ones counted and a retry counted once", async () => {
  await give({ limits: { storageBytes: 100 } });
  const id = await announce(carol, new Uint8Array(60));
  await announce(carol, new Uint8Array(60), { id });
  expect(await refusalOf(announce(carol, new Uint8Array(41)))).toBe("files.storage_full");
});
