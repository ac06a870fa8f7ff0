import { afterEach, beforeEach, expect, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import type { Fact } from "../../facts.ts";
import type { Log } from "../platform.ts";
import { type OpenStorage, openStorage } from "../storage/open-storage.ts";
import { createFacts, type FactLog } from "./facts.ts";
import { lostAfterAttempts } from "./stuck-facts.ts";

const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };
let folder: string;
let clock: number;
let logged: string[];
let storage: OpenStorage;
let facts: FactLog;
const boot = async () => {
  const lines: string[] = [];
  const note = (_: object, text: string) => void lines.push(text);
  const log: Log = { debug() {}, info() {}, warn: note, error: note };
  logged = lines;
  storage = await openStorage({ file: join(folder, "iris.db"), log, now: () => clock });
  facts = await createFacts(storage, log, () => clock);
};
/** What a killed process leaves: nothing is flushed, no position is stored. */
const crash = async () => {
  await storage.close();
  await boot();
};
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "iris-facts-"));
  clock = 1_000;
  await boot();
});
afterEach(async () => {
  await facts.stop();
  await storage.close();
  rmSync(folder, { recursive: true, force: true });
});

const send = (seq: number, { conversationId = "c1", live }: { conversationId?: string; live?: unknown } = {}) =>
  storage.transaction((tx) =>
    facts.record(
      tx,
      "message.sent",
      { conversationId, messageId: `m${seq}`, seq },
      { scope: `conversation:${conversationId}`, live },
    ),
  );
const seqOf = (fact: Fact): number => (fact.kind === "message.sent" ? fact.payload.seq : -1);
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index);

test("facts get increasing cursors and reach live listeners after the commit, in order, with their hints", async () => {
  const heard: [number, unknown, number][] = [];
  facts.subscribeLive((fact, live) => heard.push([fact.cursor, live, facts.head()]));
  const act = storage.transaction(async (tx) => {
    const options = { scope: "conversation:c1", live: "the message" } as const;
    await facts.record(tx, "message.sent", { conversationId: "c1", messageId: "m1", seq: 1 }, options);
    expect(heard).toEqual([]);
    expect(facts.head()).toBe(0);
  });
  await Promise.all([act, send(2), send(3)]);
  expect(heard).toEqual([
    [1, "the message", 1],
    [2, undefined, 2],
    [3, undefined, 3],
  ]);
});

test("a fact of an act that was rolled back is never told, and its cursor is not lost", async () => {
  const heard: number[] = [];
  facts.subscribeLive((fact) => heard.push(seqOf(fact)));
  const failing = storage.transaction(async (tx) => {
    await facts.record(tx, "account.changed", { accountId: "ada" }, { scope: "account:ada" });
    throw new Error("changed my mind");
  });
  const outcomes = await Promise.allSettled([send(1), failing, send(2)]);
  expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(heard).toEqual([1, 2]);
  expect(facts.head()).toBe(2);
});

test("a thousand concurrent acts are heard in the order of their cursors, by everyone", async () => {
  const live: number[] = [];
  const durable: number[] = [];
  facts.subscribeLive((fact) => live.push(fact.cursor));
  facts.on("message.sent", "counting", async (fact) => {
    if (fact.cursor % 7 === 0) await new Promise((resolve) => setImmediate(resolve));
    durable.push(fact.cursor);
  });
  await facts.start();
  await Promise.all(range(1, 1_000).map((seq) => send(seq)));
  await facts.idle();
  expect(live).toEqual(range(1, 1_000));
  expect(durable).toEqual(range(1, 1_000));
});

test("a durable subscriber gets after a crash what it had not handled, without the hint", async () => {
  const firstRun: number[] = [];
  const { promise: stuck, resolve: release } = Promise.withResolvers<void>();
  facts.on("message.sent", "sealing", async (fact) => {
    if (fact.payload.seq === 3) await stuck;
    firstRun.push(fact.payload.seq);
  });
  await facts.start();
  for (const seq of range(1, 5)) await send(seq);
  expect(firstRun).toEqual([1, 2]);
  await crash();

  const again: [number, unknown][] = [];
  facts.on("message.sent", "sealing", async (fact, live) => void again.push([fact.payload.seq, live]));
  await facts.start();
  await send(6, { live: "fresh" });
  await facts.idle();
  // At least once: the position was not yet stored when the program died, so all of them come again.
  expect(again.slice(0, 5).every(([, live]) => live === undefined)).toBe(true);
  expect(again.at(-1)).toEqual([6, "fresh"]);
  expect(again.map(([seq]) => seq)).toEqual(range(1, 6));
  release();
});

