import { afterAll, beforeAll, beforeEach, expect, test } from "bun:test";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type SQL, sql } from "drizzle-orm";
import { nanoid } from "nanoid";
import { personalData } from "./personal-data.ts";
import { storedIds } from "./platform/blobs/stored-ids.ts";
import { checkPersonalData, type Finding } from "./platform/personal-data/check.ts";
import { sweep } from "./platform/personal-data/sweep.ts";
import { createBubble, sendMessage } from "./protocol/conversations.ts";
import { type Person, startTestApp, type TestApp } from "./testing/test-app.ts";
import { uploadReady } from "./testing/upload.ts";

const bubbleId = nanoid();
const dayMs = 24 * 3_600_000;
const now = Date.UTC(2026, 10, 24);
let app: TestApp;
let ada: Person;
beforeAll(async () => {
  app = await startTestApp({ now: () => now });
  [ada] = await app.people("ada", "bob");
  await ada.call(createBubble, { body: { id: bubbleId, name: "Lenses", topic: "", memberIds: [] } });
  const { fileId } = await uploadReady(ada, new TextEncoder().encode("a letter"));
  const message = { id: nanoid(), text: "with it", fileId };
  await ada.call(sendMessage, { params: { conversationId: bubbleId }, body: message });
  await app.app.heard();
}, 60_000);
afterAll(() => app.stop());

const blobFolder = () => join(app.platform.config.storage.data, "blobs");
const check = async (): Promise<Finding[]> =>
  checkPersonalData({
    ...{ data: personalData, db: app.platform.db.reader, now, keySubjects: await app.app.keySubjects() },
    blobIds: await storedIds(blobFolder()),
  });
const run = (...statements: SQL[]) =>
  app.platform.db.transaction(async (tx) => {
    for (const statement of statements) await tx.run(statement);
  });
const found = async () => (await check()).map(({ kind, where, count }) => `${kind} ${where} ${count}`);

// Whatever the test before planted is gone again.
beforeEach(async () => expect(await found()).toEqual([]));

test("S70 a readable value where a sealed one belongs is found, and one that was never hashed", async () => {
  await run(
    sql`UPDATE files SET name = 'letter.txt'`,
    sql`UPDATE conversations SET pair_index = 'ada and bob' WHERE id = ${bubbleId}`,
    sql`UPDATE sessions SET token_hash = 'token'
        WHERE id = (SELECT id FROM sessions WHERE account_id = ${ada.accountId} LIMIT 1)`,
  );
  expect((await found()).sort()).toEqual([
    "plaintext conversations.pair_index 1",
    "plaintext files.name 1",
    "plaintext sessions.token_hash 1",
  ]);
  await run(
    sql`UPDATE files SET name = x''`,
    sql`UPDATE conversations SET pair_index = NULL`,
    sql`DELETE FROM sessions WHERE token_hash = 'token'`,
  );
});

test("S62 rows that are older than their time are found, and the hourly job deletes what goes by age alone", async () => {
  const old = now - 400 * dayMs;
  await run(
    sql`INSERT INTO password_resets (token_hash, account_id, expires_at)
        VALUES ('0123456789012345678901234567890123456789012', ${ada.accountId}, ${old})`,
    sql`INSERT INTO feed_dismissals (account_id, kind, ref_id, through) VALUES (${ada.accountId}, 'chat', 'x', ${old})`,
    sql`INSERT INTO egress VALUES ('2025-01-01', 'mail', 'mail.example.org', 'a mail', 1, 0, 1, 1)`,
  );
  expect((await found()).sort()).toEqual([
    "overdue egress 1",
    "overdue feed_dismissals 1",
    "overdue password_resets 1",
  ]);
  await sweep(app.platform, personalData);
  expect((await found()).sort()).toEqual(["overdue egress 1", "overdue feed_dismissals 1"]);
  await run(sql`DELETE FROM feed_dismissals`, sql`DELETE FROM egress`);
});

test("S51 rows of people and conversations that are gone are found, and what an erased account still holds", async () => {
  await run(
    sql`INSERT INTO seen_marks_off VALUES ('nobody')`,
    sql`INSERT INTO messages (id, conversation_id, seq, sender_id, sent_at, content)
        SELECT 'left-over', 'gone', seq, sender_id, sent_at, x'' FROM messages LIMIT 1`,
    sql`UPDATE accounts SET deleted_at = ${now} WHERE first_name = (SELECT first_name FROM accounts WHERE id != ${ada.accountId})`,
  );
  const told = await found();
  expect(told).toContain("orphan seen_marks_off.account_id 1");
  expect(told).toContain("orphan messages.conversation_id 1");
  expect(told).toContain("orphan accounts.id 1");
  // His key is there although he is said to be gone.
  expect(told).toContain("keyUnowned person 1");
  await run(
    sql`DELETE FROM seen_marks_off`,
    sql`DELETE FROM messages WHERE id = 'left-over'`,
    sql`UPDATE accounts SET deleted_at = NULL`,
  );
});

test("S18 a key of nobody is found, and a value whose key is gone", async () => {
  const { keys } = app.platform;
  await keys.create("conversation:long-gone");
  await keys.create("system:forgotten");
  await run(
    sql`INSERT INTO contact_groups (id, owner_id, name, position)
        SELECT 'g', 'keyless', first_name, 0 FROM accounts WHERE id = ${ada.accountId}`,
  );
  expect((await found()).sort()).toEqual([
    "keyGone contact_groups.name 1",
    "keyUnowned conversation 1",
    "keyUnowned system:forgotten 1",
    "orphan contact_groups.owner_id 1",
  ]);
  await keys.destroy("conversation:long-gone");
  await keys.destroy("system:forgotten");
  await run(sql`DELETE FROM contact_groups`);
});

test("S26 a stored file that no row knows is found", async () => {
  const name = Buffer.from("unknown").toString("hex");
  const path = join(blobFolder(), name.slice(-2), `${name}.content`);
  await mkdir(join(blobFolder(), name.slice(-2)), { recursive: true });
  await Bun.write(path, "bytes");
  expect(await found()).toEqual(["blobUnowned blobs 1"]);
  await Bun.file(path).delete();
});

test("S48 a table or column that the map does not know is found", async () => {
  await run(sql`CREATE TABLE diaries (words TEXT)`, sql`ALTER TABLE egress ADD COLUMN caller TEXT`);
  expect((await found()).sort()).toEqual(["undeclared diaries 1", "undeclared egress.caller 1"]);
  await run(sql`DROP TABLE diaries`, sql`ALTER TABLE egress DROP COLUMN caller`);
});
