import { afterAll, beforeAll, expect, test } from "bun:test";
import { listPrivacyLog } from "../../protocol/privacy.ts";
import { setSeenMarks } from "../../protocol/receipts.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { noteAct } from "./note-act.ts";
import { deleteEntriesBefore, deleteEntriesOf, entriesBefore } from "./privacy.store.ts";

let now = Date.UTC(2026, 10, 24);
let app: TestApp;
let ada: Person;
let bob: Person;
beforeAll(async () => {
  app = await startTestApp({ now: () => now });
  [ada, bob] = await app.people("ada", "bob");
}, 60_000);
afterAll(() => app.stop());

const log = async (person: Person) => (await person.call(listPrivacyLog, { query: {} })).entries;
const rows = async ({ accountId }: Person) =>
  (await entriesBefore(app.platform.db.reader, accountId, Number.MAX_SAFE_INTEGER, 100)).length;
const note = (id: number, { accountId }: Person) =>
  noteAct(app.platform, { id, accountId, at: now, act: { kind: "seenMarks", isOn: true } });

test("S18 the privacy log is one's own, and an act told twice is in it once", async () => {
  await note(1_000_001, bob);
  await note(1_000_001, bob);
  expect(await log(bob)).toEqual([{ id: 1_000_001, at: now, act: { kind: "seenMarks", isOn: true } }]);
  expect(await log(ada)).toEqual([]);
});

test("S17 turning one's seen marks off and on is in it", async () => {
  await ada.call(setSeenMarks, { body: { isOn: false } });
  await ada.call(setSeenMarks, { body: { isOn: true } });
  while ((await rows(ada)) < 2) await Bun.sleep(5);
  expect((await log(ada)).map(({ act }) => act)).toEqual([
    { kind: "seenMarks", isOn: true },
    { kind: "seenMarks", isOn: false },
  ]);
});

test("S51 it goes with the person, and after a year; of who is gone nothing is noted any more", async () => {
  const { db, keys } = app.platform;
  now += 366 * 24 * 3_600_000;
  await note(1_000_002, bob);
  await db.transaction(async (tx) => void (await deleteEntriesBefore(tx, now - 365 * 24 * 3_600_000)));
  expect([await rows(ada), await rows(bob)]).toEqual([0, 1]);
  await db.transaction(async (tx) => void (await deleteEntriesOf(tx, bob.accountId)));
  expect(await rows(bob)).toBe(0);
  await keys.destroy(`person:${bob.accountId}`);
  await note(1_000_003, bob);
  expect(await rows(bob)).toBe(0);
});
