import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { nanoid } from "nanoid";
import type { AccessEntry } from "../../platform/access-log/access-entry.ts";
import { dayOf, keyOf } from "../../platform/access-log/day-file.ts";
import { readAccessLog as readFiles } from "../../platform/access-log/read-access-log.ts";
import { verifyAccessLog } from "../../platform/access-log/verify-access-log.ts";
import { readAccessLog } from "../../protocol/access-log.ts";
import { getOwnAccount, signIn } from "../../protocol/accounts.ts";
import { listAudit } from "../../protocol/audit.ts";
import { createBubble, sendMessage } from "../../protocol/conversations.ts";
import { listPrivacyLog } from "../../protocol/privacy.ts";
import { type Person, password, startTestApp, type TestApp } from "../../testing/test-app.ts";

const dayMs = 24 * 3_600_000;
const begin = Date.UTC(2026, 10, 24, 12);
const data = mkdtempSync(join(tmpdir(), "iris-access-"));
let now = begin;
let app: TestApp;
let grace: Person;
let ada: Person;
let bob: Person;
const reason = "Somebody reports sign-ins they did not make.";

// On a busy machine the passwords of its people take their time.
setDefaultTimeout(60_000);
beforeAll(async () => {
  app = await startTestApp({ data, now: () => now });
  grace = await app.person("grace", { isOperator: true });
  [ada, bob] = await app.people("ada", "bob");
  await ada.send(getOwnAccount, {}, { headers: { "user-agent": phone, "iris-client": "0.1.0 390x844" } });
  await app.visitor().refusal(signIn, { body: { email: bob.email, password: "not this one at all" } });
  const bubble = await bob.call(createBubble, { body: { id: nanoid(), name: "The secret harbour", memberIds: [] } });
  await bob.call(sendMessage, {
    params: { conversationId: bubble.id },
    body: { id: nanoid(), text: "nobody may read" },
  });
  const at = { at: now, address: "", userAgent: null, client: null, durationMs: 0, status: 200 };
  const session = { title: "c2VhbGVk", startedAt: now - 60_000, durationMs: 60_000 };
  app.app.accessLog.note({ ...at, who: { ...ada, sessionId: "s" }, action: "conference", session });
  await app.app.accessLog.flush();
});
afterAll(async () => {
  await app.stop();
  rmSync(data, { recursive: true, force: true });
});

const phone = "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 Chrome/131.0 Mobile Safari/537.36";
const stored = () => readFiles(app.platform, {}, { limit: 1_000 });

/** What S61 lists, word for word, and the fields that hold it. */
const listed: readonly [what: string, fields: readonly (keyof AccessEntry)[]][] = [
  ["IP address", ["address"]],
  ["date and time of sign-in and use", ["at"]],
  ["user agent", ["userAgent"]],
  ["hardware type", ["hardware"]],
  ["operating system", ["system"]],
  ["client version", ["clientVersion"]],
  ["actions taken", ["action"]],
  ["region", ["region"]],
  ["session data (bubble's title, date, duration)", ["session"]],
  ["screen resolution", ["screen"]],
  ["performance and errors", ["durationMs", "error"]],
];

describe("S61 the access log", () => {
  test("holds what the specification lists, whose it is, and nothing else", async () => {
    const { entries } = await stored();
    const fields = new Set(entries.flatMap((entry) => Object.keys(entry)));
    expect([...fields].toSorted()).toEqual(["person", ...listed.flatMap(([, names]) => names)].toSorted());
    expect(JSON.stringify(entries)).not.toMatch(/nobody may read|secret harbour|example\.org|not this one/);
    for (const { accountId } of [ada, bob]) expect(JSON.stringify(entries)).not.toContain(accountId);
  });

  test("says who signed in and used what, with which client", async () => {
    const { entries } = await grace.call(readAccessLog, { body: { reason, personId: ada.accountId } });
    expect(entries.map(({ action }) => action)).toEqual(["conference", "getOwnAccount", "signIn"]);
    expect(entries[1]).toMatchObject({
      ...{ person: { id: ada.accountId, name: "Ada Example" }, address: "127.0.0.1", error: null, userAgent: phone },
      ...{ hardware: "phone", system: "Android", clientVersion: "0.1.0", screen: "390x844", region: "localhost:8080" },
    });
    expect(entries[0]?.session).toEqual({ startedAt: begin - 60_000, durationMs: 60_000 });
    const refused = await grace.call(readAccessLog, { body: { reason, action: "signIn" } });
    expect(refused.entries.filter(({ error }) => error !== null)).toMatchObject([{ person: null, error: 401 }]);
  });

  test("S62 is sealed on the disk", () => {
    const file = readFileSync(join(data, "access-log", `${dayOf(begin)}.log`)).toString("latin1");
    for (const word of ["127.0.0.1", "getOwnAccount", "Android"]) expect(file).not.toContain(word);
  });
});

