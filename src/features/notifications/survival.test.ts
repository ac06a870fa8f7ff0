import { afterAll, beforeAll, expect, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openInstance } from "../../app.ts";
import { configSchema } from "../../platform/config/config.ts";
import { savePosition } from "../../platform/events/facts.store.ts";
import { type PushService, startPushService } from "../../platform/webpush/push-service.testing.ts";
import { signIn } from "../../protocol/accounts.ts";
import { startServer } from "../../testing/server-process.ts";
import { Person, password, startTestApp } from "../../testing/test-app.ts";
import { chatOf, pushed, say, subscribe } from "./notifications.testing.ts";

const data = mkdtempSync(join(tmpdir(), "iris-push-"));
const silent = { debug() {}, info() {}, warn() {}, error() {} };
const minutes = 60_000;
let service: PushService;
beforeAll(() => {
  service = startPushService();
});
afterAll(() => {
  service.stop();
  rmSync(data, { recursive: true, force: true });
});

test("S41 what was acknowledged before a kill is pushed after it, once, and told again it makes no second push", async () => {
  const config = configSchema.parse({ storage: { data } });
  const instance = await openInstance({ config, log: silent });
  const ids: string[] = [];
  for (const firstName of ["Ada", "Bob"]) {
    const { terms_version: termsVersion } = config.instance;
    const names = { email: `${firstName}@example.org`, firstName, lastName: "Example" };
    ids.push(await instance.accounts.createUser({ ...names, password, language: "en", termsVersion }));
  }
  await instance.close();

  const server = await startServer(data, { IRIS_PUSH_ALLOWED_ORIGINS: service.origin });
  const [ada, bob] = await Promise.all(
    ["Ada", "Bob"].map(async (name, at) => {
      const person = new Person(server.url, ids[at] ?? "", `${name}@example.org`);
      await person.call(signIn, { body: { email: person.email, password } });
      return person;
    }),
  );
  if (!ada || !bob) throw new Error("nobody is there");
  await subscribe(bob, service);
  const chat = await chatOf(ada, bob);
  let newest = "";
  for (const text of ["one", "two", "three", "four", "five"]) newest = (await say(ada, chat, text)).id;
  await server.kill();

  let at = Date.now() + 10 * minutes;
  const restart = () => startTestApp({ data, now: () => at, config: { push: { allowed_origins: [service.origin] } } });
  const app = await restart();
  at += 10 * minutes;
  const told = (await pushed({ app, service })).map(({ says }) => says);
  // Of those heard before the kill the newest, and of all.
  expect(told.length).toBeLessThanOrEqual(2);
  expect(new Set(told.map(({ ref }) => ref)).size).toBe(told.length);
  expect(told.at(-1)).toMatchObject({ kind: "message", conversationId: chat, unread: 5, ref: newest });
  await app.stop();
  // As after a crash before the position was stored: every fact comes again.
  const closed = await openInstance({ config, log: silent });
  await closed.platform.db.transaction((tx) => savePosition(tx, "notifications", 0));
  await closed.close();
  const again = await restart();
  at += 10 * minutes;
  expect(await pushed({ app: again, service })).toEqual([]);
  await again.stop();
}, 60_000);
