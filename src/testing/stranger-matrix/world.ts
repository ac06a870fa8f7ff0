import { nanoid } from "nanoid";
import { softwarePasskey } from "../../features/accounts/factors/software-passkey.testing.ts";
import { picture } from "../../features/accounts/pictures.testing.ts";
import { mailedToken } from "../../features/companies/companies.testing.ts";
import { linkTo } from "../../features/guests/guests.testing.ts";
import { proveDomain } from "../../features/single-sign-on/single-sign-on.testing.ts";
import { newVapidKeys } from "../../platform/webpush/vapid.ts";
import * as accessTokens from "../../protocol/access-tokens.ts";
import { listSessions } from "../../protocol/accounts.ts";
import * as bubbles from "../../protocol/bubbles.ts";
import * as companies from "../../protocol/companies.ts";
import * as contacts from "../../protocol/contacts.ts";
import * as conversations from "../../protocol/conversations.ts";
import * as directory from "../../protocol/directory.ts";
import * as folders from "../../protocol/folders.ts";
import { planMeeting } from "../../protocol/meetings.ts";
import * as notifications from "../../protocol/notifications.ts";
import * as plans from "../../protocol/plans.ts";
import * as profiles from "../../protocol/profiles.ts";
import * as recordings from "../../protocol/recordings.ts";
import * as security from "../../protocol/security.ts";
import * as webhooks from "../../protocol/webhooks.ts";
import type { Person, TestApp } from "../test-app.ts";
import type { TestSocket } from "../test-socket.ts";
import { uploadReady } from "../upload.ts";
import type { Things } from "./things.ts";

/** Stands in every name and text of this world: where an outsider reads it, something leaked. */
export const mark = "zyxwv";
const domain = `${mark}.example`;
/** The world's instance allows it; nothing is there. */
export const pushOrigin = "https://push.invalid";

export interface World {
  readonly things: Things;
  readonly insiders: Readonly<Record<Insider, Person>>;
  /** At which a call and a conference go on. */
  readonly devices: Devices;
}
const adasDeviceId = nanoid();
type Devices = readonly [adas: TestSocket, bobs: TestSocket, bobsOther: TestSocket];
/** Members ada and bob, their administrator grace, and the instance's operator olga. */
export type Insider = "ada" | "bob" | "grace" | "olga";

/**
 * A company that nobody outside finds, with at least one thing of each kind.
 * @param content stands in all that its people say, name and share
 */
export async function createWorld(app: TestApp, content = mark): Promise<World> {
  const named = (name: string) => ({ firstName: `${name}${mark}`, lastName: mark });
  const someone = (name: string, more = {}) =>
    app.person(name, { email: `${name}@${domain}`, ...named(name), ...more });
  const olga = await someone("olga", { isOperator: true });
  const grace = await someone("grace");
  const ada = await someone("ada");
  const bob = await someone("bob");
  const dora = await someone("dora");
  const companyId = await app.app.companies.createCompany({ name: `Hafenbau ${mark}` });
  await app.app.companies.assignToCompany(grace.accountId, companyId, "administrator");
  for (const { accountId } of [ada, bob]) await app.app.companies.assignToCompany(accountId, companyId);
  await proveDomain(app, companyId, domain);

  const devices = [await ada.connect({ deviceId: adasDeviceId }), await bob.connect(), await bob.connect()] as const;
  const things = {
    ...{ accountId: ada.accountId, email: `ada@${domain}`, companyId, domain },
    ...(await companyThings(grace, dora, olga)),
    ...(await conversationThings(ada, bob, devices, content)),
    ...(await bubbleThings(ada, bob, content)),
    ...(await ownThings(ada, content)),
    ...(await networkThings(ada, bob, olga, content)),
    ...(await notificationThings(ada)),
  };
  // Last: from now on its people invite nobody from outside.
  await grace.call(directory.changeCompanyVisibility, { body: { level: "isolated", mayHide: true } });
  return { things, devices, insiders: { ada, bob, grace, olga } };
}

