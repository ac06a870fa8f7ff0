import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nanoid } from "nanoid";
import { createAccessToken } from "../../protocol/access-tokens.ts";
import { getOwnAccount, signIn } from "../../protocol/accounts.ts";
import { listCompanyAudit } from "../../protocol/audit.ts";
import { listAddressBook } from "../../protocol/contacts.ts";
import { createBubble, listConversations, openDirectChat, sendMessage } from "../../protocol/conversations.ts";
import { giveDiagnosisConsent, listNetworkReports } from "../../protocol/diagnosis.ts";
import { findPeople, listColleagues } from "../../protocol/directory.ts";
import { getNotifications } from "../../protocol/notifications.ts";
import { listPrivacyLog } from "../../protocol/privacy.ts";
import { getProfile } from "../../protocol/profiles.ts";
import * as api from "../../protocol/rights.ts";
import { searchMessages } from "../../protocol/search.ts";
import { requestPasswordReset } from "../../protocol/security.ts";
import { listScheduled, scheduleMessage } from "../../protocol/unsent.ts";
import { type Person, password, startTestApp, type TestApp } from "../../testing/test-app.ts";

setDefaultTimeout(30_000);
const data = mkdtempSync(join(tmpdir(), "iris-restriction-"));
let moved = 0;
const now = () => Date.now() + moved;
let app: TestApp;
let ada: Person;
let bob: Person;
let grace: Person;
let mallory: Person;
let olga: Person;
let chatId: string;
let before: Awaited<ReturnType<typeof worldOf>>;

beforeAll(async () => {
  app = await startTestApp({ data, now });
  [ada, bob, grace, mallory] = await app.people("ada", "bob", "grace", "mallory");
  olga = await app.person("olga", { isOperator: true });
  const { companies } = app.app;
  const company = await companies.createCompany({ name: "Analytical Engines" });
  for (const one of [ada, bob]) await companies.assignToCompany(one.accountId, company);
  await companies.assignToCompany(grace.accountId, company, "administrator");
  const other = await companies.createCompany({ name: "Elsewhere" });
  await companies.assignToCompany(mallory.accountId, other, "administrator");
  chatId = (await ada.call(openDirectChat, { body: { accountId: bob.accountId } })).id;
  await say(ada, "The loom weaves flowers");
  const memberIds = [bob.accountId, grace.accountId];
  await ada.call(createBubble, { body: { id: nanoid(), name: "Harbour", memberIds } });
  await ada.call(giveDiagnosisConsent, { body: { textVersion: "2026-11", language: "en" } });
  for (const inDays of [1, 30])
    await ada.call(scheduleMessage, {
      params: { messageId: nanoid() },
      body: { conversationId: chatId, text: `in ${inDays} days`, dueAt: now() + inDays * 86_400_000 },
    });
  await app.app.search.settled();
  await app.app.heard();
  before = await worldOf(ada);
});
afterAll(async () => {
  await app.stop();
  rmSync(data, { recursive: true, force: true });
});

const say = (by: Person, text: string) =>
  by.call(sendMessage, { params: { conversationId: chatId }, body: { id: nanoid(), text } });
const found = async (by: Person, q: string) => (await by.call(findPeople, { query: { q } })).people.map(({ id }) => id);
const mailsTo = async ({ email }: Person) => (await app.app.mail.listOutbox()).filter(({ to }) => to === email);
const linkIn = (text = "") => /restriction#(\S+)/.exec(text)?.[1] ?? "";
const enter = (person: Person) => person.call(signIn, { body: { email: person.email, password } });
const refusedEntry = (person: Person, secret = password) =>
  person.refusal(signIn, { body: { email: person.email, password: secret } });
const deviceOf = async (person: Person) => person.connect({ deviceId: nanoid() });

/** What is somebody's, as they and others see it. */
async function worldOf(person: Person) {
  const { accountId } = person;
  const { conversations } = await person.call(listConversations);
  return {
    account: await person.call(getOwnAccount),
    profile: await person.call(getProfile, { params: { accountId } }),
    conversations: conversations
      .map(({ id, members, own }) => ({ id, own, roles: members.map(({ role }) => role).toSorted() }))
      .toSorted((a, b) => (a.id < b.id ? -1 : 1)),
    addressBook: await person.call(listAddressBook, { query: {} }),
    notifications: (await person.call(getNotifications)).settings,
    scheduled: (await person.call(listScheduled)).scheduled.map(({ text, dueAt }) => ({ text, dueAt })),
    foundByBob: await found(bob, "ada"),
    foundByMallory: await found(mallory, "ada"),
    messages: (await bob.call(searchMessages, { body: { query: "weaves" } })).found.length,
    colleagues: (await bob.call(listColleagues, { query: {} })).people.map(({ id }) => id),
    consenting: (await grace.call(listNetworkReports)).consenting,
  };
}

