import { randomBytes } from "node:crypto";
import { nanoid } from "nanoid";
import { guestBy, linkTo } from "../../features/guests/guests.testing.ts";
import { newVapidKeys } from "../../platform/webpush/vapid.ts";
import { createAccessToken } from "../../protocol/access-tokens.ts";
import { changeBubbleRules } from "../../protocol/bubbles.ts";
import * as contacts from "../../protocol/contacts.ts";
import { createBubble, openDirectChat, sendMessage } from "../../protocol/conversations.ts";
import { diagnosisTextVersion, giveDiagnosisConsent, reportNetwork } from "../../protocol/diagnosis.ts";
import { startExport } from "../../protocol/exports.ts";
import { createFolder, placeConversation } from "../../protocol/folders.ts";
import { planMeeting } from "../../protocol/meetings.ts";
import { editMessage, reactToMessage } from "../../protocol/messages.ts";
import { changeNotifications, standardSettings, subscribeToPush } from "../../protocol/notifications.ts";
import {
  assignLicence,
  createGroup,
  createPlan,
  setLicences,
  setMemberFunctions,
  setMemberGroup,
} from "../../protocol/plans.ts";
import { votePoll } from "../../protocol/polls.ts";
import { setStatusText } from "../../protocol/presence.ts";
import { addFurtherEmail, updateOwnProfile } from "../../protocol/profiles.ts";
import { setSeenMarks } from "../../protocol/receipts.ts";
import { answerRecording, askToRecord, consentVersion } from "../../protocol/recordings.ts";
import { saveDraft, scheduleMessage } from "../../protocol/unsent.ts";
import { createIncomingWebhook, createOutgoingWebhook } from "../../protocol/webhooks.ts";
import { protectAccount } from "../protect-account.ts";
import type { Person, TestApp } from "../test-app.ts";
import { uploadReady } from "../upload.ts";

export const pushOrigin = "https://push.invalid";
export const hookOrigin = "https://hook.invalid";

/** What is the person's alone: afterwards it is nowhere. */
export const own = {
  "first name": "Augusta-Änne",
  "last name": "Byronsdóttir",
  "sign-in address": "augusta.byron@example.org",
  "new address": "countess@lovelace.example",
  "wished address": "somerset@lovelace.example",
  "further address": "engine@home.example",
  street: "Ockham Park Lane 12",
  phone: "+442079460018",
  nickname: "Lady Fairy",
  "passkey's name": "Ring of the countess",
  "access token's name": "Script of note G",
  "push address": `${pushOrigin}/browser-of-the-countess`,
  "time zone": "America/Argentina/Ushuaia",
  status: "Convalescing at Ashley Combe",
  draft: "my dearest Babbage, I am working",
  "scheduled message": "those who view mathematical science",
  "folder's name": "Letters to Babbage",
  "contact's group": "Mathematicians of Mayfair",
  "invited address": "mary.somerville@example.org",
  "imported name": "Luigi Menabrea",
  "imported number": "+39 011 5612345",
  "diary's name": "Diary of Ockham",
  "diary's words": "the numbers of Bernoulli were wrong",
  "diary's webhook": "Hook of Ockham",
} as const;

/** What was said to others, who keep it: in their messages, and in what was derived from them. */
export const said = {
  "words to bob": "the engine weaves algebraical patterns",
  "words in the bubble": "just as the Jacquard loom weaves",
  "answer of a poll": "of any degree of complexity",
  "meeting's title": "the engine might compose elaborate music",
  "file's name": "diagram-of-the-engine.bin",
} as const;

/** What a bubble holds that bob deletes. */
export const ofBubble = {
  "deleted bubble's name": "Difference engine",
  "deleted bubble's tag": "punched cards",
  "deleted bubble's words": "six places and second differences",
  "deleted bubble's guest": "Wilhelmina Cholmondeley",
  "deleted bubble's meeting": "trial of the column",
  "deleted bubble's webhook": "Hook of Clement",
  "deleted bubble's draft": "I would rather not say",
} as const;

