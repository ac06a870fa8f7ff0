import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import type * as api from "../../../protocol/conversations.ts";
import { downloadFile, getFile } from "../../../protocol/files.ts";
import * as acts from "../../../protocol/messages.ts";
import { endPoll, getLocationKey, votePoll } from "../../../protocol/polls.ts";
import { type Person, startTestApp, type TestApp } from "../../../testing/test-app.ts";
import { uploadReady } from "../../../testing/upload.ts";
import { directChat, placeOf, say, seen } from "./messages.testing.ts";

let app: TestApp;
let ada: Person;
let bob: Person;
let carol: Person;
let mallory: Person;

let moved = 0;

beforeAll(async () => {
  app = await startTestApp({ now: () => Date.now() + moved });
  [ada, bob, carol, mallory] = await app.people("ada", "bob", "carol", "mallory");
});
afterAll(() => app.stop());

const call = (message: api.Message, conversationId: string, id = nanoid()) => ({
  params: { conversationId },
  body: { id, from: placeOf(message) },
});

const ask = (person: Person, conversationId: string, poll: object) => say(person, conversationId, "", { poll });

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

  test("B3 a poll is asked anew: by who forwards it, without a vote, and both go on for themselves", async () => {
    const chat = await directChat(ada, bob);
    const target = await directChat(bob, carol);
    const poll = { question: "Where?", answers: ["Here", "There"], isAnonymous: true, endsAt: Date.now() + 3_600_000 };
    const sent = await ask(ada, chat.id, poll);
    await ada.call(votePoll, { params: placeOf(sent), body: { answers: [0] } });
    const forwarded = await bob.call(acts.forwardMessage, call(sent, target.id));
    const zero = { count: 0, accountIds: [] };
    const answers = [
      { text: "Here", ...zero },
      { text: "There", ...zero },
    ];
    const asked = { ...poll, isMultiple: false, answers, endedAt: null, voterCount: 0 };
    expect(forwarded.content).toEqual({ kind: "poll", poll: asked, isForwarded: true });
    await carol.call(votePoll, { params: placeOf(forwarded), body: { answers: [1] } });
    expect(await bob.refusal(votePoll, { params: placeOf(sent), body: { answers: [0, 1] } })).toBe(
      "message.one_answer",
    );
    expect((await seen(ada, sent))?.content).toMatchObject({ poll: { voterCount: 1, answers: [{ count: 1 }, {}] } });
    // The forwarder's own: they end it, and one that is over is asked without an end.
    expect(await carol.refusal(endPoll, { params: placeOf(forwarded) })).toBe("message.not_allowed");
    await bob.call(endPoll, { params: placeOf(forwarded) });
    const again = await carol.call(acts.forwardMessage, call(forwarded, (await directChat(carol, ada)).id));
    expect(again.content).toMatchObject({ poll: { endsAt: null, endedAt: null, voterCount: 0 } });
  });

  test("S19 a position goes on sealed anew by a device, ends with the first, and not once that is over", async () => {
    const chat = await directChat(ada, bob);
    const target = await directChat(bob, carol);
    const first = { sealed: "s".repeat(80), key: "k".repeat(43) };
    const anew = { sealed: "t".repeat(80), key: "l".repeat(43) };
    const sent = await say(ada, chat.id, "", { location: first });
    if (sent.content.kind !== "location") throw new Error("no position");
    const { expiresAt } = sent.content.location;
    const to = call(sent, target.id);
    expect(await bob.refusal(acts.forwardMessage, to)).toBe("message.mixed");
    moved += 50 * 60_000;
    const withKey = { ...to, body: { ...to.body, location: anew } };
    const forwarded = await bob.call(acts.forwardMessage, withKey);
    const location = { sealed: anew.sealed, expiresAt };
    expect(forwarded.content).toEqual({ kind: "location", location, isForwarded: true });
    expect(await carol.call(getLocationKey, { params: placeOf(forwarded) })).toEqual({ key: anew.key });
    expect(await carol.refusal(getLocationKey, { params: placeOf(sent) })).toBe("conversation.not_found");
    const text = await say(ada, chat.id, "no position");
    const mixed = call(text, target.id);
    expect(await bob.refusal(acts.forwardMessage, { ...mixed, body: { ...mixed.body, location: anew } })).toBe(
      "message.mixed",
    );
    moved += 10 * 60_000;
    expect(await carol.refusal(getLocationKey, { params: placeOf(forwarded) })).toBe("message.location_gone");
    for (const { body } of [call(sent, target.id), { body: { ...withKey.body, id: nanoid() } }])
      expect(await bob.refusal(acts.forwardMessage, { params: { conversationId: target.id }, body })).toBe(
        "message.location_gone",
      );
  });
});