async function companyThings(grace: Person, dora: Person, olga: Person) {
  const invitee = { email: `eva@${domain}`, firstName: "", lastName: mark, role: "member", language: "en" } as const;
  const companyInvitation = await grace.call(companies.invitePerson, { body: invitee });
  const withdrawn = { ...invitee, email: `fritz@${domain}` };
  const { id: invitationId } = await grace.call(companies.invitePerson, { body: withdrawn });
  const companyInvitationToken = await mailedToken(olga, withdrawn.email);
  await grace.call(companies.withdrawInvitation, { params: { invitationId } });

  const link = { validDays: null, maxUses: null, needsApproval: true };
  const token = new URL((await grace.call(companies.renewJoinLink, { body: link })).link?.url ?? "").hash.slice(1);
  await dora.call(companies.followJoinLink, { body: { token } });
  await grace.call(companies.closeJoinLink);
  const { requests } = await grace.call(companies.listJoinRequests);
  const { domains } = await grace.call(companies.listMailDomains);
  const profileGroupId = nanoid();
  await grace.call(plans.createGroup, { body: { id: profileGroupId, name: mark } });
  const planId = nanoid();
  const limits = { storageBytes: null, bubbleMembers: null, conferenceParticipants: null };
  await olga.call(plans.createPlan, { body: { id: planId, name: mark, lacking: [], limits } });
  const { partnerCode } = await grace.call(directory.renewPartnerCode);
  // The newest one counts: this one is known and over.
  await grace.call(directory.renewPartnerCode);
  return {
    ...{ companyInvitationId: companyInvitation.id, companyInvitationToken, joinLinkToken: token },
    ...{ joinRequestId: theOne(requests).id, domainId: theOne(domains).id, profileGroupId, planId },
    partnerCode: theOne([partnerCode ?? ""]),
  };
}

async function conversationThings(ada: Person, bob: Person, [adas, bobs, bobsOther]: Devices, content: string) {
  const bubble = { id: nanoid(), name: content, memberIds: [bob.accountId] };
  const { id: conversationId } = await ada.call(conversations.createBubble, { body: bubble });
  const params = { conversationId };
  const { id: messageId } = await ada.call(conversations.sendMessage, {
    params,
    body: { id: nanoid(), text: content },
  });
  const { fileId } = await uploadReady(ada, new TextEncoder().encode(content), { name: `${content}.txt` });
  await ada.call(conversations.sendMessage, { params, body: { id: nanoid(), fileId } });
  const direct = await ada.call(conversations.openDirectChat, { body: { accountId: bob.accountId } });
  const callId = nanoid();
  adas.send({ type: "call.start", callId, conversationId: direct.id, kind: "audio" });
  await bobs.next("call.state");
  bobs.send({ type: "call.accept", callId });
  await bobs.next("call.state", ({ call }) => call.state === "active");
  const recordingId = nanoid();
  const asking = { id: recordingId, deviceId: adasDeviceId, kind: "audio" as const };
  await ada.call(recordings.askToRecord, { params: { callId }, body: asking });
  bobsOther.send({ type: "conference.join", conversationId });
  const { conference, selfParticipantId } = await bobsOther.next("conference.state");
  const participantId = theOne([selfParticipantId ?? ""]);
  const guestToken = await linkTo(conversationId, ada);
  // Another one takes its place.
  await linkTo(conversationId, ada);
  const conferenceId = conference.id;
  const { webhook } = await ada.call(webhooks.createIncomingWebhook, { params, body: { name: content } });
  const removed = await ada.call(webhooks.createIncomingWebhook, { params, body: { name: content } });
  await ada.call(webhooks.removeWebhook, { params: { ...params, webhookId: removed.webhook.id } });
  const meetingId = nanoid();
  const planned = { title: content, startsOn: "2030-01-01T09:00", timeZone: "Europe/Berlin", minutes: 30 };
  await ada.call(planMeeting, { params: { ...params, meetingId }, body: planned });
  return {
    ...{ conversationId, messageId, guestToken, fileId, callId, recordingId },
    ...{ conferenceId, participantId, meetingId },
    ...{ webhookId: webhook.id, webhookToken: theOne(removed.url.split("/").slice(-1)) },
  };
}