describe("S55 somebody has their data restricted", () => {
  test("S55 at once: sessions and sockets end, the token of a program is of no use", async () => {
    const { token } = await ada.call(createAccessToken, {
      body: { name: "script", scopes: ["chats:read"], validDays: 30 },
    });
    const socket = await deviceOf(ada);
    await ada.call(api.restrictOwnData, { body: { reason: "My name is wrong" } });
    expect(await ada.refusal(getOwnAccount)).toBe("core.not_signed_in");
    await socket.closed;
    const answer = await fetch(`${app.url}/api/conversations`, { headers: { authorization: `Bearer ${token}` } });
    expect(answer.status).toBe(401);
    await app.app.heard();
  });

  test("S55 S71 the one who knows the password reads why they are not let in; a stranger learns nothing", async () => {
    expect(await refusedEntry(ada)).toBe("accounts.restricted");
    expect(await refusedEntry(ada, "not the password")).toBe("accounts.sign_in_refused");
    expect(await app.visitor().refusal(signIn, { body: { email: "nobody@example.org", password } })).toBe(
      "accounts.sign_in_refused",
    );
    const link = (email: string) => app.visitor().call(api.mailRestrictionLink, { body: { email } });
    expect(await link("nobody@example.org")).toEqual(await link(bob.email));
  });

  test("S55 nobody finds them, in no search, list or picker, and what they wrote is not searched", async () => {
    expect([await found(bob, "ada"), await found(mallory, "ada"), await found(bob, ada.email)]).toEqual([[], [], []]);
    expect((await bob.call(listColleagues, { query: {} })).people.map(({ id }) => id)).not.toContain(ada.accountId);
    expect((await bob.call(searchMessages, { body: { query: "weaves" } })).found).toEqual([]);
    const members = [ada.accountId];
    expect(await bob.refusal(createBubble, { body: { id: nanoid(), name: "With Ada", memberIds: members } })).toMatch(
      /not_found|not_reachable/,
    );
  });

  test("S55 they look away, and no call rings", async () => {
    const device = await deviceOf(bob);
    device.send({ type: "presence.watch", accountIds: [ada.accountId] });
    const { presences } = await device.next("presence.changed");
    expect(presences).toMatchObject([{ accountId: ada.accountId, state: "offline" }]);
    device.send({ type: "call.start", callId: nanoid(), conversationId: chatId, kind: "audio" });
    expect((await device.next("error")).problem.status).toBe(404);
    await device.close();
  });

  test("S55 what is written to them is stored, seen by nobody of them, and mailed to nobody", async () => {
    const mails = (await mailsTo(ada)).length;
    const sent = await say(bob, "Are you there?");
    await app.app.heard();
    moved += 2 * 3_600_000;
    await app.app.notifications.sendDigests();
    await app.app.notifications.pushed();
    expect(await mailsTo(ada)).toHaveLength(mails);
    const chat = (await bob.call(listConversations)).conversations.find(({ id }) => id === chatId);
    const adas = chat?.members.find(({ accountId }) => accountId === ada.accountId);
    expect(adas?.seenSeq ?? 0).toBeLessThan(sent.seq);
    expect(adas?.deliveredSeq ?? 0).toBeLessThan(sent.seq);
  });

  test("S55 a message that falls due waits for its author; their connection counts for nobody", async () => {
    moved += 2 * 86_400_000;
    await app.app.unsent.sendDue();
    const chat = (await bob.call(listConversations)).conversations.find(({ id }) => id === chatId);
    expect(JSON.stringify(chat?.lastMessage)).toContain("Are you there?");
    expect((await grace.call(listNetworkReports)).consenting).toBe(before.consenting - 1);
  });

  test("S55 no link for a new password opens what is restricted", async () => {
    const mails = (await mailsTo(ada)).length;
    await app.visitor().call(requestPasswordReset, { body: { email: ada.email } });
    await app.app.accounts.aside.settled();
    expect(await mailsTo(ada)).toHaveLength(mails);
  });

  test("S55 it stays after a restart", async () => {
    await app.stop();
    app = await startTestApp({ data, now });
    for (const one of [ada, bob, grace, mallory, olga]) Object.assign(one, { baseUrl: app.url });
    expect(await refusedEntry(ada)).toBe("accounts.restricted");
    expect(await found(bob, "ada")).toEqual([]);
    await say(bob, "Still not?");
  });

  test("S55 the mailed link ends what they set themselves, once, and everything is as it was", async () => {
    await app.visitor().call(api.mailRestrictionLink, { body: { email: ada.email } });
    await app.app.accounts.aside.settled();
    const [mail] = await mailsTo(ada);
    const token = linkIn(mail?.text);
    expect(await app.visitor().call(api.endRestriction, { body: { token } })).toEqual({ outcome: "released" });
    expect(await app.visitor().refusal(api.endRestriction, { body: { token } })).toBe("rights.link_invalid");
    expect((await mailsTo(ada))[0]?.subject).toBe("Your data at Iris is used again");
    await enter(ada);
    await app.app.heard();
    const after = await worldOf(ada);
    // What was written meanwhile is there now.
    expect(JSON.stringify((await ada.call(listConversations)).conversations)).toContain("Still not?");
    expect(after).toEqual(before);
    const late = (await ada.call(listScheduled)).scheduled.map(({ text, failure }) => [text, failure]);
    expect(late).toEqual([
      ["in 1 days", "unsent.author_restricted"],
      ["in 30 days", null],
    ]);
  });

  test("S55 their privacy log tells of it", async () => {
    const acts = (await ada.call(listPrivacyLog, { query: {} })).entries.map(({ act }) => act);
    expect(acts).toEqual([
      { kind: "restrictionReleased", by: "person", reason: "" },
      { kind: "restricted", by: "person", reason: "My name is wrong" },
    ]);
  });
});

