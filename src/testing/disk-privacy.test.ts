import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nanoid } from "nanoid";
import { guestBy, linkTo } from "../features/guests/guests.testing.ts";
import { newVapidKeys } from "../platform/webpush/vapid.ts";
import { signUp } from "../protocol/accounts.ts";
import { changeBubbleRules, getBubblePicture, renewBubbleLink, setBubblePicture } from "../protocol/bubbles.ts";
import {
  agreeToAddressBook,
  blockPerson,
  createContactGroup,
  importCards,
  inviteByMail,
} from "../protocol/contacts.ts";
import { createBubble, getConversation, openDirectChat, sendMessage, updateBubble } from "../protocol/conversations.ts";
import { deleteFile, downloadFile } from "../protocol/files.ts";
import { createFolder, placeConversation } from "../protocol/folders.ts";
import { leaveAsGuest } from "../protocol/guests.ts";
import { planMeeting } from "../protocol/meetings.ts";
import { deleteMessage, editMessage, pinMessage, reactToMessage } from "../protocol/messages.ts";
import { changeNotifications, standardSettings, subscribeToPush } from "../protocol/notifications.ts";
import { votePoll } from "../protocol/polls.ts";
import { setStatusText } from "../protocol/presence.ts";
import { addFurtherEmail, updateOwnProfile } from "../protocol/profiles.ts";
import { clearSide } from "../protocol/sides.ts";
import { saveDraft, scheduleMessage } from "../protocol/unsent.ts";
import { filesBelow, readableIn } from "./disk-search.ts";
import { protectAccount } from "./protect-account.ts";
import { type Person, password, startTestApp, type TestApp } from "./test-app.ts";
import { uploadReady } from "./upload.ts";

const data = mkdtempSync(join(tmpdir(), "iris-privacy-"));
let app: TestApp;
let adaId: string;
const secrets: Record<string, string | Uint8Array> = {
  "e-mail address": "augusta.ada@example.org",
  "first name": "Augusta-Änne",
  "last name": "Byronsdóttir",
  "former name": "Kingsworthy",
  "applicant's address": "charles.newcomer@example.org",
  "applicant's name": "Babbageson",
  "company name": "Analytical Engines Ltd",
  nickname: "Lady Fairy",
  "job title": "Enchantress of numbers",
  tag: "calculus of the nervous system",
  street: "Ockham Park Lane 12",
  phone: "+442079460018",
  "further address": "private.engine@example.org",
  password,
  "new address": "countess.of.lovelace@example.org",
  "wished address": "ada.at.somerset@example.org",
  "passkey's name": "Ring of the countess",
  "invited address": "mary.somerville@example.org",
  "invitation's note": "we talked about the engine at dinner",
  "text before the edit": "the engine weaves algebraical patterns",
  "text after the edit": "just as the Jacquard loom weaves flowers",
  "deleted message": "the numbers of Bernoulli were wrong",
  "group of contacts": "Mathematicians of Mayfair",
  "blocked person's name": "Thistlewaite",
  "imported name": "Luigi Menabrea",
  "imported address": "menabrea@example.it",
  "imported number": "+39 011 5612345",
  "status text": "Convalescing at Ashley Combe",
  "former status text": "Riding across Porlock Moor",
  "message text": "the engine weaves algebraical patterns",
  "word of a message": "algebraical",
  "bubble message text": "as the loom weaves flowers and leaves",
  "poll's question": "shall the engine compose elaborate music",
  "poll's answer": "of any degree of complexity",
  "position's key": "Y291bnRlc3Mtb2YtbG92ZWxhY2Uta2V5LTE4NDMtYTE",
  "meeting's title": "the engine might compose elaborate music",
  "meeting's notes": "we may say most aptly that it weaves",
  draft: "my dearest Babbage, I am working",
  "scheduled message": "those who view mathematical science",
  "guest's name": "Wilhelmina Somerset",
  "former guest's name": "Fitzgerald Cholmondeley",
  "bubble name": "Bernoulli numbers",
  "bubble topic": "note G, the seventh",
  "former bubble name": "Difference engine",
  "bubble tag": "punched cards of Jacquard",
  "folder's name": "Letters to Babbage",
  "file name": "diagram-of-the-engine.bmp",
  "deleted file name": "love-letters.txt",
  "call description": "v=0 o=menabrea 1842 IN IP4",
  "call candidate": "candidate:1 1 udp 2122 203.0.113.77",
  "push address": "https://push.invalid/browser-of-the-countess",
  "push secret": "c2VjcmV0IG9mIGFkYXMhIQ",
  "time zone": "America/Argentina/Ushuaia",
  "conference description": "v=0 o=sketch-of-the-engine",
};

