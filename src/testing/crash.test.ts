import { afterAll, beforeAll, expect, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openInstance } from "../app.ts";
import { configSchema } from "../platform/config/config.ts";
import type { Log } from "../platform/platform.ts";
import { signIn } from "../protocol/accounts.ts";
import { type Message, openDirectChat, pageMessages } from "../protocol/conversations.ts";
import { Client } from "./client.ts";
import { PersistentClient } from "./persistent-client.ts";
import { seeded } from "./random.ts";
import { type ServerProcess, startServer } from "./server-process.ts";

const kills = Number(process.env.IRIS_TEST_KILLS ?? 50);
const seed = Number(process.env.IRIS_TEST_SEED ?? 20261124);
/** A life is at most this long once both clients are back. */
const maxLifeMs = 250;

const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };
const password = "teapot granite velvet";
const data = mkdtempSync(join(tmpdir(), "iris-crash-"));
const ids: Record<string, string> = {};

beforeAll(async () => {
  const config = configSchema.parse({ storage: { data } });
  const instance = await openInstance({ config, log: silent });
  for (const firstName of ["Ada", "Bob"]) {
    const email = `${firstName.toLowerCase()}@example.org`;
    const { terms_version: termsVersion } = config.instance;
    const user = { email, password, firstName, lastName: "Example", language: "en", termsVersion } as const;
    ids[firstName] = await instance.accounts.createUser(user);
  }
  await instance.close();
}, 60_000);
afterAll(() => rmSync(data, { recursive: true, force: true }));

test(`B5 no acknowledged message is lost, doubled or reordered when the server is killed ${kills} times`, async () => {
  const random = seeded(seed);
  let server = await startServer(data);
  const ada = await signedIn(server, "ada");
  const bob = await signedIn(server, "bob");
  const { id: conversationId } = await ada.call(openDirectChat, { body: { accountId: ids.Bob ?? "" } });
  const clients = [ada, bob].map(({ cookie }) => new PersistentClient(conversationId, cookie));

  for (let kill = 0; kill < kills; kill++) {
    const connected = Promise.all(clients.map((client) => client.connect(server.url)));
    // Now and then the server dies while it greets; mostly in the midst of messages.
    if (random() > 0.1) await connected;
    await Bun.sleep(random() * maxLifeMs);
    await server.kill();
    await connected;
    server = await startServer(data);
  }
  for (const client of clients) client.finish();
  await Promise.all(clients.map((client) => client.connect(server.url)));
  const everything = clients.flatMap(({ sent }) => sent);
  await until(() => clients.every(({ isSettled, received }) => isSettled && received.length >= everything.length));

  const history = await wholeHistory(new Client(server.url), ada.cookie, conversationId);
  await server.stop();

  expect(clients.flatMap(({ faults }) => faults)).toEqual([]);
  const stored = history.map(({ id }) => id);
  // Everything sent is there once, under increasing positions without a gap, in the order its sender sent it.
  expect(stored.toSorted()).toEqual(everything.toSorted());
  expect(history.map(({ seq }) => seq)).toEqual(history.map((_, index) => index + 1));
  for (const { sent } of clients) {
    const own = new Set(sent);
    expect(stored.filter((id) => own.has(id))).toEqual(sent);
  }
  // Both saw just that, and each acknowledgement said what is stored.
  for (const { received, acknowledged } of clients) {
    expect(received).toEqual(history);
    for (const message of acknowledged.values()) expect(message).toEqual(history[message.seq - 1] as Message);
  }
  expect(everything.length).toBeGreaterThan(kills * 5);
}, 120_000);

async function signedIn(server: ServerProcess, name: string): Promise<Client> {
  const client = new Client(server.url);
  await client.call(signIn, { body: { email: `${name}@example.org`, password } });
  return client;
}

async function wholeHistory(client: Client, cookie: string, conversationId: string): Promise<Message[]> {
  client.cookie = cookie;
  const history: Message[] = [];
  for (let hasMore = true; hasMore; ) {
    const after = history.at(-1)?.seq ?? 0;
    const page = await client.call(pageMessages, { params: { conversationId }, query: { after, limit: 200 } });
    history.push(...page.messages);
    hasMore = page.hasMore;
  }
  return history;
}

async function until(holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error("the clients did not catch up");
    await Bun.sleep(10);
  }
}