test("after an orderly stop nothing is delivered twice", async () => {
  const heard: number[] = [];
  const listen = () => facts.on("message.sent", "mail", async (fact) => void heard.push(fact.payload.seq));
  listen();
  await facts.start();
  await Promise.all([send(1), send(2)]);
  await facts.idle();
  await facts.stop();
  await crash();
  listen();
  await facts.start();
  await send(3);
  await facts.idle();
  expect(heard).toEqual([1, 2, 3]);
});

test("a subscriber that is new hears what happens from its first start on", async () => {
  await send(1);
  await crash();
  const heard: number[] = [];
  facts.on("message.sent", "new", async (fact) => void heard.push(fact.payload.seq));
  await send(2);
  await facts.start();
  await facts.idle();
  expect(heard).toEqual([2]);
});

test("a handler that fails is tried again; one that keeps failing is set aside and holds up nobody", async () => {
  const tries: number[] = [];
  const others: number[] = [];
  facts.on("message.sent", "flaky", async (fact) => {
    tries.push(fact.payload.seq);
    if (fact.payload.seq === 1 && tries.length < 3) throw new Error("not yet");
    if (fact.payload.seq === 2) throw new Error("never");
  });
  facts.on("message.sent", "sound", async (fact) => void others.push(fact.payload.seq));
  await facts.start();
  await Promise.all([send(1), send(2), send(3)]);
  await facts.idle();
  expect(tries).toEqual([1, 1, 1, 2, 2, 2, 2, 3]);
  expect(others).toEqual([1, 2, 3]);
  expect(logged).toContain("a fact could not be handled and is set aside");
  expect(await facts.stuck()).toEqual({ waiting: 1, lost: 0 });
});

const hourMs = 3_600_000;

test("what was set aside is tried again with growing pauses until it succeeds", async () => {
  const tries: [number, number][] = [];
  let isBroken = true;
  facts.on("message.sent", "flaky", async (fact, live) => {
    tries.push([fact.payload.seq, clock]);
    expect(live).toBeUndefined();
    if (isBroken) throw new Error("not yet");
  });
  await facts.start();
  await send(1);
  await facts.idle();
  tries.length = 0;
  await facts.stuckSettled();
  expect(tries).toEqual([]);
  for (const pause of [5_000, 30_000, 120_000, 600_000, 1_800_000, hourMs, hourMs]) {
    clock += pause - 1;
    await facts.stuckSettled();
    clock += 1;
    await facts.stuckSettled();
    expect(tries.splice(0)).toEqual([[1, clock]]);
  }
  isBroken = false;
  clock += hourMs;
  await facts.stuckSettled();
  expect(tries).toHaveLength(1);
  expect(await facts.stuck()).toEqual({ waiting: 0, lost: 0 });
});

test("what was set aside outlives the program and the fact's own row, and each start tries it at once", async () => {
  const fail = async () => Promise.reject(new Error("never"));
  facts.on("message.sent", "flaky", fail);
  await facts.start();
  await send(1);
  await facts.idle();
  clock += hourMs;
  await send(2);
  await facts.idle();
  await facts.prune(1_000);
  await facts.stop();
  await crash();
  const heard: number[] = [];
  facts.on("message.sent", "flaky", async (fact) => void heard.push(fact.payload.seq));
  await facts.start();
  await facts.stuckSettled();
  expect(heard.toSorted()).toEqual([1, 2]);
  expect(await facts.stuck()).toEqual({ waiting: 0, lost: 0 });
});

test("what cannot be handled for most of a day is told to the operator, and tried still", async () => {
  let tries = 0;
  facts.on("message.sent", "broken", async () => {
    tries += 1;
    throw new Error("never");
  });
  await facts.start();
  await send(1);
  await facts.idle();
  for (let round = 2; round <= lostAfterAttempts; round++) {
    clock += hourMs;
    await facts.stuckSettled();
  }
  expect(await facts.stuck()).toEqual({ waiting: 1, lost: 1 });
  expect(logged.at(-1)).toBe("a fact cannot be handled; look at `iris doctor`");
  const before = tries;
  clock += hourMs;
  await facts.stuckSettled();
  expect(tries).toBe(before + 1);
});

test("what a part of the program that is gone could not handle is forgotten", async () => {
  facts.on("message.sent", "gone", () => Promise.reject(new Error("never")));
  await facts.start();
  await send(1);
  await facts.idle();
  await facts.stop();
  await crash();
  await facts.start();
  await facts.stuckSettled();
  expect(await facts.stuck()).toEqual({ waiting: 0, lost: 0 });
});

