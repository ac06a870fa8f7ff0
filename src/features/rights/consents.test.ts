import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { nanoid } from "nanoid";
import { startPushService } from "../../platform/webpush/push-service.testing.ts";
import { type ConsentKind, listConsents, withdrawOneConsent } from "../../protocol/consents.ts";
import { agreeToAddressBook, importCards, listAddressBook } from "../../protocol/contacts.ts";
import { openDirectChat, sendMessage } from "../../protocol/conversations.ts";
import { giveDiagnosisConsent, listNetworkReports, reportNetwork } from "../../protocol/diagnosis.ts";
import { getFile } from "../../protocol/files.ts";
import { getNotifications, subscribeToPush } from "../../protocol/notifications.ts";
import { getLocationKey } from "../../protocol/polls.ts";
import { getOwnPresence, showLastSeen } from "../../protocol/presence.ts";
import * as recordings from "../../protocol/recordings.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { uploadReady } from "../../testing/upload.ts";

setDefaultTimeout(30_000);
const service = startPushService();
let app: TestApp;
let ada: Person;
let bob: Person;
let grace: Person;
let mallory: Person;
let chatId: string;
beforeAll(async () => {
  app = await startTestApp({ config: { push: { allowed_origins: [service.origin] } } });
  [ada, bob, grace, mallory] = await app.people("ada", "bob", "grace", "mallory");
  const { companies } = app.app;
  const company = await companies.createCompany({ name: "Analytical Engines" });
  for (const one of [ada, bob]) await companies.assignToCompany(one.accountId, company);
  await companies.assignToCompany(grace.accountId, company, "administrator");
  chatId = (await ada.call(openDirectChat, { body: { accountId: bob.accountId } })).id;
});
afterAll(async () => {
  await app.stop();
  await service.stop();
});

const given = async (person: Person, kind: ConsentKind) =>
  (await person.call(listConsents)).consents.filter((one) => one.kind === kind);
const standing = async (person: Person, kind: ConsentKind) => {
  const [first] = (await given(person, kind)).filter(({ withdrawnAt }) => withdrawnAt === null);
  if (!first) throw new Error(`no consent of the kind ${kind}`);
  return first;
};
const wish = (kind: ConsentKind, id: string) => ({ params: { kind }, body: { id } });
/** @returns the consent as it was; nobody else could end it */
async function withdraw(kind: ConsentKind) {
  const consent = await standing(ada, kind);
  expect(await mallory.refusal(withdrawOneConsent, wish(kind, consent.id))).toBe("core.not_found");
  await ada.call(withdrawOneConsent, wish(kind, consent.id));
  expect((await given(ada, kind)).filter(({ withdrawnAt }) => withdrawnAt === null)).toEqual([]);
  expect(await ada.refusal(withdrawOneConsent, wish(kind, consent.id))).toBe("core.not_found");
  return consent;
}
const words = { textVersion: "2026-11", language: "de" as const };

test("S57 the terms are listed with time, version and language, and end with the account alone", async () => {
  const { id, ...terms } = await standing(ada, "terms");
  expect(terms).toMatchObject({ textVersion: app.platform.config.instance.terms_version, language: "en" });
  expect(terms.mayWithdraw).toBe(false);
  expect(await ada.refusal(withdrawOneConsent, wish("terms", id))).toBe("rights.consent_stays");
});

test("S57 S16 imported contacts go with the consent to keep them", async () => {
  await ada.call(agreeToAddressBook, { body: words });
  const card = { name: "Charles", company: "", emails: ["charles@example.org"], phones: [] };
  await ada.call(importCards, { body: { cards: [card] } });
  expect(await withdraw("addressBook")).toMatchObject(words);
  expect((await ada.call(listAddressBook, { query: {} })).entries).toEqual([]);
  // That there was one stays on record.
  expect((await given(ada, "addressBook"))[0]?.withdrawnAt).not.toBeNull();
});

test("S57 what a company's administrators saw of a connection goes with the consent", async () => {
  await ada.call(giveDiagnosisConsent, { body: words });
  const way = { state: "open", roundTripMs: 20 } as const;
  await ada.call(reportNetwork, { body: { deviceId: nanoid(), report: { udp: way, tcp: way, relay: way } } });
  expect((await grace.call(listNetworkReports)).reports).toHaveLength(1);
  await withdraw("diagnosis");
  expect(await grace.call(listNetworkReports)).toEqual({ consenting: 0, reports: [] });
});

test("S57 a browser is told nothing more by push", async () => {
  await ada.call(subscribeToPush, { body: service.subscription() });
  expect(await withdraw("push")).toMatchObject({ device: expect.any(String), textVersion: null });
  expect((await ada.call(getNotifications)).push.devices).toEqual([]);
});

test("S57 nobody sees any more when somebody was last here", async () => {
  await ada.call(showLastSeen, { body: { showsLastSeen: true } });
  expect((await standing(ada, "lastSeen")).givenAt).not.toBeNull();
  await withdraw("lastSeen");
  expect((await ada.call(getOwnPresence)).showsLastSeen).toBe(false);
});

test("S57 S19 a position that was shared is opened by nobody any more", async () => {
  const location = { sealed: "s".repeat(80), key: "k".repeat(43) };
  const body = { id: nanoid(), text: "", location };
  const { id } = await ada.call(sendMessage, { params: { conversationId: chatId }, body });
  const place = { params: { conversationId: chatId, messageId: id } };
  expect(await bob.call(getLocationKey, place)).toEqual({ key: location.key });
  await withdraw("location");
  expect(await bob.refusal(getLocationKey, place)).toBe("message.location_gone");
});

test("S57 S31 a recording that was kept is destroyed with the consent to it", async () => {
  const [desk, phone, callId, id] = [nanoid(), nanoid(), nanoid(), nanoid()];
  const [bobs, adas] = [await bob.connect({ deviceId: desk }), await ada.connect({ deviceId: phone })];
  bobs.send({ type: "call.start", callId, conversationId: chatId, kind: "audio" });
  await adas.next("call.state", ({ call }) => call.state === "ringing");
  adas.send({ type: "call.accept", callId });
  await bobs.next("call.state", ({ call }) => call.state === "active");
  const params = { recordingId: id };
  await bob.call(recordings.askToRecord, { params: { callId }, body: { id, deviceId: desk, kind: "audio" } });
  const body = { agrees: true, version: recordings.consentVersion, language: "de" } as const;
  await ada.call(recordings.answerRecording, { params, body });
  await bob.call(recordings.stopRecording, { params });
  const sound = new TextEncoder().encode("sound");
  const { fileId } = await uploadReady(bob, sound, { name: "call.webm", mediaType: "audio/webm" });
  await bob.call(recordings.keepRecording, { params, body: { fileId, durationSec: 12 } });
  expect(await withdraw("recording")).toMatchObject({
    personId: bob.accountId,
    textVersion: recordings.consentVersion,
  });
  expect(await bob.refusal(getFile, { params: { fileId } })).toBe("files.not_found");
});