export interface Lives {
  readonly bubbleId: string;
  readonly chatId: string;
  readonly diaryId: string;
  readonly doomedId: string;
  readonly fileBytes: Uint8Array<ArrayBuffer>;
  readonly fileId: string;
}

const idOf = ({ accountId }: Person) => ({ params: { accountId } });

/** Lets ada use everything there is, with bob, in the company that grace administers. */
export async function liveFully(
  app: TestApp,
  { ada, bob, grace, olga }: Readonly<Record<"ada" | "bob" | "grace" | "olga", Person>>,
  companyId: string,
): Promise<Lives> {
  await profile(ada, olga);
  await atTheCompany(ada, grace, olga, companyId);
  const say = (who: Person, conversationId: string, body: object) =>
    who.call(sendMessage, { params: { conversationId }, body: { id: nanoid(), ...body } });
  const { id: chatId } = await ada.call(openDirectChat, { body: { accountId: bob.accountId } });
  const first = await say(ada, chatId, { text: "the engine weaves" });
  await ada.call(editMessage, {
    params: { conversationId: chatId, messageId: first.id },
    body: { text: said["words to bob"] },
  });
  const bubbleId = nanoid();
  await bob.call(createBubble, { body: { id: bubbleId, name: "Pier", memberIds: [ada.accountId, grace.accountId] } });
  await say(ada, bubbleId, { text: said["words in the bubble"] });
  const poll = await say(ada, bubbleId, { poll: { question: "Which?", answers: [said["answer of a poll"], "No"] } });
  await ada.call(votePoll, { params: { conversationId: bubbleId, messageId: poll.id }, body: { answers: [0] } });
  await meet(ada, bubbleId, said["meeting's title"]);
  const fileBytes = new Uint8Array(randomBytes(40_000));
  const { fileId } = await uploadReady(ada, fileBytes, { name: said["file's name"] });
  await say(ada, bubbleId, { fileId });

  const diaryId = nanoid();
  await ada.call(createBubble, { body: { id: diaryId, name: own["diary's name"], memberIds: [] } });
  await say(ada, diaryId, { text: own["diary's words"] });
  await ada.call(createIncomingWebhook, {
    params: { conversationId: diaryId },
    body: { name: own["diary's webhook"] },
  });
  await notYetSaid(ada, chatId);
  await call(ada, bob, chatId);
  const doomedId = await aBubbleThatGoes(app, ada, bob);
  await ada.call(startExport);
  await app.app.exports.idle();
  await app.app.search.settled();
  return { bubbleId, chatId, diaryId, doomedId, fileBytes, fileId };
}

async function profile(ada: Person, olga: Person): Promise<void> {
  await ada.call(updateOwnProfile, {
    body: {
      nickname: own.nickname,
      address: { street: own.street, postalCode: null, city: null, region: null, country: "GB" },
      phones: [{ kind: "home", number: own.phone }],
    },
  });
  await ada.call(addFurtherEmail, { body: { email: own["further address"] } });
  await protectAccount(ada, olga, {
    ...{ origin: "http://localhost:8080", passkeyName: own["passkey's name"] },
    ...{ newAddress: own["new address"], wishedAddress: own["wished address"] },
  });
  const token = { name: own["access token's name"], scopes: ["chats:read" as const], validDays: null };
  await ada.call(createAccessToken, { body: token });
  const browser = { p256dh: newVapidKeys().publicKey, auth: Buffer.alloc(16).toString("base64url") };
  await ada.call(subscribeToPush, { body: { endpoint: own["push address"], ...browser } });
  await ada.call(changeNotifications, { body: { ...standardSettings, timeZone: own["time zone"] } });
  await ada.call(setStatusText, { body: { status: { text: own.status, emoji: null, until: null } } });
  await ada.call(setSeenMarks, { body: { isOn: false } });
  await ada.call(contacts.inviteByMail, { body: { id: nanoid(), email: own["invited address"] } });
  await ada.call(contacts.createContactGroup, { body: { id: nanoid(), name: own["contact's group"] } });
  await ada.call(contacts.agreeToAddressBook, { body: { textVersion: "1", language: "en" } });
  const card = { name: own["imported name"], emails: [], phones: [own["imported number"]] };
  await ada.call(contacts.importCards, { body: { cards: [card] } });
  await ada.call(giveDiagnosisConsent, { body: { textVersion: diagnosisTextVersion, language: "en" } });
  const way = { state: "open", roundTripMs: 20 } as const;
  await ada.call(reportNetwork, { body: { deviceId: nanoid(), report: { udp: way, tcp: way, relay: way } } });
}

