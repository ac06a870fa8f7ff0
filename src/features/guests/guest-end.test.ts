import { afterEach, beforeEach, expect, setDefaultTimeout, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nanoid } from "nanoid";
import { changeRole, getConversation, removeMember, sendMessage } from "../../protocol/conversations.ts";
import { getPeople } from "../../protocol/directory.ts";
import { deleteFile, getFile, listFiles } from "../../protocol/files.ts";
import { getGuestAccess, getOwnGuest, leaveAsGuest } from "../../protocol/guests.ts";
import { closeCode } from "../../protocol/socket.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { uploadReady } from "../../testing/upload.ts";
import { guests } from "./guests.tables.ts";
import { bubbleOf, guestBy, linkTo, readsIn, say, type Visitor } from "./guests.testing.ts";

// A busy machine takes its time.
setDefaultTimeout(60_000);
const hourMs = 3_600_000;
let at: number;
let data: string;
let app: TestApp;
let ada: Person;
let bob: Person;
let eva: Visitor;
let conversationId: string;
const start = () => startTestApp({ now: () => at, data });
beforeEach(async () => {
  at = 1_800_000_000_000;
  data = mkdtempSync(join(tmpdir(), "iris-guests-"));
  app = await start();
  [ada, bob] = await app.people("ada", "bob");
  conversationId = await bubbleOf(ada, bob);
  eva = await guestBy(app, await linkTo(conversationId, ada), "Eva Zyxwv");
});
afterEach(async () => {
  await app.stop();
  rmSync(data, { recursive: true, force: true });
});

const params = () => ({ conversationId });
const roles = async () =>
  (await ada.call(getConversation, { params: params() })).members.map(({ role }) => role).toSorted();
const personOf = async (id: string) => (await ada.call(getPeople, { body: { ids: [id] } })).people[0];
const rowsOfGuests = () => app.platform.db.reader.select().from(guests);
const hasKey = async (id: string): Promise<boolean> =>
  app.platform.keys.get(`person:${id}`).then(
    () => true,
    () => false,
  );

/** Nothing of the guest is left but what they shared, by nobody. */
async function expectGone(): Promise<void> {
  expect(await rowsOfGuests()).toEqual([]);
  expect(await hasKey(eva.id)).toBe(false);
  expect(await roles()).toEqual(["organiser", "participant"]);
  expect(await personOf(eva.id)).toMatchObject({ firstName: "", lastName: "", isGuest: true, isDeleted: true });
  expect(await eva.refusal(getOwnGuest)).toBe("core.not_signed_in");
}

test("S38 after 24 hours the guest is deleted with their session; what they shared stays", async () => {
  const [device, bobs] = [await eva.connect(), await bob.connect()];
  await say(eva, conversationId, "hello");
  at += 24 * hourMs - 1;
  await app.app.endDueGuests();
  expect((await eva.call(getOwnGuest)).name).toBe("Eva Zyxwv");
  at += 1;
  // The session is over to the moment, whenever the rest is done.
  expect(await eva.refusal(getOwnGuest)).toBe("core.not_signed_in");
  await app.app.endDueGuests();
  expect(await device.next("guest.ended")).toMatchObject({ reason: "over" });
  await bobs.next("event", ({ event }) => event.type === "guest.gone" && event.accountId === eva.id);
  expect((await device.closed).code).toBe(closeCode.sessionEnded);
  await expectGone();
  expect(await readsIn(bob, conversationId)).toEqual(["(created)", "(guestJoined)", "hello", "(guestLeft)"]);
});

test("S38 whoever leaves by themselves is deleted at once", async () => {
  await eva.call(leaveAsGuest);
  expect(eva.cookie).toBe("");
  await expectGone();
});

