import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nanoid } from "nanoid";
import { insertMessageOnce } from "../features/conversations/conversations.store.ts";
import { conversationKey, sealContent } from "../features/conversations/seal-content.ts";
import { openLocalConnection } from "../platform/storage/local-connection.ts";
import { deleteBubble } from "../protocol/bubbles.ts";
import { createBubble, openDirectChat, pageMessages, sendMessage } from "../protocol/conversations.ts";
import { endLegalHold, eraseMyself, getErasure, placeLegalHold } from "../protocol/erasure.ts";
import { joinAsGuest, leaveAsGuest, openGuestLink } from "../protocol/guests.ts";
import { clearSide } from "../protocol/sides.ts";
import { saveDraft } from "../protocol/unsent.ts";
import { createOutgoingWebhook } from "../protocol/webhooks.ts";
import { Client } from "./client.ts";
import { type ServerProcess, startServer } from "./server-process.ts";
import { type Person, startTestApp } from "./test-app.ts";

// A busy machine takes its time.
setDefaultTimeout(60_000);
/** More than anybody waits for: the rest goes after the answer. */
const many = 1_500;
const data = mkdtempSync(join(tmpdir(), "iris-endings-"));
const told: string[] = [];
let answering = Promise.withResolvers<void>();
const program = Bun.serve({
  port: 0,
  hostname: "127.0.0.1",
  async fetch(request) {
    told.push(request.headers.get("webhook-id") ?? "");
    await answering.promise;
    return new Response(null, { status: 204 });
  },
});
const origin = `http://127.0.0.1:${program.port}`;
let ada: Person;
let bob: Person;
let eve: Person;
let olga: Person;
let bubble: string;
let visited: string;
let hooked: string;
let chat: string;
let diary: string;
let server: ServerProcess;

beforeAll(async () => {
  const app = await startTestApp({ data, config: { webhooks: { allowed_origins: [origin] } } });
  olga = await app.person("olga", { isOperator: true });
  [ada, bob, eve] = await app.people("ada", "bob", "eve");
  ({ id: diary } = await eve.call(createBubble, { body: { id: nanoid(), name: "Diary", memberIds: [] } }));
  await eve.call(saveDraft, { params: { conversationId: diary }, body: { text: "dear diary" } });
  [bubble, visited, hooked] = [nanoid(), nanoid(), nanoid()];
  for (const id of [bubble, visited, hooked])
    await ada.call(createBubble, { body: { id, name: "Harbour", memberIds: [bob.accountId] } });
  const { db, keys } = app.platform;
  const key = await conversationKey(keys, bubble);
  await db.transaction(async (tx) => {
    for (let seq = 100; seq < 100 + many; seq += 1) {
      const id = nanoid();
      const content = sealContent(key, id, { kind: "text", text: "to be forgotten" });
      const place = { id, conversationId: bubble, seq, senderId: ada.accountId, sentAt: seq };
      await insertMessageOnce(tx, { ...place, replyTo: null, threadSeq: null, withheldFrom: null, content });
    }
  });
  ({ id: chat } = await ada.call(openDirectChat, { body: { accountId: bob.accountId } }));
  await say(ada, chat, "to be forgotten");
  await ada.call(clearSide, { params: { conversationId: chat } });
  const hook = { name: "CI", url: `${origin}/hook`, events: ["message.sent" as const] };
  await ada.call(createOutgoingWebhook, { params: { conversationId: hooked }, body: hook });
  await app.stop();
  server = await start();
});
afterAll(async () => {
  await server.stop();
  await program.stop(true);
  rmSync(data, { recursive: true, force: true });
});

const start = () => startServer(data, { IRIS_WEBHOOKS_ALLOWED_ORIGINS: origin });
const say = (who: Client, conversationId: string, text: string) =>
  who.call(sendMessage, { params: { conversationId }, body: { id: nanoid(), text } });
/** The same session at the server as it runs now. */
const at = ({ url }: ServerProcess, { cookie }: Client): Client => {
  const client = new Client(url);
  client.cookie = cookie;
  return client;
};
/** Counts rows as the program that runs has committed them. */
function count(file: "iris.db" | "keys.db", from: string): number {
  const database = openLocalConnection(join(data, file), "reader");
  try {
    return (database.named(`SELECT count(*) AS n FROM ${from}`, []) as { n: number }[])[0]?.n ?? 0;
  } finally {
    database.close();
  }
}
const hasKey = (subject: string) => count("keys.db", `wrapped_keys WHERE subject = '${subject}'`) > 0;
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await Bun.sleep(5);
}

/**
 * Lets the program begin and kills it between its commit and the destruction of the key: the key store is held meanwhile, as any
 * other process may hold it, so that it cannot come further.
 */
async function killBeforeKeyGoes(begin: () => Promise<unknown>, isCommitted: () => boolean): Promise<void> {
  // What the program makes keys for, it has them for: otherwise its commit would wait for the store, too.
  const small = nanoid();
  await at(server, ada).call(createBubble, { body: { id: small, name: "Pier", memberIds: [] } });
  await at(server, ada).call(deleteBubble, { params: { conversationId: small }, body: { name: "Pier" } });
  await until(() => count("iris.db", "ending_conversations") === 0);
  const store = openLocalConnection(join(data, "keys.db"), "writer");
  await store.begin();
  const answer = begin().catch((error: unknown) => error);
  await until(isCommitted);
  await server.kill();
  await store.rollback();
  store.close();
  await answer;
}