test("a subscriber far behind a flood still hears everything once and in order", async () => {
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  const heard: number[] = [];
  facts.on("message.sent", "slow", async (fact) => {
    await gate;
    heard.push(fact.payload.seq);
  });
  await facts.start();
  await storage.transaction(async (tx) => {
    for (const seq of range(1, 6_500)) {
      const payload = { conversationId: "c1", messageId: `m${seq}`, seq };
      await facts.record(tx, "message.sent", payload, { scope: "conversation:c1" });
    }
  });
  open();
  await send(6_501);
  await facts.idle();
  expect(heard).toEqual(range(1, 6_501));
});

test("what another process recorded on the same database is heard before the next fact", async () => {
  const heard: number[] = [];
  facts.on("message.sent", "listener", async (fact) => void heard.push(seqOf(fact)));
  await facts.start();
  await send(1);
  await facts.idle();
  const other = await openStorage({ file: join(folder, "iris.db"), log: silent, now: () => clock });
  const otherFacts = await createFacts(other, silent, () => clock);
  await other.transaction((tx) =>
    otherFacts.record(
      tx,
      "message.sent",
      { conversationId: "c1", messageId: "m2", seq: 2 },
      { scope: "conversation:c1" },
    ),
  );
  await other.close();
  await send(3);
  await facts.idle();
  expect(heard).toEqual([1, 2, 3]);
});

test("whoever comes back gets the facts of their scopes since their cursor, in order and limited", async () => {
  for (const seq of range(1, 6)) await send(seq, { conversationId: seq % 2 === 0 ? "even" : "odd" });
  const read = async (cursor: number, scopes: Parameters<FactLog["since"]>[1], limit = 100) =>
    (await facts.since(cursor, scopes, limit))?.map(seqOf);
  expect(await read(0, ["conversation:odd"])).toEqual([1, 3, 5]);
  expect(await read(2, ["conversation:odd", "conversation:even"])).toEqual([3, 4, 5, 6]);
  expect(await read(0, ["conversation:odd", "conversation:even"], 2)).toEqual([1, 2]);
  expect(await read(0, ["account:ada"])).toEqual([]);
  expect(await read(6, ["conversation:even"])).toEqual([]);
  expect(await read(7, ["conversation:even"])).toBeUndefined();
});

test("many facts since the cursor are looked up per scope, with the same answer", async () => {
  await storage.transaction(async (tx) => {
    for (const seq of range(1, 2_500)) {
      const scope = seq % 1_000 === 0 ? "conversation:rare" : "conversation:busy";
      await facts.record(tx, "message.sent", { conversationId: "c", messageId: `m${seq}`, seq }, { scope });
    }
  });
  expect((await facts.since(0, ["conversation:rare"], 10))?.map(seqOf)).toEqual([1_000, 2_000]);
  const plan = await storage.reader.all<{ detail: string }>(
    sql`EXPLAIN QUERY PLAN SELECT cursor FROM facts WHERE cursor > 0 AND scope IN (SELECT value FROM json_each('[]')) ORDER BY cursor`,
  );
  expect(plan.map(({ detail }) => detail).join()).toContain("facts_scope_cursor");
});

test("old facts are pruned once handled; a cursor from before then is too old, also after a restart", async () => {
  const { promise: gate, resolve: open } = Promise.withResolvers<void>();
  facts.on("message.sent", "slow", async (fact) => (fact.payload.seq === 2 ? gate : undefined));
  await facts.start();
  for (const seq of range(1, 3)) await send(seq);
  clock += 10_000;
  await send(4);
  await facts.prune(5_000);
  expect((await facts.since(1, ["conversation:c1"], 10))?.map(seqOf)).toEqual([2, 3, 4]);
  open();
  await facts.idle();
  await facts.prune(5_000);
  expect(await facts.since(2, ["conversation:c1"], 10)).toBeNull();
  expect((await facts.since(3, ["conversation:c1"], 10))?.map(seqOf)).toEqual([4]);
  clock += 10_000;
  await facts.prune(5_000);
  await facts.stop();
  await crash();
  expect(facts.head()).toBe(4);
  expect(await facts.since(2, ["conversation:c1"], 10)).toBeNull();
  // However old, the newest is kept: no cursor is ever given out twice.
  expect((await facts.since(3, ["conversation:c1"], 10))?.map(seqOf)).toEqual([4]);
  expect(await facts.since(4, ["conversation:c1"], 10)).toEqual([]);
  expect(await send(5)).toBe(5);
});
