import { afterAll, beforeAll, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import * as api from "../../../protocol/bubbles.ts";
import { changeRole, getConversation } from "../../../protocol/conversations.ts";
import { createFolder } from "../../../protocol/folders.ts";
import { type Person, startTestApp, type TestApp } from "../../../testing/test-app.ts";
import { newBubble, read } from "./bubbles.testing.ts";

let app: TestApp;
let bob: Person;
let carol: Person;
let dora: Person;
beforeAll(async () => {
  app = await startTestApp();
  [bob, carol, dora] = await app.people("bob", "carol", "dora");
});
afterAll(() => app.stop());

const nobodyElse = async () => false;
const remove = async ({ accountId }: Person, isGone = nobodyElse as (id: string) => Promise<boolean>) => {
  const companyId = await app.app.accounts.people.companyOf(accountId);
  await app.app.conversations.removePerson({ accountId, companyId, isGone });
};
const organiserOf = async (reader: Person, params: { conversationId: string }) =>
  (await reader.call(getConversation, { params })).members.find(({ role }) => role === "organiser")?.accountId;

test("S21 a bubble whose organiser's account goes belongs to its moderator, and everybody is told", async () => {
  const ada = await app.person("ada");
  const params = await newBubble(ada, { memberIds: [bob.accountId, carol.accountId] });
  await ada.call(changeRole, { params: { ...params, accountId: carol.accountId }, body: { role: "moderator" } });
  const device = await bob.connect();
  await remove(ada);
  await device.next("event", ({ event }) => event.type === "conversation.changed");
  expect(await organiserOf(bob, params)).toBe(carol.accountId);
  expect((await read(bob, params)).at(-1)).toBe("notice:inherited");
  expect((await bob.call(getConversation, { params })).members).toHaveLength(2);
  await device.close();
});

test("S21 without a moderator it belongs to who was in it longest of the same company", async () => {
  const eve = await app.person("eve");
  const company = await app.app.companies.createCompany({ name: "Hafenbau" });
  for (const { accountId } of [eve, dora]) await app.app.companies.assignToCompany(accountId, company);
  const params = await newBubble(eve, { memberIds: [bob.accountId, dora.accountId] });
  await remove(eve);
  expect(await organiserOf(bob, params)).toBe(dora.accountId);
});

test("S21 who goes along is no heir; when nobody else is left the bubble ends with its key", async () => {
  const [fay, gus] = await app.people("fay", "gus");
  const kept = await newBubble(fay, { memberIds: [gus.accountId, bob.accountId] });
  const ending = await newBubble(fay, { memberIds: [gus.accountId] });
  await remove(fay, async (id) => id === gus.accountId);
  expect(await organiserOf(bob, kept)).toBe(bob.accountId);
  expect(await app.platform.keys.get(`conversation:${ending.conversationId}`).catch(({ name }: Error) => name)).toBe(
    "KeyGone",
  );
});

test("S51 whoever goes leaves no invitation, request or folder behind", async () => {
  const hal = await app.person("hal");
  const params = await newBubble(bob);
  await bob.call(api.inviteToBubble, { params, body: { accountIds: [hal.accountId] } });
  await hal.call(createFolder, { body: { id: nanoid(), name: "Mine" } });
  await remove(hal);
  expect((await bob.call(api.listOutsiders, { params })).outsiders).toEqual([]);
  const { conversationFolders } = await import("../folders/folders.tables.ts");
  expect(await app.platform.db.reader.select().from(conversationFolders)).toEqual([]);
});

test("S21 an heir is somebody who can sign in", async () => {
  const { organiser, params, moderator } = await keptOutBubble("ina", "jan");
  await keepOut(moderator);
  await remove(organiser);
  expect(await organiserOf(bob, params)).toBe(bob.accountId);
});

test("S21 while nobody can sign in as the organiser, moderators are told and one takes the bubble over", async () => {
  const { organiser, params, moderator } = await keptOutBubble("kim", "lea");
  const own = async (person: Person) => (await person.call(getConversation, { params })).own.organiserIsAway;
  const takeOver = (person: Person) => ({
    params: { ...params, accountId: person.accountId },
    body: { role: "organiser" as const },
  });
  expect(await moderator.refusal(changeRole, takeOver(moderator))).toBe("conversation.not_allowed");
  expect(await own(moderator)).toBeUndefined();
  const device = await moderator.connect();
  await device.settled();
  await keepOut(organiser);
  const told = await device.next("event", ({ event }) => event.type === "conversation.changed");
  expect(told.event).toMatchObject({ conversation: { own: { organiserIsAway: true } } });
  await device.close();
  expect(await own(bob)).toBeUndefined();
  expect(await bob.refusal(changeRole, takeOver(bob))).toBe("conversation.not_allowed");
  // For themselves alone.
  expect(await moderator.refusal(changeRole, takeOver(bob))).toBe("conversation.not_allowed");
  await moderator.call(changeRole, takeOver(moderator));
  expect(await organiserOf(bob, params)).toBe(moderator.accountId);
  expect((await read(bob, params)).at(-1)).toBe("notice:inherited");
  const { members } = await bob.call(getConversation, { params });
  expect(members.find(({ accountId }) => accountId === organiser.accountId)?.role).toBe("moderator");
  expect(await own(moderator)).toBeUndefined();
});

/** Three in a bubble: its organiser, a moderator, and Bob. */
async function keptOutBubble(...names: [string, string]) {
  const [organiser, moderator] = await app.people(...names);
  const params = await newBubble(organiser, { memberIds: [moderator.accountId, bob.accountId] });
  const change = { params: { ...params, accountId: moderator.accountId }, body: { role: "moderator" as const } };
  await organiser.call(changeRole, change);
  return { organiser, moderator, params };
}
const keepOut = ({ accountId }: Person) =>
  app.platform.db.transaction((tx) => app.app.accounts.memberships.deactivate(tx, accountId));
