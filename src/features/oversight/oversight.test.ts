import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { createServer, type Server } from "node:net";
import { egressSince } from "../../platform/outbound/egress.store.ts";
import { createEgressLedger } from "../../platform/outbound/egress-ledger.ts";
import * as api from "../../protocol/oversight.ts";
import { type Person, startTestApp, type TestApp } from "../../testing/test-app.ts";
import { hostOf, standingOf } from "./egress-standing.ts";
import { inOneMonth, openRequests } from "./open-requests.ts";
import type { OversightDeps } from "./oversight.deps.ts";

const now = Date.UTC(2026, 10, 24, 12);
let app: TestApp;
let olga: Person;
let ada: Person;
let scanner: Server;

beforeAll(async () => {
  // Answers nothing: that it was spoken to is what counts.
  scanner = createServer((socket) => socket.end());
  await new Promise<void>((resolve) => scanner.listen(0, "127.0.0.1", resolve));
  const { port } = scanner.address() as { port: number };
  app = await startTestApp({ now: () => now, config: { files: { clamd: `tcp:127.0.0.1:${port}` } } });
  olga = await app.person("olga", { isOperator: true });
  ada = await app.person("ada");
}, 60_000);
afterAll(async () => {
  await app.stop();
  scanner.close();
});

test("S71 nobody but the operator reads any of it", async () => {
  for (const endpoint of [api.listOpenRequests, api.listSafeguards, api.getKeyAges] as const)
    expect(await ada.refusal(endpoint)).toBe("core.not_found");
  expect(await ada.refusal(api.listEgress, { query: {} })).toBe("core.not_found");
  expect((await ada.send(api.exportEgress, {})).status).toBe(404);
  expect(await olga.call(api.listOpenRequests)).toEqual({ requests: [] });
});

describe("the ways out", () => {
  test("S66 every connection is counted by day, with its purpose and what allows it", async () => {
    const lines = async () => (await olga.call(api.listEgress, { query: { days: 1 } })).lines;
    // The program asks its scanner by itself.
    const scanned = async () => (await lines()).find(({ purpose }) => purpose === "antivirus");
    while (!(await scanned())) await Bun.sleep(5);
    expect(await scanned()).toMatchObject({ allowedBy: "files.clamd", standing: "here", refused: 0 });
    const ledger = createEgressLedger(() => now);
    const mail = { purpose: "mail", destination: "tls:mail.example.com:465", reason: "deliver a queued mail" };
    ledger.opened(mail);
    ledger.opened(mail);
    ledger.refused(mail);
    await ledger.save(app.platform.db);
    ledger.opened(mail);
    await ledger.save(app.platform.db);
    const [line] = await lines();
    expect(line).toMatchObject({
      ...mail,
      allowedBy: "mail.smtp_url",
      standing: "undeclared",
      connections: 3,
      refused: 1,
    });
    expect(line).toMatchObject({ firstDay: "2026-11-24", lastDay: "2026-11-24" });
    const file = await (await olga.send(api.exportEgress, {})).text();
    expect(file).toContain(
      "2026-11-24,mail,tls:mail.example.com:465,deliver a queued mail,mail.smtp_url,undeclared,3,1,",
    );
  });

  test("S66 a year later a day's counts are gone, and a failed save loses none", async () => {
    let at = now + 366 * 24 * 3_600_000;
    const ledger = createEgressLedger(() => at);
    const push = { purpose: "push", destination: "https://push.example.com", reason: "a notification" };
    ledger.opened(push);
    const broken = { transaction: () => Promise.reject(new Error("disk full")) };
    await expect(ledger.save(broken)).rejects.toThrow("disk full");
    at += 1_000;
    await ledger.save(app.platform.db);
    const rows = await egressSince(app.platform.db.reader, "2026-01-01");
    expect(rows.map(({ destination, connections }) => [destination, connections])).toEqual([[push.destination, 1]]);
  });

  test.each([
    ["unix:/run/clamav/clamd.ctl", "here"],
    ["tcp:127.0.0.1:3310", "here"],
    ["tls:10.2.3.4:465", "here"],
    ["tcp:clamav:3310", "here"],
    ["https://[::1]:8443", "here"],
    ["tls:mail.post.example:465", "declared"],
    ["https://updates.push.example", "declared"],
    ["https://push.example", "declared"],
    ["https://evilpush.example", "undeclared"],
    ["tcp:192.0.2.1:53", "undeclared"],
    ["https://other.example", "undeclared"],
  ] as const)("S48 %s is %s", (destination, standing) => {
    const named = [
      "Post GmbH (mail.post.example), Berlin, mail",
      "push.example: Push Inc, notifications",
      "Some example, x",
    ];
    expect(standingOf(destination, named)).toBe(standing);
  });

  test("the machine is read off every kind of destination", () => {
    expect(["https://a.example:8443", "tls:b.example:465", "tcp:::1:53", "unix:/x"].map(hostOf)).toEqual([
      ...["a.example", "b.example", "::1", null],
    ]);
  });
});

describe("requests", () => {
  test.each([
    ["2026-11-24", "2026-12-24"],
    ["2027-01-31", "2027-02-28"],
    ["2028-01-30", "2028-02-29"],
    ["2026-12-31", "2027-01-31"],
  ])("S49 S51 one of %s is to be answered by %s", (at, due) => {
    expect(new Date(inOneMonth(Date.parse(at))).toISOString().slice(0, 10)).toBe(due);
  });

  test("S49 S51 they come from wherever they are kept, the most urgent first, with the name of whose they are", async () => {
    const deps = {
      people: app.app.accounts.people,
      requests: [
        { kind: "erasure", waiting: async () => [{ id: "1", accountId: ada.accountId, at: Date.UTC(2026, 0, 10) }] },
        {
          kind: "breachReport",
          waiting: async () => [{ id: "2", accountId: null, at: now, dueAt: Date.UTC(2026, 0, 5) }],
        },
      ],
    } as Partial<OversightDeps> as OversightDeps;
    expect(await openRequests(deps)).toEqual([
      { kind: "breachReport", id: "2", person: null, at: now, dueAt: Date.UTC(2026, 0, 5) },
      {
        ...{ kind: "erasure", id: "1", at: Date.UTC(2026, 0, 10), dueAt: Date.UTC(2026, 1, 10) },
        person: { id: ada.accountId, name: "Ada Example" },
      },
    ]);
  });
});

test("S70 the ages of keys are told, and how many were destroyed", async () => {
  const { keys } = app.platform;
  await keys.create("file:short-lived");
  await keys.renew("file:short-lived");
  await keys.destroy("file:short-lived");
  const { masterSince, kinds } = await olga.call(api.getKeyAges);
  expect(masterSince).toBe(now);
  expect(kinds).toContainEqual({
    ...{ kind: "file", subjects: 0, keys: 0, oldestAt: null, newestAt: null, destroyed: 2 },
  });
  const people = kinds.find(({ kind }) => kind === "person");
  expect(people).toMatchObject({ subjects: 2, keys: 2, oldestAt: now, newestAt: now, destroyed: 0 });
});
