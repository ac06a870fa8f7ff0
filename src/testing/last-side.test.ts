import { afterEach, beforeEach, expect, test } from "bun:test";
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nanoid } from "nanoid";
import { configSchema } from "../platform/config/config.ts";
import { openKeys } from "../platform/crypto/key-store.ts";
import type { DataKey, KeySubject, Place, Sealed } from "../platform/crypto/keys.ts";
import { openBytes } from "../platform/crypto/seal.ts";
import type { Log } from "../platform/platform.ts";
import { openLocalConnection } from "../platform/storage/local-connection.ts";
import {
  addMembers,
  changeRole,
  createBubble,
  openDirectChat,
  pageMessages,
  removeMember,
  sendMessage,
} from "../protocol/conversations.ts";
import { getGuestAccess, openGuestLink } from "../protocol/guests.ts";
import { editMessage, reactToMessage } from "../protocol/messages.ts";
import { setBubbleRetention } from "../protocol/retention.ts";
import { clearSide } from "../protocol/sides.ts";
import { filesBelow } from "./disk-search.ts";
import { type Person, startTestApp, type TestApp } from "./test-app.ts";

const log: Log = { debug() {}, info() {}, warn() {}, error() {} };
const dayMs = 24 * 3_600_000;
let data: string;
let before: string;
let app: TestApp;
let clock: () => number;
let ada: Person;
let bob: Person;

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), "iris-last-side-"));
  before = `${data}-before`;
  clock = Date.now;
  app = await startTestApp({ data, now: () => clock() });
  [ada, bob] = await app.people("ada", "bob");
});
afterEach(() => {
  for (const folder of [data, before]) rmSync(folder, { recursive: true, force: true });
});

const say = (person: Person, conversationId: string, text: string) =>
  person.call(sendMessage, { params: { conversationId }, body: { id: nanoid(), text } });

interface SealedValue {
  readonly name: string;
  readonly place: Place;
  readonly bytes: Uint8Array;
}

/** What the database holds of the conversation's messages and of what was derived from them, sealed. */
function sealedIn(folder: string): SealedValue[] {
  const database = openLocalConnection(join(folder, "iris.db"), "reader");
  const read = (table: string, column: string, row: string) =>
    (database.named(`SELECT *, ${row} AS place FROM ${table}`, []) as Record<string, unknown>[]).map((found) => ({
      name: `${table}.${column}`,
      place: { table, column, row: String(found.place) },
      bytes: new Uint8Array(found[column] as Uint8Array),
    }));
  const found = [
    ...read("messages", "content", "id"),
    ...read("message_versions", "text", "message_id || ' ' || at"),
    ...read("message_reactions", "reactions", "message_id || ' ' || account_id"),
    ...read("search_shelves", "parts", "CAST(place AS TEXT)"),
  ];
  database.close();
  return found;
}

/** The key store as it is now, with the right master key: every key in it. */
async function keysIn(folder: string): Promise<DataKey[]> {
  const keys = await openKeys({ data: folder, keys: configSchema.parse({}).keys, log, now: Date.now });
  const store = openLocalConnection(join(folder, "keys.db"), "reader");
  const subjects = (store.named("SELECT DISTINCT subject FROM wrapped_keys", []) as { subject: KeySubject }[]).map(
    ({ subject }) => subject,
  );
  store.close();
  const all = await Promise.all(subjects.map((subject) => keys.get(subject)));
  await keys.close();
  return all;
}

async function keyOf(folder: string, conversationId: string): Promise<DataKey> {
  const ring = (await keysIn(folder)).find(({ subject }) => subject === `conversation:${conversationId}`);
  if (!ring) throw new Error("there is no key");
  return ring;
}

/** Which of these bytes lie anywhere in the data folder. */
function lyingAbout(wanted: readonly Uint8Array[]): Buffer[] {
  const files = filesBelow(data);
  return wanted
    .map((bytes) => Buffer.from(bytes).subarray(5))
    .filter((bytes) => files.some((file) => file.bytes.includes(bytes)));
}

const opens = (key: DataKey, { place, bytes }: SealedValue): boolean => {
  try {
    openBytes(key, place, bytes as Sealed<Uint8Array>);
    return true;
  } catch {
    return false;
  }
};

function copyNow(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of ["iris.db", "iris.db-wal", "keys.db", "keys.db-wal", "master.key"])
    if (existsSync(join(data, name))) copyFileSync(join(data, name), join(folder, name));
}