async function upload(
  person: Person,
  name: string,
  mediaType: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<string> {
  return (await uploadReady(person, bytes, { name, mediaType })).fileId;
}

/** Random bytes do not compress, and no two windows of them are alike. */
const windowsOf = (name: string, bytes: Uint8Array): Record<string, Uint8Array> => ({
  [`${name}, start`]: bytes.slice(0, 16),
  [`${name}, middle`]: bytes.slice(bytes.length / 2, bytes.length / 2 + 16),
  [`${name}, end`]: bytes.slice(-16),
});

/** A text of a secret, by its name. */
const text = (name: string): string => String(secrets[name]);

beforeAll(async () => {
  app = await startTestApp({
    data,
    config: { instance: { sign_up: "open" }, push: { allowed_origins: ["https://push.invalid"] } },
  });
  const company = await app.app.companies.createCompany({ name: text("company name") });
  const ada = await app.person("augusta.ada", { firstName: text("first name"), lastName: text("former name") });
  adaId = ada.accountId;
  // Without an operator nobody can sign up.
  const bob = await app.person("bob", { isOperator: true });
  await app.app.companies.assignToCompany(ada.accountId, company);
  await ada.call(updateOwnProfile, { body: { lastName: text("last name") } });
  await ada.call(updateOwnProfile, {
    body: {
      ...{ nickname: text("nickname"), jobTitle: text("job title"), tags: [text("tag")] },
      address: { street: text("street"), postalCode: null, city: null, region: null, country: "GB" },
      phones: [{ kind: "home", number: text("phone") }],
    },
  });
  await ada.call(addFurtherEmail, { body: { email: text("further address") } });
  await app.visitor().call(signUp, {
    body: {
      ...{ email: text("applicant's address"), firstName: "Charles", lastName: text("applicant's name"), password },
      ...{ language: "fr", acceptedTerms: app.platform.config.instance.terms_version },
      browserSecret: "a secret of the applicant's browser, 32 or more",
    },
  });

  const { secret, recoveryCode, credentialId } = await protectAccount(ada, bob, {
    origin: new URL(app.platform.config.server.public_url).origin,
    passkeyName: text("passkey's name"),
    newAddress: text("new address"),
    wishedAddress: text("wished address"),
  });
  Object.assign(secrets, {
    "authenticator secret": secret,
    "recovery code": recoveryCode,
    "passkey's id": credentialId,
  });

  const invitation = { id: nanoid(), email: text("invited address"), note: text("invitation's note") };
  await ada.call(inviteByMail, { body: invitation });
  await ada.call(createContactGroup, { body: { id: nanoid(), name: text("group of contacts") } });
  await ada.call(agreeToAddressBook, { body: { textVersion: "1", language: "en" } });
  const card = { name: text("imported name"), emails: [text("imported address")], phones: [text("imported number")] };
  await ada.call(importCards, { body: { cards: [card] } });
  // Whoever is blocked keeps their name in the blocker's list.
  const mallory = await app.person("mallory", { firstName: "Maldonado", lastName: text("blocked person's name") });
  await ada.call(blockPerson, { params: { accountId: mallory.accountId } });

  for (const name of ["former status text", "status text"])
    await ada.call(setStatusText, { body: { status: { text: text(name), emoji: null, until: null } } });

  await ada.call(changeNotifications, { body: { ...standardSettings, timeZone: text("time zone") } });
  const browser = { p256dh: newVapidKeys().publicKey, auth: text("push secret") };
  await ada.call(subscribeToPush, { body: { endpoint: text("push address"), ...browser } });
  const chat = await ada.call(openDirectChat, { body: { accountId: bob.accountId } });
  const say = (person: Person, conversationId: string, body: { text?: string; fileId?: string }) =>
    person.call(sendMessage, { params: { conversationId }, body: { id: nanoid(), ...body } });
  await say(ada, chat.id, { text: text("message text") });
  await actOnMessages(ada, bob, chat.id);
  const bubble = { id: nanoid(), name: text("former bubble name"), topic: "", memberIds: [bob.accountId] };
  await ada.call(createBubble, { body: bubble });
  const params = { conversationId: bubble.id };
  await ada.call(updateBubble, { params, body: { name: text("bubble name"), topic: text("bubble topic") } });
  await say(bob, bubble.id, { text: text("bubble message text") });
  await arrangeBubble(ada, bubble.id);
  await saySomethingElse(bob, bubble.id);
  const guestToken = await linkTo(bubble.id, ada);
  secrets["guest link's secret"] = guestToken;
  await guestBy(app, guestToken, text("guest's name"));
  await (await guestBy(app, guestToken, text("former guest's name"))).call(leaveAsGuest);

  const bytes = new Uint8Array(randomBytes(300_000));
  Object.assign(secrets, windowsOf("file", bytes));
  const fileId = await upload(ada, text("file name"), "application/octet-stream", bytes);
  await say(ada, chat.id, { fileId });
  const letter = new Uint8Array(randomBytes(100_000));
  Object.assign(secrets, windowsOf("deleted file", letter));
  const letterId = await upload(ada, text("deleted file name"), "text/plain", letter);
  await ada.call(deleteFile, { params: { fileId: letterId } });
  // The picture's own bytes are what a preview would leave behind.
  const picture = await new Bun.Image(bitmap(64, 64)).png().bytes();
  Object.assign(secrets, windowsOf("picture", picture));
  const pictureId = await upload(ada, "picture.png", "image/png", new Uint8Array(picture));
  const preview = await ada.send(downloadFile, { params: { fileId: pictureId }, query: { preview: "1" } });
  expect(preview.status).toBe(200);
  Object.assign(secrets, windowsOf("preview", await preview.bytes()));
  await callAndMeet(ada, bob, chat.id, bubble.id);
  // What was said has come into the index of the search.
  await app.app.search.settled();
  // Their privacy log says where.
  await bob.call(clearSide, { params });
}, 60_000);

/** What a message said before, what an edit kept from somebody, and what was deleted for everybody. */
async function actOnMessages(ada: Person, bob: Person, conversationId: string): Promise<void> {
  const say = (body: { text: string; replyTo?: number }) =>
    ada.call(sendMessage, { params: { conversationId }, body: { id: nanoid(), ...body } });
  const edited = await say({ text: text("text before the edit") });
  const params = { conversationId, messageId: edited.id };
  await ada.call(editMessage, { params, body: { text: text("text after the edit") } });
  await bob.call(reactToMessage, { params, body: { emoji: "👍", isSet: true } });
  await bob.call(pinMessage, { params, body: { isPinned: true } });
  const { id: messageId } = await say({ text: text("deleted message"), replyTo: edited.seq });
  await ada.call(deleteMessage, { params: { conversationId, messageId } });
}

/** What a message can be beside text, and what is not said yet. */
async function saySomethingElse(person: Person, conversationId: string): Promise<void> {
  const params = { conversationId };
  const poll = { question: text("poll's question"), answers: [text("poll's answer"), "No"] };
  const { id: messageId } = await person.call(sendMessage, { params, body: { id: nanoid(), poll } });
  await person.call(votePoll, { params: { conversationId, messageId }, body: { answers: [0] } });
  const location = { sealed: "A".repeat(80), key: text("position's key") };
  await person.call(sendMessage, { params, body: { id: nanoid(), location } });
  const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const plan = { title: text("meeting's title"), notes: text("meeting's notes"), startsOn: `${day}T09:00` };
  await person.call(planMeeting, {
    params: { conversationId, meetingId: nanoid() },
    body: { ...plan, timeZone: "Europe/Paris", minutes: 30 },
  });
  await person.call(saveDraft, { params, body: { text: text("draft") } });
  const body = { conversationId, text: text("scheduled message"), dueAt: Date.now() + 3_600_000 };
  await person.call(scheduleMessage, { params: { messageId: nanoid() }, body });
}

/** What two browsers tell each other passes through the server; a refused description is not kept for looking into either. */
async function callAndMeet(ada: Person, bob: Person, chatId: string, bubbleId: string): Promise<void> {
  const [adas, bobs] = [await ada.connect(), await bob.connect()];
  const callId = nanoid();
  const isCall = (state: string) => (frame: { call: { state: string } }) => frame.call.state === state;
  adas.send({ type: "call.start", callId, conversationId: chatId, kind: "video" });
  await bobs.next("call.state", isCall("ringing"));
  bobs.send({ type: "call.accept", callId });
  await adas.next("call.state", isCall("active"));
  const sdp = text("call description");
  adas.send({ type: "call.signal", callId, signal: { kind: "description", type: "offer", sdp } });
  const candidate = { candidate: text("call candidate"), sdpMid: "0", sdpMLineIndex: 0 };
  adas.send({ type: "call.signal", callId, signal: { kind: "candidate", ...candidate } });
  await bobs.next("call.signal", ({ signal }) => signal.kind === "candidate");
  adas.send({ type: "call.end", callId });
  await bobs.next("call.state", isCall("ended"));

  adas.send({ type: "conference.join", conversationId: bubbleId });
  const { conference } = await adas.next("conference.state", ({ selfParticipantId }) => selfParticipantId !== null);
  const publish = { conferenceId: conference.id, sdp: text("conference description"), tracks: [] };
  adas.send({ type: "conference.publish", ...publish });
  await adas.next("error");
  adas.send({ type: "conference.leave", conferenceId: conference.id });
  await adas.next("conference.ended");
  await Promise.all([adas.close(), bobs.close()]);
}
afterAll(() => rmSync(data, { recursive: true, force: true }));

/** Tags, a link, a picture and a folder of one's own. */
async function arrangeBubble(ada: Person, conversationId: string): Promise<void> {
  const params = { conversationId };
  await ada.call(changeBubbleRules, { params, body: { tags: [text("bubble tag")] } });
  const link = { validDays: 7, maxUses: null, needsApproval: true };
  secrets["bubble link"] = new URL(
    (await ada.call(renewBubbleLink, { params, body: link })).link?.url ?? "",
  ).hash.slice(1);
  await ada.send(
    setBubblePicture,
    { params },
    { body: new Uint8Array(await new Bun.Image(bitmap(64, 64)).png().bytes()) },
  );
  const { bubble } = await ada.call(getConversation, { params });
  const asked = { params: { ...params, version: bubble?.picture ?? "" }, query: {} };
  const served = await ada.send(getBubblePicture, asked);
  expect(served.status).toBe(200);
  Object.assign(secrets, windowsOf("bubble picture", await served.bytes()));
  const folderId = nanoid();
  await ada.call(createFolder, { body: { id: folderId, name: text("folder's name") } });
  await ada.call(placeConversation, { params, body: { folderId } });
}

/** An uncompressed picture of noise. */
function bitmap(width: number, height: number): Buffer {
  const header = Buffer.alloc(54);
  header.write("BM");
  header.writeUInt32LE(54 + width * height * 3, 2);
  header.writeUInt32LE(54, 10);
  header.writeUInt32LE(40, 14);
  header.writeInt32LE(width, 18);
  header.writeInt32LE(height, 22);
  header.writeUInt16LE(1, 26);
  header.writeUInt16LE(24, 28);
  return Buffer.concat([header, randomBytes(width * height * 3)]);
}

describe("after people have used everything", () => {
  test("no name, address, message, file name or file byte lies readable in the data folder while Iris runs", () => {
    expect(readableIn(data, secrets)).toEqual([]);
  });

  test("the search itself finds what does lie there, in every spelling", () => {
    const paths = filesBelow(data).map(({ path }) => path.slice(data.length + 1));
    expect(paths).toEqual(expect.arrayContaining(["iris.db", "iris.db-wal", "keys.db"]));
    // Ids are not secret.
    expect(readableIn(data, { id: adaId }).length).toBeGreaterThan(0);
    const planted = join(data, "planted");
    for (const spelled of [
      Buffer.from(text("bubble name"), "utf16le"),
      Buffer.from(text("bubble name").toLowerCase()),
      Buffer.from(Buffer.from(`xx${text("bubble name")} and more`).toString("base64")),
      Buffer.from(Buffer.from(`x${text("bubble name")}`).toString("base64url")),
      Buffer.from(Buffer.from(text("bubble name")).toString("hex")),
    ]) {
      writeFileSync(planted, spelled);
      expect(readableIn(data, secrets)).not.toEqual([]);
    }
    rmSync(planted);
  }, 30_000);

  test("nor after it has stopped, when the logs were written back", async () => {
    await app.stop();
    expect(readableIn(data, secrets)).toEqual([]);
  });
});
