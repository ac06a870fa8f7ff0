import { afterAll, beforeAll, expect, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nanoid } from "nanoid";
import { blockPerson, unblockPerson } from "../../../protocol/contacts.ts";
import * as api from "../../../protocol/conversations.ts";
import { listEvents } from "../../../protocol/feed.ts";
import { downloadFile, getFile } from "../../../protocol/files.ts";
import { choosePresence } from "../../../protocol/presence.ts";
import { previewSide } from "../../../protocol/privacy.ts";
import { getSeenMarks, setSeenMarks } from "../../../protocol/receipts.ts";
import { clearSide } from "../../../protocol/sides.ts";
import { type Person, startTestApp, type TestApp } from "../../../testing/test-app.ts";
import { uploadReady } from "../../../testing/upload.ts";
import { givePlan } from "../../plans/plans.testing.ts";
import type { Deps } from "../conversations.deps.ts";
import { findMessage, lastMessagesOf } from "../conversations.store.ts";
import { beginDestruction } from "./destroy-gone.ts";
import { setFromSeq, unfinishedDestructions } from "./sides.store.ts";

let app: TestApp;
let people: readonly Person[];
let taken = 0;
beforeAll(async () => {
  app = await startTestApp();
  people = await app.people("ada", "bob", "carol", "dave");
}, 60_000);
afterAll(() => app.stop());

/** Each two of them have one chat. */
const pair = async (of: readonly Person[] = people) => {
  const pairs = of.flatMap((one, at) => of.slice(at + 1).map((other) => [one, other] as const));
  const [ada, bob] = pairs[of === people ? taken++ : 0] as [Person, Person];
  const { id } = await ada.call(api.openDirectChat, { body: { accountId: bob.accountId } });
  return { ada, bob, id };
};
const say = (person: Person, conversationId: string, body: { text?: string; fileId?: string }) =>
  person.call(api.sendMessage, { params: { conversationId }, body: { id: nanoid(), ...body } });
const clear = (person: Person, conversationId: string) => person.call(clearSide, { params: { conversationId } });
const reread = (person: Person, conversationId: string) =>
  person.call(api.getConversation, { params: { conversationId } });
const texts = async (person: Person, conversationId: string) =>
  (await person.call(api.pageMessages, { params: { conversationId } })).messages.map(({ content }) =>
    content.kind === "text" ? content.text : content.kind,
  );

test("S18 S25 a file goes with the side: who deleted cannot read it any more, its owner and the other side can", async () => {
  const { ada, bob, id } = await pair();
  const { fileId } = await uploadReady(ada, new TextEncoder().encode("the plan"));
  await say(ada, id, { fileId });
  const may = async (person: Person) => (await person.send(downloadFile, { params: { fileId } })).status;
  expect([await may(ada), await may(bob)]).toEqual([200, 200]);
  expect(await bob.call(previewSide, { params: { conversationId: id } })).toMatchObject({ messages: 1, files: 1 });
  await clear(ada, id);
  expect([await may(ada), await may(bob)]).toEqual([200, 200]);
  await clear(bob, id);
  // The last reference is gone; the file stays among its owner's.
  expect([await may(ada), await may(bob)]).toEqual([200, 404]);
  expect(await ada.call(getFile, { params: { fileId } })).toMatchObject({ state: "ready" });
  expect((await bob.call(listEvents)).events.filter(({ kind }) => kind === "file")).toEqual([]);
});

test("S18 a file that is shared again after one's deletion can be read again", async () => {
  const { ada, bob, id } = await pair();
  const { fileId } = await uploadReady(ada, new TextEncoder().encode("the plan"));
  await say(ada, id, { fileId });
  await clear(bob, id);
  expect((await bob.send(downloadFile, { params: { fileId } })).status).toBe(404);
  await say(ada, id, { fileId });
  expect((await bob.send(downloadFile, { params: { fileId } })).status).toBe(200);
});

