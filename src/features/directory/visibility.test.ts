import { afterAll, beforeAll, beforeEach, describe, expect, setDefaultTimeout, test } from "bun:test";
import { nanoid } from "nanoid";
import { auditEntries } from "../../platform/audit/audit.tables.ts";
import { invitePerson } from "../../protocol/contacts.ts";
import * as chats from "../../protocol/conversations.ts";
import * as api from "../../protocol/directory.ts";
import type { CallOf, EndpointShape } from "../../protocol/endpoint.ts";
import { getAvatar, getProfile } from "../../protocol/profiles.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { changeAccount } from "../accounts/accounts.store.ts";

// On a busy machine signing five people in takes its time.
setDefaultTimeout(30_000);

/** Ada and grace at Hafenbau, bob at Werft; bob administers his company, grace hers. Mallory has none. */
let app: TestApp;
let ada: Person;
let grace: Person;
let bob: Person;
let mallory: Person;
let olga: Person;
let hafenbau: string;
let werft: string;

beforeAll(async () => {
  app = await startTestApp();
  [ada, grace, bob, mallory, olga] = await app.people("ada", "grace", "bob", "mallory", "olga");
  hafenbau = await app.app.companies.createCompany({ name: "Hafenbau" });
  werft = await app.app.companies.createCompany({ name: "Werft" });
  await join(ada, hafenbau, "member");
  await join(grace, hafenbau, "administrator");
  await join(bob, werft, "administrator");
});
afterAll(() => app.stop());

/** Resolves when the directory knows of it too. */
async function join(person: Person, companyId: string, role: "member" | "administrator") {
  await app.app.companies.assignToCompany(person.accountId, companyId, role);
  const name = companyId === hafenbau ? "Hafenbau" : "Werft";
  while ((await app.app.directory.person(person.accountId))?.companyName !== name) await Bun.sleep(1);
}

const choose = (administrator: Person, level: api.VisibilityLevel) =>
  administrator.call(api.changeCompanyVisibility, { body: { level, mayHide: true } });
const hide = (person: Person, choice: api.FindableChoice, exceptions: string[] = []) =>
  person.call(api.changeOwnVisibility, { body: { choice, exceptions } });
const found = async (viewer: Person, q: string) =>
  (await viewer.call(api.findPeople, { query: { q } })).people.map(({ id }) => id);
const named = async (viewer: Person, ...people: Person[]) =>
  (await viewer.call(api.getPeople, { body: { ids: people.map(({ accountId }) => accountId) } })).people.map(
    ({ id }) => id,
  );
const openChat = (viewer: Person, other: Person) =>
  viewer.call(chats.openDirectChat, { body: { accountId: other.accountId } });
const newBubble = (viewer: Person, ...members: Person[]) => {
  const memberIds = members.map(({ accountId }) => accountId);
  return viewer.call(chats.createBubble, { body: { id: nanoid(), name: "Harbour", memberIds } });
};

/** Every way in is shut, and each with the answer for somebody who does not exist. */
async function expectHidden(viewer: Person, other: Person): Promise<void> {
  const accountId = other.accountId;
  const name = other.email.split("@")[0] ?? "";
  expect(await found(viewer, name)).not.toContain(accountId);
  expect(await found(viewer, "example")).not.toContain(accountId);
  expect(await found(viewer, other.email)).toEqual([]);
  expect(await found(viewer, "")).not.toContain(accountId);
  expect(await named(viewer, other)).toEqual([]);
  const bubble = await newBubble(viewer);
  for (const id of [accountId, nanoid()]) {
    const refused = "directory.person_not_found";
    expect(await viewer.refusal(chats.openDirectChat, { body: { accountId: id } })).toBe(refused);
    const body = { id: nanoid(), name: "Harbour", memberIds: [id] };
    expect(await viewer.refusal(chats.createBubble, { body })).toBe(refused);
    const adding = { params: { conversationId: bubble.id }, body: { accountIds: [id] } };
    expect(await viewer.refusal(chats.addMembers, adding)).toBe(refused);
    const invitation = { body: { id: nanoid(), accountId: id } };
    expect(await viewer.refusal(invitePerson, invitation)).toBe(refused);
    expect(await viewer.refusal(getProfile, { params: { accountId: id } })).toBe("core.not_found");
    const picture = { params: { accountId: id, version: nanoid() } };
    expect(await viewer.refusal(getAvatar, picture)).toBe("core.not_found");
  }
}

async function expectFound(viewer: Person, other: Person): Promise<void> {
  expect(await found(viewer, other.email.split("@")[0] ?? "")).toContain(other.accountId);
  expect(await found(viewer, other.email)).toEqual([other.accountId]);
  expect(await named(viewer, other)).toEqual([other.accountId]);
}