async function bubbleThings(ada: Person, bob: Person, content: string) {
  const bubble = { id: nanoid(), name: content, memberIds: [bob.accountId] };
  const params = { conversationId: (await ada.call(conversations.createBubble, { body: bubble })).id };
  const open = { validDays: null, maxUses: null, needsApproval: false };
  const { link } = await ada.call(bubbles.renewBubbleLink, { params, body: open });
  await ada.send(bubbles.setBubblePicture, { params }, { body: await picture("png") });
  const { bubble: rules } = await ada.call(conversations.getConversation, { params });
  const folderId = nanoid();
  await ada.call(folders.createFolder, { body: { id: folderId, name: content } });
  return {
    ...{ pictureBubbleId: params.conversationId, bubblePicture: theOne([rules?.picture ?? ""]), folderId },
    bubbleLinkToken: new URL(link?.url ?? "").hash.slice(1),
  };
}

async function ownThings(ada: Person, content: string) {
  const { sessions } = await ada.call(listSessions);
  const request = await ada.call(security.beginPasskey);
  const attestation = softwarePasskey("http://localhost:8080").create(request);
  const { passkey } = await ada.call(security.addPasskey, { body: { name: content, attestation } });
  const wish = { name: content, scopes: ["chats:read" as const], validDays: null };
  const { accessToken } = await ada.call(accessTokens.createAccessToken, { body: wish });
  await ada.call(profiles.addFurtherEmail, { body: { email: `ada.${mark}@home.example` } });
  await ada.send(profiles.setAvatar, {}, { body: await picture("png") });
  const { emails, avatar } = await ada.call(profiles.getOwnProfile);
  return {
    ...{ sessionId: theOne(sessions).id, passkeyId: passkey.id, emailId: theOne(emails).id },
    accessTokenId: accessToken.id,
    avatarVersion: theOne([avatar ?? ""]),
  };
}

async function networkThings(ada: Person, bob: Person, olga: Person, content: string) {
  const invitationId = nanoid();
  await ada.call(contacts.invitePerson, { body: { id: invitationId, accountId: bob.accountId, note: content } });
  const withdrawn = { id: nanoid(), email: `gustav.${mark}@home.example` };
  await bob.call(contacts.inviteByMail, { body: withdrawn });
  const invitationToken = await mailedToken(olga, withdrawn.email);
  await bob.call(contacts.withdrawInvitation, { params: { invitationId: withdrawn.id } });
  const contactGroupId = nanoid();
  await ada.call(contacts.createContactGroup, { body: { id: contactGroupId, name: content } });
  await ada.call(contacts.agreeToAddressBook, { body: { textVersion: "2026-11", language: "en" } });
  const card = { name: content, emails: [`${mark}@home.example`], phones: [] };
  await ada.call(contacts.importCards, { body: { cards: [card] } });
  const { entries } = await ada.call(contacts.listAddressBook, { query: {} });
  return { invitationId, invitationToken, contactGroupId, entryId: theOne(entries).id };
}

async function notificationThings(ada: Person) {
  const browser = { p256dh: newVapidKeys().publicKey, auth: Buffer.alloc(16).toString("base64url") };
  const { push } = await ada.call(notifications.subscribeToPush, {
    body: { endpoint: `${pushOrigin}/${mark}`, ...browser },
  });
  return { subscriptionId: theOne(push.devices).id };
}

/** @throws Error when there is not exactly one, and it is not empty */
function theOne<T>(some: readonly T[]): T {
  const [first, ...others] = some;
  if (!first || others.length > 0) throw new Error(`one was expected, ${some.length} are there`);
  return first;
}
