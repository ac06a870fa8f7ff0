import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nanoid } from "nanoid";
import { signIn } from "../../protocol/accounts.ts";
import { blockPerson, unblockPerson } from "../../protocol/contacts.ts";
import { createBubble, openDirectChat, pageMessages, removeMember, sendMessage } from "../../protocol/conversations.ts";
import type { InputOf } from "../../protocol/endpoint.ts";
import { deleteFile, downloadFile, getFile } from "../../protocol/files.ts";
import { deleteMessage } from "../../protocol/messages.ts";
import { clearSide } from "../../protocol/sides.ts";
import * as api from "../../protocol/unsent.ts";
import { Person, password, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { uploadReady } from "../../testing/upload.ts";

const data = mkdtempSync(join(tmpdir(), "iris-unsent-"));
let app: TestApp;
let ada: Person;
let bob: Person;
let mallory: Person;
let chatId: string;
let moved = 0;
const now = () => Date.now() + moved;

beforeAll(async () => {
  app = await startTestApp({ data, now });
  [ada, bob, mallory] = await app.people("ada", "bob", "mallory");
  chatId = (await ada.call(openDirectChat, { body: { accountId: bob.accountId } })).id;
});
afterAll(async () => {
  await app.stop();
  rmSync(data, { recursive: true, force: true });
});

const newBubble = async (...members: Person[]) => {
  const memberIds = members.map(({ accountId }) => accountId);
  return (await ada.call(createBubble, { body: { id: nanoid(), name: "Harbour", memberIds } })).id;
};
const save = (person: Person, conversationId: string, text: string) =>
  person.call(api.saveDraft, { params: { conversationId }, body: { text } });
const draftsOf = async (person: Person) => (await person.call(api.listDrafts)).drafts.map(({ text }) => text);
type More = Pick<InputOf<typeof api.scheduleMessage>["body"], "fileId" | "replyTo" | "urgency">;
const plan = async (
  person: Person,
  conversationId: string,
  text: string,
  inMs = 60_000,
  messageId = nanoid(),
  more: More = {},
) => {
  const body = { conversationId, text, dueAt: now() + inMs, ...more };
  return person.call(api.scheduleMessage, { params: { messageId }, body });
};
const say = (person: Person, text: string) =>
  person.call(sendMessage, { params: { conversationId: chatId }, body: { id: nanoid(), text } });
const pageOf = async (person: Person) =>
  (await person.call(pageMessages, { params: { conversationId: chatId } })).messages;
const waiting = async (person: Person) => (await person.call(api.listScheduled)).scheduled;
const textsIn = async (person: Person, conversationId: string) =>
  (await person.call(pageMessages, { params: { conversationId } })).messages.flatMap(({ content }) =>
    content.kind === "text" ? content.text : [],
  );
const due = async (ms = 61_000) => {
  moved += ms;
  await app.app.unsent.sendDue();
};

describe("drafts", () => {
  test("B3 reach one's other devices, the newest counts, and an empty one is gone", async () => {
    const device = await ada.connect();
    await save(ada, chatId, "Dear B");
    const { draft } = await device.next("draft.changed");
    expect(draft).toMatchObject({ conversationId: chatId, text: "Dear B" });
    await save(ada, chatId, "Dear Bob");
    expect(await draftsOf(ada)).toEqual(["Dear Bob"]);
    expect(await draftsOf(bob)).toEqual([]);
    await save(ada, chatId, "  ");
    expect(await draftsOf(ada)).toEqual([]);
    await device.close();
  });

  test("S71 a stranger keeps none", async () => {
    const call = { params: { conversationId: chatId }, body: { text: "hm" } };
    expect(await mallory.refusal(api.saveDraft, call)).toBe("conversation.not_found");
  });

  test("S18 go with one's side of the chat", async () => {
    const { id } = await mallory.call(openDirectChat, { body: { accountId: bob.accountId } });
    const body = { id: nanoid(), text: "said" };
    await mallory.call(sendMessage, { params: { conversationId: id }, body });
    await save(mallory, id, "never mind");
    await mallory.call(clearSide, { params: { conversationId: id } });
    await app.app.heard();
    expect(await draftsOf(mallory)).toEqual([]);
  });

  test("B3 go with the membership", async () => {
    const bubbleId = await newBubble(bob);
    await save(bob, bubbleId, "about to say");
    await bob.call(removeMember, { params: { conversationId: bubbleId, accountId: bob.accountId } });
    expect(await draftsOf(bob)).toEqual([]);
  });
});

describe("scheduled messages", () => {
  test("B3 go out when they are due, once, and leave the list of all devices", async () => {
    const { id } = await plan(ada, chatId, "at nine");
    const device = await ada.connect();
    await due(59_000);
    expect(await textsIn(bob, chatId)).not.toContain("at nine");
    await due(2_000);
    await Promise.all([app.app.unsent.sendDue(), app.app.unsent.sendDue()]);
    expect((await textsIn(bob, chatId)).filter((text) => text === "at nine")).toHaveLength(1);
    const { event } = await device.next("event", ({ event }) => event.type === "scheduled.changed");
    expect(event).toMatchObject({ messageId: id, scheduled: null });
    expect(await waiting(ada)).toEqual([]);
    await device.close();
  });

  test("B5 one that was sent just before the program stopped is not sent again after its start", async () => {
    const { id, text } = await plan(ada, chatId, "over the restart");
    moved += 61_000;
    // Sent, and stopped before the waiting one was taken away.
    const said = { id, conversationId: chatId, senderId: ada.accountId, text };
    await app.app.conversations.sendMessage(said);
    await app.stop();
    app = await startTestApp({ data, now });
    const again = async (person: Person) => {
      const back = new Person(app.url, person.accountId, person.email);
      await back.call(signIn, { body: { email: person.email, password } });
      return back;
    };
    [ada, bob, mallory] = [await again(ada), await again(bob), await again(mallory)];
    await app.app.unsent.sendDue();
    expect((await textsIn(bob, chatId)).filter((one) => one === text)).toHaveLength(1);
    expect(await waiting(ada)).toEqual([]);
  });

  test("B3 are changed, sent at once and cancelled by their author alone", async () => {
    const { id } = await plan(ada, chatId, "first words");
    await plan(ada, chatId, "better words", 120_000, id);
    expect(await waiting(ada)).toMatchObject([{ id, text: "better words", failure: null }]);
    const params = { messageId: id };
    expect(await bob.refusal(api.sendScheduled, { params })).toBe("unsent.not_found");
    expect(await bob.refusal(api.cancelScheduled, { params })).toBe("unsent.not_found");
    expect((await ada.call(api.sendScheduled, { params })).content).toEqual({ kind: "text", text: "better words" });
    const other = await plan(ada, chatId, "never");
    await ada.call(api.cancelScheduled, { params: { messageId: other.id } });
    await due();
    expect(await textsIn(bob, chatId)).not.toContain("never");
  });

  test("B3 need a time ahead and something to say", async () => {
    const call = (text: string, dueAt: number) => ({
      params: { messageId: nanoid() },
      body: { conversationId: chatId, text, dueAt },
    });
    expect(await ada.refusal(api.scheduleMessage, call("late", now() - 1))).toBe("unsent.time_unusable");
    expect(await ada.refusal(api.scheduleMessage, call("  ", now() + 1_000))).toBe("conversation.message_empty");
    expect(await mallory.refusal(api.scheduleMessage, call("hi", now() + 1_000))).toBe("conversation.not_found");
  });

  test("B3 carry a file, an answer, a mention and an urgency like any other message", async () => {
    const asked = await say(bob, "Where is the plan?");
    const { fileId } = await uploadReady(ada, new TextEncoder().encode("the plan"), { name: "plan.txt" });
    const text = `Here, <@${bob.accountId}>`;
    const more = { fileId, replyTo: asked.seq, urgency: "urgent" as const };
    const planned = await plan(ada, chatId, text, 60_000, nanoid(), more);
    expect(planned).toMatchObject({ text, ...more, file: { fileId, name: "plan.txt" }, failure: null });
    // Nobody has it yet.
    expect(await bob.refusal(getFile, { params: { fileId } })).toBe("files.not_found");
    await due();
    const sent = (await pageOf(bob)).at(-1);
    expect(sent).toMatchObject({ id: planned.id, replyTo: asked.seq, threadSeq: asked.seq });
    expect(sent?.content).toMatchObject({ kind: "file", text, urgency: "urgent", file: { fileId } });
    expect(await (await bob.send(downloadFile, { params: { fileId } })).text()).toBe("the plan");
  });

  test("B3 S24 a file that waits cannot be deleted; sent or cancelled, it is free again", async () => {
    const upload = async () =>
      (await uploadReady(ada, new TextEncoder().encode("draft"), { name: "draft.txt" })).fileId;
    const fileId = await upload();
    const [first, second] = [await plan(ada, chatId, "", 60_000, nanoid(), { fileId }), await upload()];
    const remove = (id: string) => ({ params: { fileId: id } });
    expect(await ada.refusal(deleteFile, remove(fileId))).toBe("files.waits");
    // Another's file tells nothing.
    expect(await bob.refusal(deleteFile, remove(fileId))).toBe("files.not_found");
    // Changed to carry another one, it lets the first go.
    await plan(ada, chatId, "", 60_000, first.id, { fileId: second });
    await ada.call(deleteFile, remove(fileId));
    expect(await ada.refusal(deleteFile, remove(second))).toBe("files.waits");
    await ada.call(api.cancelScheduled, { params: { messageId: first.id } });
    await ada.call(deleteFile, remove(second));
    const third = await upload();
    const sent = await plan(ada, chatId, "", 60_000, nanoid(), { fileId: third });
    await ada.call(api.sendScheduled, { params: { messageId: sent.id } });
    await ada.call(deleteFile, remove(third));
  });

  test("B3 S71 take only one's own, clean file and an answer to what one sees", async () => {
    const theirs = (await uploadReady(bob, new TextEncoder().encode("bobs"), { name: "bobs.txt" })).fileId;
    const refused = (more: object) =>
      ada.refusal(api.scheduleMessage, {
        params: { messageId: nanoid() },
        body: { conversationId: chatId, text: "hm", dueAt: now() + 1_000, ...more },
      });
    expect(await refused({ fileId: theirs })).toBe("files.not_found");
    expect(await refused({ replyTo: 9_999 })).toBe("message.not_found");
  });

  test("B3 whose answered message is gone by then are not sent without it: their author decides", async () => {
    const asked = await say(bob, "Tomorrow?");
    const { id } = await plan(ada, chatId, "yes", 60_000, nanoid(), { replyTo: asked.seq });
    await bob.call(deleteMessage, { params: { conversationId: chatId, messageId: asked.id } });
    await due();
    expect(await waiting(ada)).toMatchObject([{ id, failure: "message.not_allowed" }]);
    await plan(ada, chatId, "yes", 60_000, id);
    await due();
    expect(await textsIn(bob, chatId)).toContain("yes");
  });

  test("B3 are judged anew when they are due: the author is told why one was not sent, and may try again", async () => {
    const bubbleId = await newBubble(bob);
    const left = await plan(bob, bubbleId, "see you there");
    await ada.call(removeMember, { params: { conversationId: bubbleId, accountId: bob.accountId } });
    const blocked = await plan(ada, chatId, "to somebody blocked");
    await ada.call(blockPerson, { params: { accountId: bob.accountId } });
    const device = await bob.connect();
    await due();
    const { event } = await device.next("event", ({ event }) => event.type === "scheduled.changed");
    expect(event).toMatchObject({ scheduled: { id: left.id, failure: "conversation.not_found" } });
    await device.close();
    expect(await waiting(ada)).toMatchObject([{ id: blocked.id, failure: "contacts.blocked_by_you" }]);
    await due();
    await ada.call(unblockPerson, { params: { accountId: bob.accountId } });
    await ada.call(api.sendScheduled, { params: { messageId: blocked.id } });
    expect(await textsIn(bob, chatId)).toContain("to somebody blocked");
  });

  test("S14 one by somebody blocked goes out like any other and does not reach who blocked them", async () => {
    await bob.call(blockPerson, { params: { accountId: ada.accountId } });
    await plan(ada, chatId, "do you read me");
    await due();
    expect(await waiting(ada)).toEqual([]);
    expect(await textsIn(ada, chatId)).toContain("do you read me");
    expect(await textsIn(bob, chatId)).not.toContain("do you read me");
    await bob.call(unblockPerson, { params: { accountId: ada.accountId } });
  });

  test("S12 nothing unsent stays of somebody who is erased", async () => {
    await plan(mallory, (await mallory.call(openDirectChat, { body: { accountId: ada.accountId } })).id, "later");
    await app.app.unsent.erase(mallory.accountId);
    expect(await waiting(mallory)).toEqual([]);
  });
});
