import { afterAll, beforeAll, expect, test } from "bun:test";
import { startTestApp, type TestApp } from "../../testing/test-app.ts";
import { openJson } from "../crypto/seal.ts";
import { auditEntries } from "./audit.tables.ts";
import { detailPlace, hashOf } from "./audit.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

test("S72 entries are numbered without a gap and each is chained to the one before", async () => {
  const { audit, db, keys } = app.platform;
  const entry = { act: "test.done", actorId: "ada", companyId: null, detail: { was: "a", is: "b" } };
  await Promise.all([1, 2, 3].map(() => db.transaction((tx) => audit.record(tx, entry))));
  const rows = await db.reader.select().from(auditEntries).orderBy(auditEntries.number);
  expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1));
  let before = "0".repeat(64);
  for (const { hash, ...row } of rows) {
    expect(hash).toBe(hashOf(before, row));
    before = hash;
  }
  const last = rows.at(-1);
  if (!last?.detail) throw new Error("the entry has no detail");
  expect(openJson(await keys.get("system:audit"), detailPlace(last.number), last.detail)).toEqual(entry.detail);
  expect(hashOf("0".repeat(64), { ...last, act: "test.undone" })).not.toBe(last.hash);
});

test("S72 an act that fails leaves no entry", async () => {
  const { audit, db } = app.platform;
  const before = (await db.reader.select().from(auditEntries)).length;
  const failing = db.transaction(async (tx) => {
    await audit.record(tx, { act: "test.failed", actorId: null, companyId: null });
    throw new Error("planted");
  });
  await expect(failing).rejects.toThrow("planted");
  expect((await db.reader.select().from(auditEntries)).length).toBe(before);
});