test("S23 kill -9 between a bubble's deletion and its keys: they go with the next start, then every message", async () => {
  const ending = `ending_conversations WHERE id = '${bubble}'`;
  const messages = `messages WHERE conversation_id = '${bubble}'`;
  const params = { conversationId: bubble };
  await killBeforeKeyGoes(
    () => at(server, ada).call(deleteBubble, { params, body: { name: "Harbour" } }),
    () => count("iris.db", ending) === 1,
  );
  expect([hasKey(`conversation:${bubble}`), count("iris.db", messages) >= many]).toEqual([true, true]);
  server = await start();
  // Whatever is left of it by now, nobody comes to it.
  expect(await at(server, bob).refusal(pageMessages, { params })).toBe("conversation.not_found");
  await until(() => count("iris.db", ending) === 0);
  expect([hasKey(`conversation:${bubble}`), hasKey(`label:${bubble}`)]).toEqual([false, false]);
  expect(count("iris.db", messages)).toBe(0);
});

test("S18 kill -9 between the last side's deletion and its key: it goes with the next start, and then the messages", async () => {
  const noted = `destructions WHERE conversation_id = '${chat}'`;
  const versions = `wrapped_keys WHERE subject = 'conversation:${chat}'`;
  const before = count("keys.db", versions);
  await killBeforeKeyGoes(
    () => at(server, bob).call(clearSide, { params: { conversationId: chat } }),
    () => count("iris.db", noted) === 1,
  );
  expect(count("keys.db", versions)).toBe(before);
  server = await start();
  await until(() => count("iris.db", noted) === 0);
  expect(count("keys.db", versions)).toBe(before - 1);
  expect(count("iris.db", `messages WHERE conversation_id = '${chat}'`)).toBe(0);
});

test("S38 kill -9 between a guest's end and their key: the next start ends them", async () => {
  const params = { conversationId: visited };
  const body = { validHours: null, maxUses: null, maxGuests: null, hasWaitingRoom: false };
  const { link } = await at(server, ada).call(openGuestLink, { params, body });
  const guest = new Client(server.url);
  const token = new URL(link?.url ?? "").hash.slice(1);
  const { id } = await guest.call(joinAsGuest, { body: { token, name: "Eva Zyxwv" } });
  await killBeforeKeyGoes(
    () => guest.call(leaveAsGuest),
    () => count("iris.db", `guests WHERE id = '${id}' AND state = 'ending'`) === 1,
  );
  expect(hasKey(`person:${id}`)).toBe(true);
  server = await start();
  await until(() => count("iris.db", `guests WHERE id = '${id}'`) === 0);
  expect(hasKey(`person:${id}`)).toBe(false);
});

test("S51 kill -9 in the middle of an erasure: the next start takes it to its end, and the certificate is there", async () => {
  const [person, erasure] = [`person:${eve.accountId}`, `erasures WHERE state = 'running'`];
  const { accountId } = eve;
  const endsAt = Date.now() + 86_400_000;
  // Held until the key store is: it begins when the test says.
  await at(server, olga).call(placeLegalHold, { body: { email: eve.email, reason: "file 12", endsAt } });
  const { token } = await at(server, eve).call(eraseMyself, { body: { language: "en" } });
  await killBeforeKeyGoes(
    () => at(server, olga).call(endLegalHold, { params: { accountId } }),
    () => count("iris.db", erasure) === 1,
  );
  expect([hasKey(person), count("iris.db", erasure)]).toEqual([true, 1]);
  server = await start();
  await until(() => count("iris.db", "erasures WHERE state = 'done'") === 1);
  await until(() => count("keys.db", "wrapped_keys WHERE subject LIKE 'system:erasure-%'") === 0);
  expect([hasKey(person), hasKey(`conversation:${diary}`)]).toEqual([false, false]);
  const left = [`conversations WHERE id = '${diary}'`, `drafts WHERE account_id = '${accountId}'`];
  expect(left.map((from) => count("iris.db", from))).toEqual([0, 0]);
  expect(count("iris.db", `accounts WHERE id = '${accountId}' AND deleted_at IS NOT NULL`)).toBe(1);
  const { certificate } = await new Client(server.url).call(getErasure, { params: { token } });
  expect(certificate?.certificate).toMatchObject({ cause: "self", removed: { bubblesEnding: 1 } });
  // The person's, and the diary's two.
  expect(certificate?.certificate.keysDestroyed).toHaveLength(3);
});

test("B11 kill -9 while a program is told: it is told again, by the same id, and then no more", async () => {
  await say(at(server, ada), hooked, "build 12");
  await until(() => told.length === 1);
  await server.kill();
  answering.resolve();
  answering = Promise.withResolvers();
  answering.resolve();
  server = await start();
  await until(() => told.length === 2);
  expect(new Set(told).size).toBe(1);
  const waiting = "webhook_deliveries WHERE state = 'waiting'";
  await until(() => count("iris.db", waiting) === 0);
  expect(told).toHaveLength(2);
});
