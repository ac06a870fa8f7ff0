import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@libsql/client";
import { eq, gt, lte } from "drizzle-orm";
import { run } from "../../cli/cli.ts";
import { startTestApp, type TestApp } from "../../testing/test-app.ts";
import type { Tx } from "../storage/database.ts";
import { auditEntries } from "./audit.tables.ts";
import { firstHash, hashOf } from "./audit.ts";
import { createAuditHeads } from "./audit-heads.ts";

const data = mkdtempSync(join(tmpdir(), "iris-audit-"));
const headsFile = join(data, "heads", "audit.jsonl");
let app: TestApp;
let heads: ReturnType<typeof createAuditHeads>;
// On a busy machine the passwords of its people take their time.
setDefaultTimeout(60_000);
beforeAll(async () => {
  app = await startTestApp({ data });
  heads = createAuditHeads(app.platform);
  await record(3);
  await heads.sign();
  await record(3);
  await heads.sign();
  await record(2);
});
afterAll(async () => {
  await app.stop();
  rmSync(data, { recursive: true, force: true });
});

const entry = { act: "test.done", actorId: "ada", companyId: null, detail: { was: "a", is: "b" } };
async function record(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await app.platform.db.transaction((tx) => app.platform.audit.record(tx, entry));
}
const rows = () => app.platform.db.reader.select().from(auditEntries).orderBy(auditEntries.number);

/** What `verify` finds after the log was changed so; the log is put back. */
async function faultAfter(change: (tx: Tx) => Promise<unknown>) {
  const kept = await rows();
  await app.platform.db.transaction(async (tx) => void (await change(tx)));
  const { fault } = await heads.verify();
  if (fault?.kind === "cut" || fault?.kind === "replaced") await heads.sign();
  await app.platform.db.transaction(async (tx) => {
    await tx.delete(auditEntries);
    await tx.insert(auditEntries).values(kept);
  });
  return fault;
}

describe("S72 the audit log is found to be tampered with when", () => {
  test("nothing was: it is whole, and signed up to the last head", async () => {
    expect(await heads.verify()).toMatchObject({ entries: 8, heads: 2, signedThrough: 6, fault: null });
  });

  test("an entry was changed", async () => {
    const change = (tx: Tx) => tx.update(auditEntries).set({ actorId: "bob" }).where(eq(auditEntries.number, 5));
    expect(await faultAfter(change)).toEqual({ kind: "broken", entry: 5 });
  });

  test("one is missing in the middle", async () => {
    const change = (tx: Tx) => tx.delete(auditEntries).where(eq(auditEntries.number, 4));
    expect(await faultAfter(change)).toEqual({ kind: "broken", entry: 4 });
  });

  test("its beginning was cut", async () => {
    const change = (tx: Tx) => tx.delete(auditEntries).where(lte(auditEntries.number, 2));
    expect(await faultAfter(change)).toEqual({ kind: "broken", entry: 1 });
  });

  test("its end was cut", async () => {
    const change = (tx: Tx) => tx.delete(auditEntries).where(gt(auditEntries.number, 4));
    expect(await faultAfter(change)).toEqual({ kind: "cut", entry: 5, signedThrough: 6 });
    const all = (tx: Tx) => tx.delete(auditEntries);
    expect(await faultAfter(all)).toEqual({ kind: "cut", entry: 1, signedThrough: 6 });
  });

  test("it was written anew from somewhere, with hashes that follow", async () => {
    const forged = async (tx: Tx) => {
      let before = firstHash;
      for (const { hash: _, ...row } of await rows()) {
        const changed = { ...row, actorId: row.number === 2 ? "bob" : row.actorId };
        before = hashOf(before, changed);
        const { number } = row;
        await tx
          .update(auditEntries)
          .set({ ...changed, hash: before })
          .where(eq(auditEntries.number, number));
      }
    };
    expect(await faultAfter(forged)).toEqual({ kind: "replaced", entry: 3 });
  });

  test("a signed head was changed, taken out, or made by somebody else", async () => {
    const kept = readFileSync(headsFile, "utf8");
    const [first = "", second = ""] = kept.trim().split("\n");
    for (const [line, lines] of [
      [1, [first.replace('"number":3', '"number":2'), second]],
      [1, [second]],
      [2, [first, second.replace(/"signature":"[^"]{8}/, '"signature":"AAAAAAAA')]],
    ] as const) {
      writeFileSync(headsFile, `${lines.join("\n")}\n`);
      expect((await heads.verify()).fault).toEqual({ kind: "heads", line });
    }
    writeFileSync(headsFile, kept);
  });

  test("and what was cut or written anew was not signed", () => {
    expect(readFileSync(headsFile, "utf8").trim().split("\n")).toHaveLength(2);
  });
});

test("S72 a head that was kept elsewhere finds an end cut together with its head", async () => {
  const { entries: number, head: hash } = await heads.verify();
  const fault = await faultAfter(async (tx) => {
    await tx.delete(auditEntries).where(gt(auditEntries.number, 7));
  });
  expect(fault).toBeNull();
  await app.platform.db.transaction(
    async (tx) => void (await tx.delete(auditEntries).where(eq(auditEntries.number, 8))),
  );
  expect((await heads.verify({ number, hash })).fault).toEqual({ kind: "cut", entry: 8, signedThrough: 8 });
});

test("S72 B8 an export is checked by itself: what was changed in it, or is missing from it, shows", async () => {
  const iris = async (...args: string[]) => {
    const said: string[] = [];
    const code = await run(args, { env: {}, say: (line) => said.push(line), complain: (line) => said.push(line) });
    return { code, said };
  };
  expect((await iris("audit", "verify", "--data", data)).said[0]).toMatch(/^ok {4}7 entries/);
  const { said: lines } = await iris("audit", "export", "--data", data);
  expect(lines).toHaveLength(9);
  const file = join(data, "export.jsonl");
  const checked = async (changed: readonly string[]) => {
    writeFileSync(file, `${changed.join("\n")}\n`);
    const { code, said } = await iris("audit", "verify-export", file);
    return [code, said[0]];
  };
  expect(await checked(lines)).toEqual([
    0,
    expect.stringMatching(/^ok {4}7 entries, signed with the key [0-9a-f]{32}/),
  ]);
  const wrong: [readonly string[], RegExp][] = [
    [lines.map((line) => line.replace('"is":"b"', '"is":"c"')), /line 9: the signature/],
    [lines.map((line) => line.replace('"actorId":"ada"', '"actorId":"eve"')), /line 2: the entry was changed/],
    [lines.toSpliced(4, 1), /line 5: .* missing/],
    [lines.toSpliced(7, 1), /line 8: the end is missing/],
    [lines.slice(0, -1), /line 8: the end is missing/],
    [["{}"], /line 1: this is no audit log/],
  ];
  for (const [changed, told] of wrong) expect(await checked(changed)).toEqual([1, expect.stringMatching(told)]);
});

test("S72 the first entry waits for nobody who writes keys", async () => {
  const folder = mkdtempSync(join(tmpdir(), "iris-audit-first-"));
  const fresh = await startTestApp({ data: folder });
  const keys = createClient({ url: `file:${join(folder, "keys.db")}` });
  const held = await keys.transaction("write");
  await fresh.platform.db.transaction((tx) => fresh.platform.audit.record(tx, entry));
  await held.rollback();
  keys.close();
  await fresh.stop();
  rmSync(folder, { recursive: true, force: true });
});