test("S18 after the last side's deletion nothing of it can be read: not with the master key, not from a copy of before", async () => {
  const { id: conversationId } = await ada.call(openDirectChat, { body: { accountId: bob.accountId } });
  const clear = (person: Person) => person.call(clearSide, { params: { conversationId } });
  const said = await say(ada, conversationId, "the engine weaves algebraical patterns");
  await ada.call(editMessage, {
    params: { conversationId, messageId: said.id },
    body: { text: "the engine weaves flowers and leaves" },
  });
  await bob.call(reactToMessage, {
    params: { conversationId, messageId: said.id },
    body: { emoji: "🌸", isSet: true },
  });
  await say(bob, conversationId, "as the loom does");
  await app.app.search.settled();
  copyNow(before);
  const values = sealedIn(before);
  const kinds = new Set(values.map(({ name }) => name));
  expect([...kinds].sort()).toEqual(["message_reactions.reactions", "messages.content", "search_shelves.parts"]);
  // The copy of before opens with its own keys: otherwise the rest would prove nothing.
  const ring = await keyOf(before, conversationId);
  expect(values.filter((value) => !opens(ring, value))).toEqual([]);

  await clear(ada);
  expect((await bob.call(pageMessages, { params: { conversationId } })).messages).toHaveLength(2);
  const onlyOne = sealedIn(data);
  expect(onlyOne.filter(({ name }) => name === "messages.content")).toHaveLength(2);
  await clear(bob);
  const kept = await say(ada, conversationId, "said afterwards");
  await app.app.search.settled();

  // While it runs the rows are gone from the database and its log, and the key is gone from the key store.
  const lies = () => lyingAbout([...values.map(({ bytes }) => bytes), ring.bytes]);
  await until(() => lies().length === 0);
  expect((await bob.call(pageMessages, { params: { conversationId } })).messages.map(({ id }) => id)).toEqual([
    kept.id,
  ]);

  await app.stop();
  expect(lies()).toEqual([]);
  const after = await keysIn(data);
  expect(after.map(({ subject }) => subject)).toContain(`conversation:${conversationId}`);
  // No key that is left opens what the copy of before holds.
  expect(values.filter((value) => after.some((key) => opens(key, value)))).toEqual([]);
  // But what was said afterwards, with the same conversation's key.
  const now = sealedIn(data).filter(({ name }) => name === "messages.content");
  expect(now.map((value) => after.some((key) => opens(key, value)))).toEqual([true]);
}, 30_000);

test("S18 S23 what was said before a newcomer who sees nothing of it goes with its key when the last who could read it leaves", async () => {
  const carol = await app.person("carol");
  const conversationId = nanoid();
  const params = { conversationId };
  const memberIds = [bob.accountId];
  await ada.call(createBubble, { body: { id: conversationId, name: "Harbour", newcomersSee: "none", memberIds } });
  await say(ada, conversationId, "the engine weaves algebraical patterns");
  await ada.call(openGuestLink, {
    params,
    body: { validHours: null, maxUses: null, maxGuests: null, hasWaitingRoom: false },
  });
  await app.app.search.settled();
  copyNow(before);
  const values = sealedIn(before);
  const ring = await keyOf(before, conversationId);
  expect(values.filter((value) => !opens(ring, value))).toEqual([]);

  await ada.call(addMembers, { params, body: { accountIds: [carol.accountId] } });
  const kept = await say(carol, conversationId, "said afterwards");
  await ada.call(changeRole, { params: { ...params, accountId: carol.accountId }, body: { role: "organiser" } });
  const leave = (person: Person) => person.call(removeMember, { params: { ...params, accountId: person.accountId } });
  await leave(ada);
  await app.app.heard();
  // Bob was there before, too, and reads all of it.
  expect((await bob.call(pageMessages, { params })).messages[1]?.content).toMatchObject({ kind: "text" });
  await leave(bob);
  await app.app.heard();
  await app.app.search.settled();
  const lies = () => lyingAbout([...values.map(({ bytes }) => bytes), ring.bytes]);
  await until(() => lies().length === 0);
  expect((await carol.call(pageMessages, { params })).messages.map(({ id }) => id)).toContain(kept.id);
  // The link to come in by outlives what was said before it.
  expect((await carol.call(getGuestAccess, { params })).link?.url).toContain("/guest#");

  await app.stop();
  expect(lies()).toEqual([]);
  const after = await keysIn(data);
  expect(values.filter((value) => after.some((key) => opens(key, value)))).toEqual([]);
  const now = sealedIn(data).filter(({ name }) => name === "messages.content");
  expect(now.length).toBeGreaterThan(0);
  expect(now.filter((value) => !after.some((key) => opens(key, value)))).toEqual([]);
}, 30_000);

test("S23 S70 what was kept for its time opens with no key any more, not even in a copy of before, while the bubble goes on", async () => {
  const conversationId = nanoid();
  const memberIds = [bob.accountId];
  await ada.call(createBubble, { body: { id: conversationId, name: "Harbour", memberIds } });
  const policy = { messagesDays: 10, filesDays: null, historyDays: null };
  await ada.call(setBubbleRetention, { params: { conversationId }, body: policy });
  const said = await say(ada, conversationId, "the engine weaves algebraical patterns");
  await bob.call(reactToMessage, {
    params: { conversationId, messageId: said.id },
    body: { emoji: "🌸", isSet: true },
  });
  await app.app.search.settled();
  copyNow(before);
  const values = sealedIn(before);
  expect(new Set(values.map(({ name }) => name)).has("message_reactions.reactions")).toBe(true);
  const ring = await keyOf(before, conversationId);
  expect(values.filter((value) => !opens(ring, value))).toEqual([]);

  // Whoever writes a day later does so with the next version of the key, which outlives the first.
  clock = () => Date.now() + 2 * dayMs;
  await app.app.enforceRetention();
  const kept = await say(bob, conversationId, "said later");
  clock = () => Date.now() + 11 * dayMs;
  await app.app.enforceRetention();
  await app.app.heard();
  await app.app.search.settled();
  const lies = () => lyingAbout([...values.map(({ bytes }) => bytes), ring.bytes]);
  await until(() => lies().length === 0);
  expect((await bob.call(pageMessages, { params: { conversationId } })).messages.map(({ id }) => id)).toEqual([
    kept.id,
  ]);

  await app.stop();
  expect(lies()).toEqual([]);
  const after = await keysIn(data);
  expect(values.filter((value) => after.some((key) => opens(key, value)))).toEqual([]);
  const now = sealedIn(data).filter(({ name }) => name === "messages.content");
  expect(now.map((value) => after.some((key) => opens(key, value)))).toEqual([true]);
}, 30_000);

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await Bun.sleep(20);
}