test("S39 whom a moderator removes is deleted too", async () => {
  const device = await eva.connect();
  await ada.call(changeRole, { params: { conversationId, accountId: bob.accountId }, body: { role: "moderator" } });
  await bob.call(removeMember, { params: { conversationId, accountId: eva.id } });
  expect(await device.next("guest.ended")).toMatchObject({ reason: "removed" });
  await device.closed;
  await until(async () => (await rowsOfGuests()).length === 0);
  expect(await hasKey(eva.id)).toBe(false);
});

test("S38 a guest's files are the organiser's from then on: they stay readable and can be deleted", async () => {
  const shared = await uploadReady(eva, new TextEncoder().encode("plan"), { name: "plan.txt" });
  const unshared = await uploadReady(eva, new TextEncoder().encode("draft"), { name: "draft.txt" });
  await eva.call(sendMessage, { params: params(), body: { id: nanoid(), fileId: shared.fileId } });
  await eva.call(leaveAsGuest);
  const fileId = shared.fileId;
  expect(await bob.call(getFile, { params: { fileId } })).toMatchObject({ name: "plan.txt", ownerId: ada.accountId });
  expect((await ada.call(listFiles, { query: {} })).files.map(({ name }) => name)).toEqual(["plan.txt"]);
  expect(await ada.refusal(getFile, { params: { fileId: unshared.fileId } })).toBe("files.not_found");
  expect(await bob.refusal(deleteFile, { params: { fileId } })).toBe("files.not_found");
  await ada.call(deleteFile, { params: { fileId } });
  expect(await bob.refusal(getFile, { params: { fileId } })).toBe("files.not_found");
});

test("S23 with the bubble its guests go, those who wait too", async () => {
  const token = await linkTo(conversationId, ada, { hasWaitingRoom: true });
  const fritz = await guestBy(app, token, "Fritz");
  await ada.call(removeMember, { params: { conversationId, accountId: bob.accountId } });
  // The last one who is no guest: the bubble goes with them.
  await ada.call(removeMember, { params: { conversationId, accountId: ada.accountId } });
  await until(async () => (await rowsOfGuests()).length === 0);
  for (const { id } of [eva, fritz]) expect(await hasKey(id)).toBe(false);
  for (const guest of [eva, fritz]) expect(await guest.refusal(getOwnGuest)).toBe("core.not_signed_in");
});

test("S38 a restart changes nothing for a guest, and ends whoever became due meanwhile", async () => {
  await app.stop();
  at += 23 * hourMs;
  app = await start();
  for (const client of [ada, bob, eva]) Object.assign(client, { baseUrl: app.url });
  expect((await eva.call(getOwnGuest)).name).toBe("Eva Zyxwv");
  expect((await ada.call(getGuestAccess, { params: params() })).inside.map(({ id }) => id)).toEqual([eva.id]);
  await app.stop();
  at += hourMs;
  app = await start();
  for (const client of [ada, bob, eva]) Object.assign(client, { baseUrl: app.url });
  await expectGone();
});

test("S38 a deletion that was cut off at any point goes on with the next start", async () => {
  const file = await uploadReady(eva, new TextEncoder().encode("plan"), { name: "plan.txt" });
  await eva.call(sendMessage, { params: params(), body: { id: nanoid(), fileId: file.fileId } });
  at += 24 * hourMs;
  const { platform } = app;
  const { destroy } = platform.keys;
  // After the commit that takes them out, before the key.
  Object.assign(platform.keys, { destroy: () => Promise.reject(new Error("killed")) });
  await app.app.endDueGuests();
  Object.assign(platform.keys, { destroy });
  expect((await rowsOfGuests()).map(({ state }) => state)).toEqual(["ending"]);
  expect(await hasKey(eva.id)).toBe(true);
  expect(await roles()).toEqual(["organiser", "participant"]);
  await app.stop();
  app = await start();
  for (const client of [ada, bob, eva]) Object.assign(client, { baseUrl: app.url });
  await expectGone();
  expect(await bob.call(getFile, { params: { fileId: file.fileId } })).toMatchObject({ ownerId: ada.accountId });
});

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await Bun.sleep(5);
}
