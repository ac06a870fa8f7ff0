import { afterAll, beforeAll, expect, setDefaultTimeout, test } from "bun:test";
import { nanoid } from "nanoid";
import { personalData } from "../../personal-data.ts";
import { sweep } from "../../platform/personal-data/sweep.ts";
import * as api from "../../protocol/client-log.ts";
import { listConsents, withdrawOneConsent } from "../../protocol/consents.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { clientLogs } from "./diagnosis.tables.ts";

setDefaultTimeout(30_000);
const dayMs = 24 * 3_600_000;
let now = Date.UTC(2026, 10, 24);
let app: TestApp;
let ada: Person;
let mallory: Person;
let olga: Person;
beforeAll(async () => {
  app = await startTestApp({ now: () => now });
  [ada, mallory] = await app.people("ada", "mallory");
  olga = await app.person("olga", { isOperator: true });
});
afterAll(() => app.stop());

const entries: api.ClientLogEntry[] = [
  { kind: "lost", at: 1 },
  { kind: "request", at: 2, operation: "sendMessage", code: "core.unavailable" },
];
const words = { textVersion: api.clientLogTextVersion, language: "de" as const };
const send = (id = nanoid(), person = ada) => person.call(api.sendClientLog, { body: { id, ...words, entries } });
const rows = () => app.platform.db.reader.select().from(clientLogs);
const standing = async () => (await ada.call(api.listOwnClientLogs)).logs;
const read = (logId: string) => olga.call(api.readClientLog, { params: { logId } });

test("S63 a log that was sent is read by the operator alone, and the audit log says so", async () => {
  const id = nanoid();
  await send(id);
  // A retry is the same one.
  await send(id);
  expect(await standing()).toEqual([{ id, sentAt: now, endsAt: now + 30 * dayMs, ...words, entries }]);
  expect((await olga.call(api.listClientLogs)).logs).toEqual([
    { id, person: { id: ada.accountId, name: "Ada Example" }, sentAt: now, endsAt: now + 30 * dayMs },
  ]);
  expect((await read(id)).entries).toEqual(entries);
  for (const other of [ada, mallory]) {
    expect(await other.refusal(api.listClientLogs)).toBe("core.not_found");
    expect(await other.refusal(api.readClientLog, { params: { logId: id } })).toBe("core.not_found");
  }
  expect((await mallory.call(api.listOwnClientLogs)).logs).toEqual([]);
  expect(await mallory.refusal(api.deleteClientLog, { params: { logId: id } })).toBe("core.not_found");
});

test("S63 it lies sealed", async () => {
  expect(JSON.stringify((await rows()).map((row) => String(row.entries)))).not.toContain("sendMessage");
});

test("S63 S57 it is a consent with time and version; withdrawn, the log is gone", async () => {
  const [log] = await standing();
  const given = async () => (await ada.call(listConsents)).consents.filter(({ kind }) => kind === "clientLog");
  expect(await given()).toMatchObject([{ id: log?.id, givenAt: now, ...words, withdrawnAt: null, mayWithdraw: true }]);
  await ada.call(withdrawOneConsent, { params: { kind: "clientLog" }, body: { id: log?.id ?? "" } });
  expect(await standing()).toEqual([]);
  expect(await rows()).toMatchObject([{ entries: null, withdrawnAt: now }]);
  expect(await olga.refusal(api.readClientLog, { params: { logId: log?.id ?? "" } })).toBe("core.not_found");
  expect(await given()).toMatchObject([{ withdrawnAt: now, mayWithdraw: false }]);
});

test("S63 five of one person at a time", async () => {
  for (let i = 0; i < api.mostClientLogs; i++) await send(nanoid(), mallory);
  const body = { id: nanoid(), ...words, entries };
  expect(await mallory.refusal(api.sendClientLog, { body })).toBe("diagnosis.too_many_logs");
});

test("S63 after 30 days it is gone by itself: for everybody at once, and from the storage with the next sweep", async () => {
  const id = nanoid();
  await send(id);
  now += 30 * dayMs - 1;
  expect((await read(id)).entries).toEqual(entries);
  now += 2;
  expect(await olga.refusal(api.readClientLog, { params: { logId: id } })).toBe("core.not_found");
  expect((await olga.call(api.listClientLogs)).logs).toEqual([]);
  await sweep(app.platform, personalData);
  expect(await rows()).toEqual([]);
});

test.each<[string, object]>([
  ["words of one's own", { kind: "lost", at: 1, text: "secret" }],
  ["an error's message", { kind: "error", at: 1, name: "secret plan", script: null, line: 1, column: 1 }],
  ["an address as a script", { kind: "error", at: 1, name: "Error", script: "https://x/secret", line: 1, column: 1 }],
  ["a sentence as an operation", { kind: "request", at: 1, operation: "a secret", code: "core.internal" }],
  ["a mail address as a code", { kind: "request", at: 1, operation: "signIn", code: "ada@example.org" }],
  ["a name as an event", { kind: "call", at: 1, event: "Ada" }],
  ["another kind", { kind: "message", at: 1, text: "secret" }],
])("S63 %s is no entry of a log", (_, entry) => {
  expect(api.clientLogEntry.safeParse(entry).success).toBe(false);
});
