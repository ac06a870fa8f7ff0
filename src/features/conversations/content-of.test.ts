import { afterAll, beforeAll, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import * as api from "../../protocol/conversations.ts";
import { getFile } from "../../protocol/files.ts";
import { deleteMessage } from "../../protocol/messages.ts";
import { getLocationKey } from "../../protocol/polls.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { uploadReady } from "../../testing/upload.ts";

let app: TestApp;
let ada: Person;
let bob: Person;
let mallory: Person;
let chatId: string;
let moved = 0;
beforeAll(async () => {
  app = await startTestApp({ now: () => Date.now() + moved });
  [ada, bob, mallory] = await app.people("ada", "bob", "mallory");
  chatId = (await ada.call(api.openDirectChat, { body: { accountId: bob.accountId } })).id;
});
afterAll(() => app.stop());

const voice = { durationSec: 2.5, waveform: [0, 40, 100, 20] };
const location = { sealed: "s".repeat(80), key: "k".repeat(43) };
const poll = { question: "Tea?", answers: ["Yes", "No"] };
const send = (body: object) => ({ params: { conversationId: chatId }, body: { id: nanoid(), ...body } });
const share = async () => (await ada.call(api.sendMessage, send({ location }))).id;
const keyOf = (messageId: string) => ({ params: { conversationId: chatId, messageId } });

test("B3 a recording comes with its length and its waveform, and the other one may read its file", async () => {
  const bytes = new TextEncoder().encode("OggS, and so on");
  const { fileId } = await uploadReady(ada, bytes, { name: "voice.ogg", mediaType: "audio/ogg" });
  const sent = await ada.call(api.sendMessage, send({ voice, fileId }));
  expect(sent.content).toMatchObject({ kind: "voice", voice, file: { fileId } });
  expect(await bob.call(getFile, { params: { fileId } })).toMatchObject({ fileId });
});

test("B3 a message is one thing", async () => {
  for (const body of [
    { text: "look", poll },
    { text: "here", location },
    { poll, location },
    { voice },
    { poll, fileId: nanoid() },
  ])
    expect(await ada.refusal(api.sendMessage, send(body))).toBe("message.mixed");
});

test("S19 a position is opened by who sees the message, and by nobody else", async () => {
  const id = await share();
  expect(await bob.call(getLocationKey, keyOf(id))).toEqual({ key: location.key });
  expect(await mallory.refusal(getLocationKey, keyOf(id))).toBe("conversation.not_found");
});

test("S19 after an hour nobody opens it any more", async () => {
  const id = await share();
  moved += 59 * 60_000;
  expect(await bob.call(getLocationKey, keyOf(id))).toEqual({ key: location.key });
  moved += 60_000;
  expect(await bob.refusal(getLocationKey, keyOf(id))).toBe("message.location_gone");
});

test("S19 a deleted position has no key any more, and another's message takes none", async () => {
  const id = await share();
  const theft = { params: { conversationId: chatId }, body: { id, location: { ...location, key: "x".repeat(43) } } };
  expect(await bob.refusal(api.sendMessage, theft)).toBe("conversation.id_taken");
  expect(await bob.call(getLocationKey, keyOf(id))).toEqual({ key: location.key });
  await ada.call(deleteMessage, keyOf(id));
  expect(await bob.refusal(getLocationKey, keyOf(id))).toBe("message.location_gone");
});
