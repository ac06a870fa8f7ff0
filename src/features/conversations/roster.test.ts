import { afterEach, beforeEach, expect, test } from "bun:test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Sealed } from "../../platform/crypto/keys.ts";
import type { Db } from "../../platform/storage/database.ts";
import { type OpenStorage, openStorage } from "../../platform/storage/open-storage.ts";
import { deleteMember, insertConversation, insertMembers } from "./conversations.store.ts";
import { createRosters } from "./roster.ts";

const silent = { debug() {}, info() {}, warn() {}, error() {} };
const nothing = new Uint8Array() as Sealed<string>;
let folder: string;
let storage: OpenStorage;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "iris-roster-"));
  storage = await openStorage({ file: join(folder, "iris.db"), log: silent, now: Date.now });
  await storage.transaction(async (tx) => {
    const labels = { name: nothing, topic: nothing };
    await insertConversation(tx, { id: "bubble", kind: "bubble", ...labels, createdBy: "ada", createdAt: 1 });
    const membership = { conversationId: "bubble", role: "participant" as const, joinedAt: 1 };
    await insertMembers(
      tx,
      ["ada", "bob"].map((accountId) => ({ ...membership, accountId })),
    );
  });
});
afterEach(async () => {
  await storage.close();
  await rm(folder, { recursive: true, force: true });
});

/** A reader whose list of members has been read and then takes long to arrive, as from a distant database it may. */
function slowReader(reader: Db): { db: Db; read: Promise<void>; letThrough: () => void } {
  const gate = Promise.withResolvers<void>();
  const read = Promise.withResolvers<void>();
  const late = <T extends object>(query: T): T =>
    new Proxy(query, {
      get(target, name) {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== "function") return value;
        if (name !== "then") {
          return (...args: unknown[]) => {
            const made: unknown = value.apply(target, args);
            return made instanceof Promise ? made : late(made as object);
          };
        }
        return (...args: [(rows: unknown) => unknown]) =>
          Promise.resolve(target as PromiseLike<unknown>)
            .then(async (rows) => {
              read.resolve();
              await gate.promise;
              return rows;
            })
            .then(...args);
      },
    });
  return { db: late(reader), read: read.promise, letThrough: gate.resolve };
}

test("S21 members that were read before a removal and arrive after it are not kept", async () => {
  const { db, read, letThrough } = slowReader(storage.reader);
  const rosters = createRosters(db);
  let reading: Promise<unknown> | undefined;
  await rosters.change("bubble", async () => {
    reading = rosters.find("bubble");
    await read;
    await storage.transaction(async (tx) => void (await deleteMember(tx, "bubble", "bob")));
  });
  letThrough();
  await reading;
  expect(await rosters.findFor("bob", "bubble")).toBeUndefined();
  expect(await rosters.findFor("ada", "bubble")).toBeDefined();
});