async function atTheCompany(ada: Person, grace: Person, olga: Person, companyId: string): Promise<void> {
  const [planId, groupId] = [nanoid(), nanoid()];
  const limits = { storageBytes: null, bubbleMembers: null, conferenceParticipants: null };
  await olga.call(createPlan, { body: { id: planId, name: "Gold", lacking: [], limits } });
  await olga.call(setLicences, { params: { companyId, planId }, body: { bought: 5 } });
  await grace.call(assignLicence, { ...idOf(ada), body: { planId } });
  await grace.call(createGroup, { body: { id: groupId, name: "Engineers" } });
  await grace.call(setMemberGroup, { ...idOf(ada), body: { groupId } });
  await grace.call(setMemberFunctions, { ...idOf(ada), body: { switches: { files: "on" } } });
}

async function meet(who: Person, conversationId: string, title: string): Promise<void> {
  const when = { startsOn: "2030-01-01T09:00", timeZone: "Europe/Berlin", minutes: 30 };
  await who.call(planMeeting, { params: { conversationId, meetingId: nanoid() }, body: { title, ...when } });
}

async function notYetSaid(ada: Person, chatId: string): Promise<void> {
  const params = { conversationId: chatId };
  await ada.call(saveDraft, { params, body: { text: own.draft } });
  const later = { conversationId: chatId, text: own["scheduled message"], dueAt: Date.now() + 3_600_000 };
  await ada.call(scheduleMessage, { params: { messageId: nanoid() }, body: later });
  const folderId = nanoid();
  await ada.call(createFolder, { body: { id: folderId, name: own["folder's name"] } });
  await ada.call(placeConversation, { params, body: { folderId } });
}

async function call(ada: Person, bob: Person, conversationId: string): Promise<void> {
  const deviceId = nanoid();
  const [adas, bobs] = [await ada.connect({ deviceId }), await bob.connect()];
  const [callId, id] = [nanoid(), nanoid()];
  adas.send({ type: "call.start", callId, conversationId, kind: "audio" });
  await bobs.next("call.state");
  bobs.send({ type: "call.accept", callId });
  await adas.next("call.state", ({ call }) => call.state === "active");
  await ada.call(askToRecord, { params: { callId }, body: { id, deviceId, kind: "audio" } });
  await bob.call(answerRecording, {
    params: { recordingId: id },
    body: { version: consentVersion, language: "en", agrees: true },
  });
  adas.send({ type: "call.end", callId });
  await bobs.next("call.state", ({ call }) => call.state === "ended");
  await Promise.all([adas.close(), bobs.close()]);
}

async function aBubbleThatGoes(app: TestApp, ada: Person, bob: Person): Promise<string> {
  const id = nanoid();
  const params = { conversationId: id };
  await bob.call(createBubble, { body: { id, name: ofBubble["deleted bubble's name"], memberIds: [ada.accountId] } });
  await bob.call(changeBubbleRules, { params, body: { tags: [ofBubble["deleted bubble's tag"]] } });
  const text = ofBubble["deleted bubble's words"];
  const { id: messageId } = await bob.call(sendMessage, { params, body: { id: nanoid(), text } });
  await ada.call(reactToMessage, { params: { ...params, messageId }, body: { emoji: "🌸", isSet: true } });
  await meet(bob, id, ofBubble["deleted bubble's meeting"]);
  const hook = {
    name: ofBubble["deleted bubble's webhook"],
    url: `${hookOrigin}/x`,
    events: ["member.added" as const],
  };
  await bob.call(createOutgoingWebhook, { params, body: hook });
  await bob.call(saveDraft, { params, body: { text: ofBubble["deleted bubble's draft"] } });
  await guestBy(app, await linkTo(id, bob), ofBubble["deleted bubble's guest"]);
  return id;
}
