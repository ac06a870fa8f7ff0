import { afterAll, beforeAll, expect, test } from "bun:test";
import { nanoid } from "nanoid";
import { listCalls } from "../../../protocol/calls.ts";
import { openDirectChat, pageMessages } from "../../../protocol/conversations.ts";
import { listEvents } from "../../../protocol/feed.ts";
import { listPrivacyLog, previewSide } from "../../../protocol/privacy.ts";
import { clearSide } from "../../../protocol/sides.ts";
import { type Person, startTestApp, type TestApp } from "../../../testing/test-app.ts";

let app: TestApp;
let ada: Person;
let bob: Person;

beforeAll(async () => {
  app = await startTestApp();
  [ada, bob] = await app.people("ada", "bob");
}, 60_000);
afterAll(() => app.stop());

async function talk(conversationId: string): Promise<void> {
  const [adas, bobs] = [await ada.connect(), await bob.connect()];
  const callId = nanoid();
  adas.send({ type: "call.start", callId, conversationId, kind: "audio" });
  await bobs.next("call.state", ({ call }) => call.id === callId && call.state === "ringing");
  bobs.send({ type: "call.accept", callId });
  await adas.next("call.state", ({ call }) => call.id === callId && call.state === "active");
  adas.send({ type: "call.end", callId });
  await bobs.next("call.state", ({ call }) => call.id === callId && call.state === "ended");
  await bobs.next("event", ({ event }) => event.type === "message.sent" && event.message.content.kind === "call");
  await Promise.all([adas.close(), bobs.close()]);
}
const history = async (person: Person) => (await person.call(listCalls, { query: {} })).calls.length;
const until = async (isSo: () => Promise<boolean>) => {
  while (!(await isSo())) await Bun.sleep(5);
};
const acts = async (person: Person) => (await person.call(listPrivacyLog, { query: {} })).entries.map(({ act }) => act);

test("S18 S30 deleting all messages takes the calls with that person out of one's own history, and nothing of the other's", async () => {
  const { id: conversationId } = await ada.call(openDirectChat, { body: { accountId: bob.accountId } });
  const params = { conversationId };
  await talk(conversationId);
  expect(await ada.call(previewSide, { params })).toEqual({ messages: 1, files: 0, calls: 1 });
  await ada.call(clearSide, { params });
  await until(async () => (await history(ada)) === 0);
  expect(await history(bob)).toBe(1);
  expect((await ada.call(listEvents)).events.filter(({ kind }) => kind === "call")).toEqual([]);
  expect((await bob.call(listEvents)).events.filter(({ kind }) => kind === "call")).toHaveLength(1);
  expect((await bob.call(pageMessages, { params })).messages.map(({ content }) => content.kind)).toEqual(["call"]);

  // A later one is in both, and no call is left when both have deleted.
  await talk(conversationId);
  expect([await history(ada), await history(bob)]).toEqual([1, 2]);
  await bob.call(clearSide, { params });
  await until(async () => (await history(bob)) === 0);
  expect(await history(ada)).toBe(1);
  await ada.call(clearSide, { params });
  await until(async () => (await history(ada)) === 0);
  expect(await ada.call(previewSide, { params })).toEqual({ messages: 0, files: 0, calls: 0 });
});

test("S18 the privacy log says to each what they deleted, and to the last what was destroyed with it", async () => {
  await until(async () => (await acts(ada)).some(({ kind }) => kind === "contentDestroyed"));
  const { id: conversationId } = await ada.call(openDirectChat, { body: { accountId: bob.accountId } });
  expect(await acts(ada)).toEqual([
    {
      kind: "contentDestroyed",
      ...{ conversationId, otherId: bob.accountId, messages: 1, files: 0, isKeyDestroyed: true },
    },
    { kind: "sideCleared", conversationId, otherId: bob.accountId, messages: 1 },
    { kind: "sideCleared", conversationId, otherId: bob.accountId, messages: 1 },
  ]);
  // Bob is not told that Ada deleted hers as well: only what he did himself, and what went with that.
  expect(await acts(bob)).toEqual([
    { kind: "contentDestroyed", conversationId, otherId: ada.accountId, messages: 1, files: 0, isKeyDestroyed: true },
    { kind: "sideCleared", conversationId, otherId: ada.accountId, messages: 2 },
  ]);
  const page = await ada.call(listPrivacyLog, { query: { limit: 1 } });
  expect(page.hasMore).toBe(true);
  const [newest] = page.entries;
  const older = await ada.call(listPrivacyLog, { query: { before: newest?.id, limit: 10 } });
  expect(older.entries).toHaveLength(2);
});