describe("S9 two companies with different visibility", () => {
  beforeEach(async () => {
    await choose(grace, "public");
    await choose(bob, "public");
    await hide(ada, "asCompany");
  });

  test("S9 a public company is found by everybody, which is what holds unless it decides", async () => {
    await expectFound(bob, ada);
    await expectFound(mallory, ada);
    expect((await grace.call(api.getCompanyVisibility)).level).toBe("public");
  });

  test("S13 a search can be kept to the own company, or to everybody else", async () => {
    const among = async (within: api.SearchedPart) =>
      (await ada.call(api.findPeople, { query: { q: "example", within } })).people.map(({ id }) => id).sort();
    expect(await among("company")).toEqual([grace.accountId]);
    expect(await among("outside")).toEqual([bob.accountId, mallory.accountId, olga.accountId].sort());
    const query = { q: "", within: "company" as const };
    expect((await mallory.call(api.findPeople, { query })).people).toEqual([]);
  });

  test("S9 a private company finds others and is not found", async () => {
    await choose(grace, "private");
    await expectFound(ada, bob);
    await expectHidden(bob, ada);
    await expectHidden(mallory, ada);
    await expectFound(grace, ada);
  });

  test.each(["closed", "isolated"] as const)("S9 a %s company neither finds nor is found", async (level) => {
    await choose(grace, level);
    await expectHidden(ada, bob);
    await expectHidden(bob, ada);
    await expectFound(ada, grace);
    expect(await app.app.directory.mayMailInvitations(ada.accountId)).toBe(level === "closed");
    expect(await app.app.directory.mayInviteByMail(bob.accountId, ada.accountId)).toBe(level === "closed");
  });

  test("S9 a company that opens to named ones is found by these alone, and finds them once they name it", async () => {
    await choose(grace, "organization");
    await choose(bob, "private");
    const { partnerCode } = await bob.call(api.renewPartnerCode);
    const before = await grace.call(api.namePartner, { body: { code: partnerCode ?? "" } });
    expect(before.partners).toEqual([{ id: werft, name: "Werft" }]);
    expect((await bob.call(api.getCompanyVisibility)).namedBy).toEqual([{ id: hafenbau, name: "Hafenbau" }]);
    await expectFound(bob, ada);
    await expectHidden(ada, bob);
    await expectHidden(mallory, ada);

    const back = await grace.call(api.renewPartnerCode);
    await bob.call(api.namePartner, { body: { code: back.partnerCode ?? "" } });
    await expectFound(ada, bob);

    const left = await bob.call(api.removePartner, { params: { companyId: hafenbau } });
    expect(left.partners).toEqual([]);
    await expectHidden(ada, bob);
    await grace.call(api.removePartner, { params: { companyId: werft } });
    await expectHidden(bob, ada);
  });

  test("S9 a person hides further where the company allows it, but not from administrators nor from whom they name", async () => {
    await hide(ada, "hidden");
    await expectHidden(bob, ada);
    await expectHidden(mallory, ada);
    await expectFound(grace, ada);
    await hide(ada, "hidden", [mallory.accountId, nanoid()]);
    expect((await ada.call(api.getOwnVisibility)).exceptions).toEqual([mallory.accountId]);
    await expectFound(mallory, ada);
    await hide(ada, "hiddenFromOutsiders");
    await expectHidden(mallory, ada);

    await grace.call(api.changeCompanyVisibility, { body: { mayHide: false } });
    await expectFound(mallory, ada);
    expect(await ada.call(api.getOwnVisibility)).toMatchObject({ mayHide: false, companyLevel: "public" });
    const body = { choice: "hidden" as const };
    expect(await ada.refusal(api.changeOwnVisibility, { body })).toBe("directory.company_decides");
    expect((await hide(ada, "asCompany")).choice).toBe("asCompany");
  });

  test("S9 who has no company decides alone", async () => {
    await hide(mallory, "hidden");
    await expectHidden(ada, mallory);
    await hide(mallory, "asCompany");
    await expectFound(ada, mallory);
  });

  test("S9 a chat goes on when its people no longer find each other: names, messages, but no call and nobody new", async () => {
    const chat = await openChat(bob, ada);
    const bubble = await newBubble(bob, ada, mallory);
    await choose(grace, "closed");
    expect(await named(bob, ada, grace)).toEqual([ada.accountId]);
    expect((await openChat(bob, ada)).id).toBe(chat.id);
    const params = { conversationId: chat.id };
    await bob.call(chats.sendMessage, { params, body: { id: nanoid(), text: "Still there?" } });
    const adding = { params: { conversationId: bubble.id }, body: { accountIds: [grace.accountId] } };
    expect(await bob.refusal(chats.addMembers, adding)).toBe("directory.person_not_found");
    expect(await calling(bob, chat.id)).toBe("directory.person_not_found");
    expect(await calling(ada, chat.id)).toBe("directory.person_not_found");

    // Private: ada may find bob, so either may call the other where they talk already.
    await choose(grace, "private");
    expect(await calling(bob, chat.id)).toBe("ringing");
  });

  test("S71 who left a bubble is still named beside what they wrote, and to nobody else", async () => {
    const bubble = await newBubble(ada, bob, mallory);
    await bob.call(chats.removeMember, { params: { conversationId: bubble.id, accountId: bob.accountId } });
    await choose(bob, "closed");
    expect(await named(mallory, bob)).toEqual([bob.accountId]);
    expect(await named(olga, bob)).toEqual([]);
  });
});