test("S14 S18 whoever blocked and deletes learns nothing of what was withheld from them, and it goes with the rest", async () => {
  const { ada, bob, id } = await pair();
  await say(ada, id, { text: "hello" });
  await bob.call(blockPerson, { params: { accountId: ada.accountId } });
  const withheld = await say(ada, id, { text: "are you there?" });
  const before = await reread(ada, id);
  const mine = await clear(bob, id);
  expect(mine).toMatchObject({ lastSeq: 1, lastMessage: null, own: { fromSeq: 1, isClosed: true } });
  expect(await reread(ada, id)).toEqual(before);
  // Still withheld once the block is over, as ever.
  await bob.call(unblockPerson, { params: { accountId: ada.accountId } });
  expect(await texts(bob, id)).toEqual([]);
  await clear(ada, id);
  expect(await findMessage(app.platform.db.reader, withheld.id)).toBeUndefined();
  expect((await app.platform.keys.get(`conversation:${id}`)).older).toBeUndefined();
});

test("S15 S18 somebody invisible who deletes leaves no trace with the other one", async () => {
  const { ada, bob, id } = await pair();
  await say(ada, id, { text: "hello" });
  await bob.call(choosePresence, { body: { choice: "invisible" } });
  const before = await reread(ada, id);
  const watching = await ada.connect();
  await clear(bob, id);
  await watching.settled();
  expect(watching.frames.filter(({ type }) => type === "event")).toEqual([]);
  expect(await reread(ada, id)).toEqual(before);
  await watching.close();
});

test("S10 S17 where it is switched off nobody turns seen marks off, and a choice from before has no effect", async () => {
  const { ada, bob, id } = await pair();
  await bob.call(setSeenMarks, { body: { isOn: false } });
  await givePlan(app, { lacking: ["hideSeenMarks"] });
  expect(await bob.call(getSeenMarks)).toEqual({ isOn: true, mayTurnOff: false });
  expect(await ada.refusal(setSeenMarks, { body: { isOn: false } })).toBe("plans.switched_off");
  const { seq } = await say(ada, id, { text: "hello" });
  await bob.call(api.markProgress, { params: { conversationId: id }, body: { seenSeq: seq } });
  const bobs = async () => (await reread(ada, id)).members.find(({ accountId }) => accountId === bob.accountId);
  expect(await bobs()).toMatchObject({ seenSeq: seq });
  await givePlan(app, {});
  expect(await bob.call(getSeenMarks)).toEqual({ isOn: false, mayTurnOff: true });
});

test("S18 what a crash interrupted is finished by the next start, before anybody comes in", async () => {
  const data = mkdtempSync(join(tmpdir(), "iris-sides-"));
  let life = await startTestApp({ data });
  const { ada, bob, id } = await pair(await life.people("ada", "bob"));
  for (let at = 0; at < 3; at++) await say(ada, id, { text: `message ${at}` });
  await clear(ada, id);
  const [row] = await lastMessagesOf(life.platform.db.reader, [id]);
  // The commit of the last side's deletion, and nothing of what follows it.
  const { db } = life.platform;
  const files = { countGrants: async () => 0 };
  const deps = { ...life.platform, doors: { files } } as unknown as Deps;
  await db.transaction(async (tx) => {
    await setFromSeq(tx, id, bob.accountId, 3);
    await beginDestruction(deps, tx, id, bob.accountId);
  });
  expect(await unfinishedDestructions(db.reader)).toEqual([id]);
  expect(await findMessage(db.reader, row?.id ?? "")).toBeDefined();
  await life.stop();

  life = await startTestApp({ data });
  const { reader } = life.platform.db;
  expect(await unfinishedDestructions(reader)).toEqual([]);
  expect(await findMessage(reader, row?.id ?? "")).toBeUndefined();
  expect((await life.platform.keys.get(`conversation:${id}`)).version).toBe(2);
  await life.stop();
  rmSync(data, { recursive: true, force: true });
});
