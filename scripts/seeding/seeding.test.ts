import { afterEach, beforeEach, expect, test } from "bun:test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Config, configSchema } from "../../src/platform/config/config.ts";
import { signIn } from "../../src/protocol/accounts.ts";
import { listConversations, pageMessages } from "../../src/protocol/conversations.ts";
import { findPeople } from "../../src/protocol/directory.ts";
import { startTestApp, type TestApp } from "../../src/testing/test-app.ts";
import { demoAddress, demoNames, isSeeded, seedDemo } from "./demo.ts";
import { randomFrom, seedLoad } from "./load.ts";
import { seedPassword } from "./seeder.ts";

let data: string;
let config: Config;
let app: TestApp | undefined;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), "iris-seed-"));
  config = configSchema.parse({ storage: { data } });
});
afterEach(async () => {
  await app?.stop();
  app = undefined;
  await rm(data, { recursive: true, force: true });
});

test("the demo's people sign in, find each other and have things to read", async () => {
  expect(isSeeded(config)).toBe(false);
  await seedDemo(config);
  expect(isSeeded(config)).toBe(true);
  app = await startTestApp({ data });
  const ada = app.visitor();
  const entered = await ada.call(signIn, { body: { email: demoAddress("Ada"), password: seedPassword } });
  const account = { isOperator: true, isAdministrator: true, companyName: "Regenbogen Optik" };
  expect(entered).toMatchObject({ outcome: "signedIn", account });
  const { people } = await ada.call(findPeople, { query: { q: "atelier", limit: 50 } });
  expect(people).toHaveLength(demoNames.length / 2);
  const { conversations } = await ada.call(listConversations, {});
  expect(conversations.filter(({ kind }) => kind === "bubble").map(({ name }) => name)).toEqual(["Spring collection"]);
  expect(conversations.reduce((sum, { unreadCount }) => sum + unreadCount, 0)).toBe(1);
  for (const { lastMessage } of conversations) expect(lastMessage?.sentAt).toBeLessThan(Date.now());
});

test("as many people and messages are made as were asked for", async () => {
  const { firstAddress, bubble } = await seedLoad(config, { people: 5, messages: 60 });
  app = await startTestApp({ data });
  const first = app.visitor();
  await first.call(signIn, { body: { email: firstAddress, password: seedPassword } });
  const { conversations } = await first.call(listConversations, {});
  const everybody = conversations.find(({ name }) => name === bubble);
  expect(everybody?.members).toHaveLength(5);
  const params = { conversationId: everybody?.id ?? "" };
  const { messages } = await first.call(pageMessages, { params, query: { limit: 200 } });
  expect(messages.filter(({ content }) => content.kind === "text")).toHaveLength(30);
});

test("the same seed gives the same numbers, between 0 and 1", () => {
  const once = Array.from({ length: 100 }, randomFrom(7));
  expect(Array.from({ length: 100 }, randomFrom(7))).toEqual(once);
  expect(once.every((number) => number >= 0 && number < 1)).toBe(true);
  expect(new Set(once).size).toBe(100);
});