/** How a call from one of a direct chat goes. */
async function calling(caller: Person, conversationId: string): Promise<string> {
  const device = await caller.connect();
  const callId = nanoid();
  device.send({ type: "call.start", callId, conversationId, kind: "audio" });
  const answer = await Promise.race([device.next("error"), device.next("call.state")]);
  if (answer.type === "error") return answer.problem.code;
  device.send({ type: "call.end", callId });
  await device.next("call.state", ({ call }) => call.state === "ended");
  await device.close();
  return answer.call.state;
}

describe("S9 who decides for a company", () => {
  const all: [EndpointShape, Partial<CallOf<EndpointShape>>][] = [
    [api.getCompanyVisibility, {}],
    [api.changeCompanyVisibility, { body: { level: "closed" } }],
    [api.renewPartnerCode, {}],
    [api.namePartner, { body: { code: "x" } }],
    [api.removePartner, { params: { companyId: "x" } }],
  ];

  test.each(all)("S9 its administrators alone: %#", async (endpoint, call) => {
    for (const person of [ada, mallory]) expect(await person.refusal(endpoint, call)).toBe("core.not_found");
    expect(await app.visitor().refusal(endpoint, call)).toBe("core.not_signed_in");
  });

  test("S9 an operator finds no more than anybody", async () => {
    const operator = await app.person("hopper", { isOperator: true });
    await choose(grace, "closed");
    await expectHidden(operator, ada);
    expect(await operator.refusal(api.getCompanyVisibility)).toBe("core.not_found");
    await choose(grace, "public");
  });

  test("S71 an unknown code, an earlier one and one's own name no company", async () => {
    const first = (await bob.call(api.renewPartnerCode)).partnerCode ?? "";
    const own = (await grace.call(api.renewPartnerCode)).partnerCode ?? "";
    await bob.call(api.renewPartnerCode);
    for (const code of [first, own, nanoid(), werft]) {
      expect(await grace.refusal(api.namePartner, { body: { code } })).toBe("directory.partner_not_found");
    }
  });

  test("S72 each decision is in the audit log", async () => {
    const entries = () => app.platform.db.reader.select().from(auditEntries).orderBy(auditEntries.number);
    await choose(grace, "public");
    const before = (await entries()).length;
    await choose(grace, "private");
    await choose(grace, "private");
    await choose(grace, "public");
    const entry = { act: "directory.visibility_changed", actorId: grace.accountId, companyId: hafenbau };
    expect((await entries()).slice(before)).toMatchObject([entry, entry]);
  });
});

describe("S13 who is kept out", () => {
  test("S13 a deactivated account is not found", async () => {
    const leaver = await app.person("leaver");
    await expectFound(mallory, leaver);
    const { accountId } = leaver;
    await app.platform.db.transaction(async (tx) => {
      await changeAccount(tx, accountId, { deactivatedAt: 1 });
      await app.platform.facts.record(tx, "account.changed", { accountId }, { scope: `account:${accountId}` });
    });
    while ((await found(mallory, "leaver")).length > 0) await Bun.sleep(1);
    await expectHidden(mallory, leaver);
  });
});

test("S9 the page of colleagues counts and shows those whom one may find, in order, page by page, and nobody else", async () => {
  const werke = await app.app.companies.createCompany({ name: "Werke" });
  const names = ["otto", "nils", "mia", "lena", "kurt"];
  const people: Person[] = [];
  for (const name of names) people.push(await app.person(name));
  for (const { accountId } of people) await app.app.companies.assignToCompany(accountId, werke);
  await app.app.heard();
  const [otto, nils] = people as [Person, Person];
  const page = async (offset: number, limit: number, viewer = otto) => {
    const answer = await viewer.call(api.listColleagues, { query: { offset, limit } });
    return { total: answer.total, names: answer.people.map(({ firstName }) => firstName) };
  };
  expect(await page(0, 3)).toEqual({ total: 4, names: ["Kurt", "Lena", "Mia"] });
  expect(await page(3, 3)).toEqual({ total: 4, names: ["Nils"] });
  expect(await page(4, 3)).toEqual({ total: 4, names: [] });
  await hide(nils, "hidden");
  expect(await page(0, 200)).toEqual({ total: 3, names: ["Kurt", "Lena", "Mia"] });
  expect(await page(0, 200, olga)).toEqual({ total: 0, names: [] });
  expect(await app.visitor().refusal(api.listColleagues, { query: {} })).toBe("core.not_signed_in");
});
