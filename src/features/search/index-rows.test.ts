import { afterAll, beforeAll, expect, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { between, eq } from "drizzle-orm";
import { nanoid } from "nanoid";
import type { Sealed } from "../../platform/crypto/keys.ts";
import { signIn } from "../../protocol/accounts.ts";
import { createBubble, openDirectChat, removeMember, sendMessage } from "../../protocol/conversations.ts";
import { deleteMessage, editMessage } from "../../protocol/messages.ts";
import { searchMessages } from "../../protocol/search.ts";
import { clearSide } from "../../protocol/sides.ts";
import { Person, password, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { placeNumber } from "./search.store.ts";
import { searchIndexes, searchShelves } from "./search.tables.ts";
import { indexVersion } from "./searchable.ts";

const data = mkdtempSync(join(tmpdir(), "iris-search-"));
let app: TestApp;
let ada: Person;
let bob: Person;
beforeAll(async () => {
  app = await startTestApp({ data });
  [ada, bob] = await app.people("ada", "bob");
});
afterAll(async () => {
  await app.stop();
  rmSync(data, { recursive: true, force: true });
});

const say = (from: Person, conversationId: string, text: string) =>
  from.call(sendMessage, { params: { conversationId }, body: { id: nanoid(), text } });
const bubble = async (...members: Person[]) =>
  (
    await ada.call(createBubble, {
      body: { id: nanoid(), name: "Harbour", memberIds: members.map(({ accountId }) => accountId) },
    })
  ).id;
const found = async (by: Person, query: string) =>
  (await by.call(searchMessages, { body: { query } })).found.map(({ excerpt }) =>
    excerpt.map(({ text }) => text).join(""),
  );
const ofIndex = (number: number) => between(searchShelves.place, firstPlace(number), firstPlace(number + 1) - 1);
const firstPlace = (number: number) => placeNumber({ number, block: 0, shelf: 0 });
/** What the index holds of a conversation, once it has caught up with what was said. */
async function rows(conversationId: string) {
  const { reader } = app.platform.db;
  await app.app.heard();
  await app.app.search.settled();
  const [index] = await reader.select().from(searchIndexes).where(eq(searchIndexes.conversationId, conversationId));
  const number = index?.number ?? 0;
  return { shelves: await reader.select().from(searchShelves).where(ofIndex(number)), index };
}

test("B4 what is said is indexed behind it, and a deleted message leaves nothing in the index", async () => {
  const place = await bubble(bob);
  const message = await say(ada, place, "the brigantine sails");
  const { index, shelves } = await rows(place);
  expect(index?.throughSeq).toBe(message.seq);
  expect(shelves).not.toEqual([]);
  await ada.call(deleteMessage, { params: { conversationId: place, messageId: message.id } });
  expect((await rows(place)).shelves).toEqual([]);
});

test("B4 with a bubble its index goes", async () => {
  const place = await bubble();
  await say(ada, place, "the brigantine sails");
  const { index, shelves } = await rows(place);
  expect(shelves).not.toEqual([]);
  await ada.call(removeMember, { params: { conversationId: place, accountId: ada.accountId } });
  expect(await rows(place)).toEqual({ shelves: [], index: undefined });
  const left = app.platform.db.reader.select().from(searchShelves);
  expect(await left.where(ofIndex(index?.number ?? 0))).toEqual([]);
});

test("B4 S18 when the last side is deleted, its words go from the index, and what is said later is found", async () => {
  const { id: chat } = await ada.call(openDirectChat, { body: { accountId: bob.accountId } });
  await say(ada, chat, "the corvette sails");
  await rows(chat);
  await ada.call(clearSide, { params: { conversationId: chat } });
  await say(bob, chat, "the corvette sinks");
  const { shelves } = await rows(chat);
  // What only one side has left is sealed apart from what both have.
  expect(new Set(shelves.map(({ keyVersion }) => keyVersion)).size).toBe(2);
  expect(await found(bob, "corvette")).toEqual(["the corvette sinks", "the corvette sails"]);
  expect(await found(ada, "corvette")).toEqual(["the corvette sinks"]);

  await bob.call(clearSide, { params: { conversationId: chat } });
  const left = await rows(chat);
  expect(new Set(left.shelves.map(({ keyVersion }) => keyVersion)).size).toBe(1);
  expect(await found(bob, "corvette")).toEqual([]);
  expect(await found(ada, "corvette")).toEqual(["the corvette sinks"]);
});

test("B4 a long conversation is found through all its levels, and its old messages change as new ones do", async () => {
  const place = await bubble(bob);
  const said = [];
  for (let from = 0; from < 600; from += 50) {
    const texts = Array.from({ length: 50 }, (_, at) =>
      (from + at) % 100 === 0 ? `buoy number ${from}` : `wave ${from + at}`,
    );
    said.push(...(await Promise.all(texts.map((text) => say(ada, place, text)))));
    await app.app.search.settled();
  }
  const { index } = await rows(place);
  expect(index?.oldSeq).toBeGreaterThan(500);
  expect(index?.throughSeq).toBe(Math.max(...said.map(({ seq }) => seq)));
  expect(await found(bob, "buoy")).toEqual([500, 400, 300, 200, 100, 0].map((n) => `buoy number ${n}`));
  const params = { conversationId: place, messageId: said[200]?.id ?? "" };
  await ada.call(editMessage, { params, body: { text: "lightvessel number 200" } });
  await rows(place);
  expect(await found(bob, "lightvessel")).toEqual(["lightvessel number 200"]);
  expect(await found(bob, "buoy")).toHaveLength(5);
  expect(await found(bob, "wave 599 ")).toEqual(["wave 599"]);
});

test("B4 after a start what is missing is indexed, and an index of another version is made anew", async () => {
  const [behind, outdated] = [await bubble(bob), await bubble(bob)];
  await say(ada, behind, "the felucca sails");
  await say(ada, outdated, "the felucca sinks");
  const { index: old } = await rows(outdated);
  const { db } = app.platform;
  await db.transaction(
    async (tx) => void (await tx.delete(searchIndexes).where(eq(searchIndexes.conversationId, behind))),
  );
  await db.transaction(async (tx) => {
    await tx.update(searchIndexes).set({ version: 0 }).where(eq(searchIndexes.conversationId, outdated));
    const unreadable = new Uint8Array(1) as Sealed<Uint8Array>;
    await tx
      .update(searchShelves)
      .set({ parts: unreadable })
      .where(ofIndex(old?.number ?? 0));
  });
  await app.stop();
  app = await startTestApp({ data });
  bob = new Person(app.url, bob.accountId, bob.email);
  await bob.call(signIn, { body: { email: bob.email, password } });
  for (const place of [behind, outdated]) expect((await rows(place)).index).toMatchObject({ version: indexVersion });
  expect(await found(bob, "felucca")).toEqual(["the felucca sinks", "the felucca sails"]);
});