describe("S55 others restrict somebody", () => {
  // What they do is asked of them anew some time after they signed in.
  beforeAll(async () => {
    for (const one of [bob, grace, mallory, olga]) await enter(one);
  });
  const reason = "A dispute about the contract";
  const restrict = () => grace.call(api.restrictMember, { body: { email: ada.email, reason } });
  const release = (reason: string) => ({ params: { accountId: ada.accountId }, body: { reason } });

  test("S55 their administrator, with a reason; nobody else's, and not by way of an address of nobody", async () => {
    const wish = { body: { email: ada.email, reason } };
    expect(await mallory.refusal(api.restrictMember, wish)).toBe("rights.person_not_found");
    expect(await bob.refusal(api.restrictMember, wish)).toBe("core.not_found");
    expect(await grace.refusal(api.restrictMember, { body: { email: "nobody@example.org", reason } })).toBe(
      "rights.person_not_found",
    );
    expect(await grace.refusal(api.restrictMember, { body: { email: grace.email, reason } })).toBe(
      "rights.person_not_found",
    );
    await restrict();
    expect(await ada.refusal(getOwnAccount)).toBe("core.not_signed_in");
    const { entries } = await grace.call(listCompanyAudit, { query: { act: "rights.restricted" } });
    expect(entries[0]).toMatchObject({ actor: { id: grace.accountId }, detail: { by: "administrator", reason } });
  });

  test("S55 the person can ask for its end; the administrator sees that and ends it", async () => {
    const token = linkIn((await mailsTo(ada))[0]?.text);
    expect(await app.visitor().call(api.endRestriction, { body: { token } })).toEqual({ outcome: "asked" });
    expect(await refusedEntry(ada)).toBe("accounts.restricted");
    const { restrictions } = await grace.call(api.listCompanyRestrictions);
    expect(restrictions).toMatchObject([{ email: ada.email, by: "administrator", reason, mayRelease: true }]);
    expect(restrictions[0]?.releaseAskedAt).not.toBeNull();
    expect((await mallory.call(api.listCompanyRestrictions)).restrictions).toEqual([]);
    expect(await mallory.refusal(api.releaseMemberRestriction, release("x"))).toBe("core.not_found");
    await grace.call(api.releaseMemberRestriction, release("Settled"));
    await enter(ada);
  });

  test("S55 what the operator set, an administrator does not end", async () => {
    await olga.call(api.restrictPerson, { body: { email: ada.email, reason } });
    expect((await olga.call(api.listRestrictions)).restrictions).toMatchObject([{ by: "operator" }]);
    expect(await grace.refusal(api.releaseMemberRestriction, release("x"))).toBe("rights.not_yours_to_release");
    await olga.call(api.releaseRestriction, release("Settled"));
    await enter(ada);
  });
});
