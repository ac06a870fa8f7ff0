import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import type * as api from "../../../protocol/conversations.ts";
import { downloadFile, getFile } from "../../../protocol/files.ts";
import * as acts from "../../../protocol/messages.ts";
import { type Person, startTestApp, type TestApp } from "../../../testing/test-app.ts";
import { uploadReady } from "../../../testing/upload.ts";
import { directChat, placeOf, say, seen } from "./messages.testing.ts";

let app: TestApp;
let ada: Person;
let bob: Person;
let carol: Person;
let mallory: Person;

beforeAll(async () => {
  app = await startTestApp();
  [ada, bob, carol, mallory] = await app.people("ada", "bob", "carol", "mallory");
});
afterAll(() => app.stop());

const call = (message: api.Message, conversationId: string, id = nanoid()) => ({
  params: { conversationId },
  body: { id, from: placeOf(message) },
});

describe("B3 forwarding", () => {
  test("B3 a text is said elsewhere, marked, without its author; once however often it is sent", async () => {
    const chat = await directChat(ada, bob);
    const target = await directChat(bob, carol);
    const sent = await say(ada, chat.id, `Ask <@${ada.accountId}>`, { urgency: "urgent" });
    const to = call(sent, target.id);
    const forwarded = await bob.call(acts.forwardMessage, to);
    expect(forwarded).toMatchObject({ senderId: bob.accountId, conversationId: target.id });
    expect(forwarded.content).toEqual({ kind: "text", text: "Ask @Ada Example", isForwarded: true });
    expect(await bob.call(acts.forwardMessage, to)).toEqual(forwarded);
    expect(await seen(carol, forwarded)).toEqual(forwarded);
    const edit = { params: placeOf(forwarded), body: { text: "other words" } };
    expect(await bob.refusal(acts.editMessage, edit)).toBe("message.not_allowed");
  });

  test("B3 only what one sees, and only to where one may write", async () => {
    const chat = await directChat(ada, bob);
    const theirs = await directChat(ada, carol);
    const sent = await say(ada, chat.id, "secret");
    const own = await directChat(mallory, bob);
    expect(await mallory.refusal(acts.forwardMessage, call(sent, own.id))).toBe("conversation.not_found");
    expect(await bob.refusal(acts.forwardMessage, call(sent, theirs.id))).toBe("conversation.not_found");
    await ada.call(acts.deleteMessage, { params: placeOf(sent) });
    expect(await bob.refusal(acts.forwardMessage, call(sent, own.id))).toBe("message.not_allowed");
  });

  test("S26 a file goes on without a second copy, and is read where it went until that message is deleted", async () => {
    const chat = await directChat(ada, bob);
    const target = await directChat(bob, carol);
    const { fileId } = await uploadReady(ada, new TextEncoder().encode("the plans"), { name: "plans.txt" });
    const sent = await say(ada, chat.id, "Look", { fileId });
    expect(await carol.refusal(getFile, { params: { fileId } })).toBe("files.not_found");
    const forwarded = await bob.call(acts.forwardMessage, call(sent, target.id));
    expect(forwarded.content).toMatchObject({ kind: "file", text: "Look", file: { fileId }, isForwarded: true });
    expect(await (await carol.send(downloadFile, { params: { fileId } })).text()).toBe("the plans");
    const again = await bob.call(acts.forwardMessage, call(sent, target.id));
    await bob.call(acts.deleteMessage, { params: placeOf(forwarded) });
    expect((await carol.send(downloadFile, { params: { fileId } })).status).toBe(200);
    await bob.call(acts.deleteMessage, { params: placeOf(again) });
    expect(await carol.refusal(getFile, { params: { fileId } })).toBe("files.not_found");
    // Where it came from nothing changed.
    expect((await bob.send(downloadFile, { params: { fileId } })).status).toBe(200);
    await ada.call(acts.deleteMessage, { params: placeOf(sent) });
    expect(await bob.refusal(getFile, { params: { fileId } })).toBe("files.not_found");
  });
});
