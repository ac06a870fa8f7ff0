import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nanoid } from "nanoid";
import { run } from "../cli/cli.ts";
import { KeyGone } from "../platform/crypto/errors.ts";
import type { KeySubject } from "../platform/crypto/keys.ts";
import { signIn } from "../protocol/accounts.ts";
import { deleteBubble } from "../protocol/bubbles.ts";
import { createBubble, getConversation, openDirectChat, pageMessages, sendMessage } from "../protocol/conversations.ts";
import { eraseMyself } from "../protocol/erasure.ts";
import { listSafeguards } from "../protocol/oversight.ts";
import { clearSide } from "../protocol/sides.ts";
import { readableIn } from "./disk-search.ts";
import { type Person, password, startTestApp, type TestApp } from "./test-app.ts";
import { uploadReady } from "./upload.ts";

setDefaultTimeout(60_000);
const root = mkdtempSync(join(tmpdir(), "iris-backup-"));
const [data, older, oldKeys] = [join(root, "data"), join(root, "backup"), join(root, "keys-copy.db")];
let app: TestApp;
let ada: Person;
let bob: Person;
let carol: Person;
let olga: Person;
let [bubble, chat, kept] = ["", "", ""];
let fileId = "";

const say = (who: Person, conversationId: string, text: string) =>
  who.call(sendMessage, { params: { conversationId }, body: { id: nanoid(), text } });
const refusalOf = (asked: Promise<unknown>) => asked.then(() => "done").catch(({ code }) => code);
async function iris(...words: string[]): Promise<{ code: number; told: string }> {
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  const code = await run([...words, ...(words[0] === "verify" ? [] : ["--data", data])], {
    env: {},
    say,
    complain: say,
  });
  return { code, told: lines.join("\n") };
}
const isGone = (subject: KeySubject) =>
  app.platform.keys.get(subject).then(
    () => false,
    (error: unknown) => error instanceof KeyGone,
  );
const textsOf = async (who: Person, conversationId: string) =>
  (await who.call(pageMessages, { params: { conversationId } })).messages.flatMap(({ content }) =>
    content.kind === "text" ? [content.text] : [],
  );

beforeAll(async () => {
  app = await startTestApp({ data });
  olga = await app.person("olga", { isOperator: true });
  [ada, bob, carol] = await app.people("ada", "bob", "carol");
  bubble = nanoid();
  await bob.call(createBubble, { body: { id: bubble, name: "Harbour", memberIds: [carol.accountId] } });
  await say(bob, bubble, "the cranes of the harbour");
  ({ id: chat } = await bob.call(openDirectChat, { body: { accountId: carol.accountId } }));
  await say(bob, chat, "soon deleted by both");
  ({ id: kept } = await ada.call(openDirectChat, { body: { accountId: bob.accountId } }));
  await say(bob, kept, "bob's own words");
  const bytes = new Uint8Array(5_000).fill(7);
  ({ fileId } = await uploadReady(ada, bytes, { name: "x.bin", mediaType: "application/octet-stream" }));
});
afterAll(async () => {
  await app.stop();
  rmSync(root, { recursive: true, force: true });
});

test("B8 a backup is taken while people are at work, holds no keys, and is checked to the last byte", async () => {
  const writing = say(bob, kept, "meanwhile");
  expect(await iris("backup", older, "--keys", oldKeys)).toMatchObject({ code: 0 });
  await writing;
  expect(readdirSync(older)).not.toContain("keys.db");
  expect(readdirSync(older)).not.toContain("master.key");
  expect((await iris("backup", older)).told).toContain("is not empty");
  expect(await iris("verify", older)).toMatchObject({ code: 0 });

  const damaged = join(root, "damaged");
  cpSync(older, damaged, { recursive: true });
  const database = readFileSync(join(damaged, "iris.db"));
  database[5_000] = (database[5_000] ?? 0) ^ 1;
  writeFileSync(join(damaged, "iris.db"), database);
  writeFileSync(join(damaged, "extra"), "x");
  expect(await iris("verify", damaged)).toMatchObject({
    code: 1,
    told: expect.stringMatching(/extra does not belong to it\.|iris\.db was changed\./),
  });
  expect((await iris("restore", damaged)).told).toContain("not whole");
});

test("B8 a restore is tried without touching anything, and the operator sees when that was", async () => {
  expect(await iris("restore", older, "--test")).toMatchObject({
    code: 0,
    told: expect.stringContaining("4 accounts open"),
  });
  const { safeguards } = await olga.call(listSafeguards);
  expect(safeguards.filter(({ isGood }) => isGood).map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(["backup", "restoreTest"]),
  );
});

test("S51 S23 S18 an older backup with an older copy of the keys brings back nobody and nothing that was destroyed", async () => {
  await ada.call(eraseMyself, { body: { language: "en" } });
  await app.app.erasure.idle();
  await bob.call(deleteBubble, { params: { conversationId: bubble }, body: { name: "Harbour" } });
  for (const who of [bob, carol]) await who.call(clearSide, { params: { conversationId: chat } });
  await app.app.heard();
  await app.stop();

  expect(await iris("restore", older, "--keys", oldKeys)).toMatchObject({ code: 0 });
  app = await startTestApp({ data });
  await app.app.erasure.idle();
  await app.app.heard();
  const moved = (who: Person) => Object.assign(who, { baseUrl: app.url });
  for (const who of [bob, carol]) moved(who);

  expect(existsSync(join(data, "restored.json"))).toBe(false);
  for (const subject of [
    `person:${ada.accountId}`,
    `file:${fileId}`,
    `conversation:${bubble}`,
    `label:${bubble}`,
  ] as const)
    expect([subject, await isGone(subject)]).toEqual([subject, true]);
  expect(await refusalOf(app.visitor().call(signIn, { body: { email: ada.email, password } }))).toBe(
    "accounts.sign_in_refused",
  );
  expect((await app.app.accounts.people.byIds([ada.accountId])).map(({ isDeleted }) => isDeleted)).toEqual([true]);
  expect(await refusalOf(bob.call(getConversation, { params: { conversationId: bubble } }))).toBe(
    "conversation.not_found",
  );
  expect(
    await refusalOf(
      carol.call(pageMessages, { params: { conversationId: chat } }).then(({ messages }) => {
        if (messages.length > 0) throw Object.assign(new Error(), { code: "came back" });
      }),
    ),
  ).not.toBe("came back");
  // What was not destroyed is there.
  expect(await textsOf(bob, kept)).toContain("bob's own words");
  expect(readableIn(data, { address: ada.email, bubble: "cranes of the harbour", chat: "soon deleted" })).toEqual([]);
});