describe("S62 reading it", () => {
  test("needs an operator who proved themselves a short while ago, and a reason", async () => {
    for (const who of [ada, bob]) expect(await who.refusal(readAccessLog, { body: { reason } })).toBe("core.not_found");
    expect(await grace.refusal(readAccessLog, { body: { reason: "because" } })).toBe("core.invalid_input");
    now += 11 * 60_000;
    expect(await grace.refusal(readAccessLog, { body: { reason } })).toBe("core.reauthentication_needed");
    await grace.call(signIn, { body: { email: grace.email, password } });
  });

  test("goes page by page without a gap, filtered by time", async () => {
    const whole = await grace.call(readAccessLog, { body: { reason, until: begin, limit: 200 } });
    const paged: unknown[] = [];
    let before: string | undefined;
    do {
      const page = await grace.call(readAccessLog, { body: { reason, until: begin, limit: 2, before } });
      paged.push(...page.entries);
      before = page.next ?? undefined;
    } while (before !== undefined);
    expect(whole.entries.length).toBeGreaterThan(5);
    expect(paged).toEqual(whole.entries);
    expect((await grace.call(readAccessLog, { body: { reason, until: begin - dayMs } })).entries).toEqual([]);
  });

  test("is itself logged with its reason, and told to those whose entries were read", async () => {
    const told = async (person: Person) => {
      await app.app.heard();
      const { entries } = await person.call(listPrivacyLog, { query: {} });
      return entries.filter(({ act }) => act.kind === "administered" && act.act === "access_log.read");
    };
    const before = [(await told(ada)).length, (await told(bob)).length];
    await grace.call(readAccessLog, { body: { reason, personId: bob.accountId } });
    const { entries } = await grace.call(listAudit, { query: { act: "access_log", limit: 1 } });
    expect(entries).toMatchObject([
      { actor: { id: grace.accountId }, subject: { id: bob.accountId }, detail: { reason, people: 1 } },
    ]);
    expect([(await told(ada)).length, (await told(bob)).length]).toEqual([before[0] ?? 0, (before[1] ?? 0) + 1]);
    expect((await told(bob))[0]?.act).toMatchObject({ actorName: "Grace Example", reason });
  });
});

test("S51 after an erasure nobody can tell any more whose the entries were", async () => {
  const carol = await app.person("carol");
  await carol.call(getOwnAccount);
  await app.app.accessLog.flush();
  await app.app.accounts.eraseAccount(carol.accountId, async () => {});
  const { entries } = await grace.call(readAccessLog, { body: { reason, personId: carol.accountId } });
  expect(entries).toEqual([]);
  const { entries: all } = await grace.call(readAccessLog, { body: { reason, action: "getOwnAccount" } });
  expect(all.map(({ person }) => person?.id ?? null)).toEqual([null, ada.accountId]);
});

describe("S62 tampering shows:", () => {
  const file = () => join(data, "access-log", `${dayOf(now)}.log`);
  const faultsAfter = async (change: (file: string) => void) => {
    const kept = readFileSync(file());
    change(file());
    const { faults } = await verifyAccessLog(app.platform);
    writeFileSync(file(), kept);
    return faults.map(({ kind }) => kind);
  };

  test("none, and then a byte, an end, a block, a day", async () => {
    await app.app.accessLog.flush();
    await app.app.accessLog.sign();
    const bytes = readFileSync(file());
    const firstBlock = 4 + bytes.readUInt32BE(0);
    const changed = Buffer.from(bytes);
    changed[firstBlock + 60] = (changed[firstBlock + 60] ?? 0) ^ 1;
    expect(await faultsAfter(() => {})).toEqual([]);
    expect(await faultsAfter((at) => writeFileSync(at, changed))).toEqual(["changed"]);
    expect(await faultsAfter((at) => truncateSync(at, firstBlock))).toEqual(["cut"]);
    expect(await faultsAfter((at) => writeFileSync(at, bytes.subarray(firstBlock)))).toEqual(["cut", "changed"]);
    expect(await faultsAfter((at) => rmSync(at))).toEqual(["missing"]);
  });
});

test("S62 after a year a day goes by itself, and no copy of its file opens", async () => {
  const day = dayOf(begin);
  const file = join(data, "access-log", `${day}.log`);
  const copy = join(data, "copy.log");
  copyFileSync(file, copy);
  now = Date.parse(day) + 366 * dayMs - 1;
  await app.app.accessLog.tidy();
  expect(existsSync(file)).toBe(true);
  now += 1;
  await app.app.accessLog.tidy();
  expect(existsSync(file)).toBe(false);
  expect(await app.platform.keys.get(keyOf(day)).catch(({ name }: Error) => name)).toBe("KeyGone");
  expect((await verifyAccessLog(app.platform)).faults).toEqual([]);
  copyFileSync(copy, file);
  await expect(stored()).rejects.toThrow("gone");
  expect((await verifyAccessLog(app.platform)).faults).toEqual([{ day, kind: "changed" }]);
  rmSync(file);
});
