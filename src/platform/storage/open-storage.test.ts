import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, sql } from "drizzle-orm";
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Log } from "../platform.ts";
import { isUniqueViolation } from "./connection.ts";
import { startLibsqlServer } from "./libsql-server.testing.ts";
import { openLocalConnection } from "./local-connection.ts";
import { type OpenStorage, openStorage, type StorageOptions } from "./open-storage.ts";
import { prepared } from "./prepared.ts";
import { CommitFailed } from "./write-queue.ts";

const notes = sqliteTable("notes", {
  id: text("id").primaryKey(),
  n: integer("n"),
  done: integer("done", { mode: "boolean" }),
});
const migrations = [
  { name: "0000_notes", sql: "CREATE TABLE notes (id text PRIMARY KEY NOT NULL, n integer, done integer)" },
];

let folder: string;
let server: ReturnType<typeof startLibsqlServer>;
let logged: { fields: object; text: string }[];
const log: Log = {
  debug: (fields, text) => void logged.push({ fields, text }),
  info: (fields, text) => void logged.push({ fields, text }),
  warn: (fields, text) => void logged.push({ fields, text }),
  error: (fields, text) => void logged.push({ fields, text }),
};
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "iris-storage-"));
  logged = [];
  const file = join(folder, "server.db");
  openLocalConnection(file, "writer").close();
  server = startLibsqlServer(file);
});
afterEach(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** On a busy machine a group would otherwise end before everybody is in it. */
const base = () => ({ log, now: () => 1, migrations, maxGroupMs: 60_000 });
/** The same behaviour is promised for a file and for a libSQL server. */
const kinds: [string, () => StorageOptions][] = [
  ["a local file", () => ({ ...base(), file: join(folder, "iris.db") })],
  ["a libSQL server", () => ({ ...base(), url: server.url })],
];

for (const [kind, options] of kinds) {
  describe(`storage on ${kind}`, () => {
    let storage: OpenStorage;
    beforeEach(async () => {
      storage = await openStorage(options());
    });
    afterEach(() => storage.close());
    const ids = async () => (await storage.reader.select({ id: notes.id }).from(notes)).map((row) => row.id);

    test("a committed act is seen by the reader", async () => {
      const answer = await storage.transaction(async (tx) => {
        await tx.insert(notes).values({ id: "a", n: 1, done: true });
        return "done";
      });
      expect(answer).toBe("done");
      expect(await storage.reader.select().from(notes)).toEqual([{ id: "a", n: 1, done: true }]);
      expect(await storage.reader.select().from(notes).where(eq(notes.id, "b")).get()).toBeUndefined();
      expect(await storage.reader.all<object>(sql`SELECT id, n FROM notes`)).toEqual([{ id: "a", n: 1 }]);
      expect(await storage.reader.$count(notes)).toBe(1);
    });

    test("an act that throws is rolled back alone", async () => {
      const acts = await Promise.allSettled([
        storage.transaction((tx) => tx.insert(notes).values({ id: "first" })),
        storage.transaction(async (tx) => {
          await tx.insert(notes).values({ id: "undone" });
          throw new Error("changed my mind");
        }),
        storage.transaction((tx) => tx.insert(notes).values({ id: "last" })),
      ]);
      expect(acts.map((act) => act.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
      expect(await ids()).toEqual(["first", "last"]);
    });

    test("what an act wrote before it failed is undone, and the others of its group happen once", async () => {
      const runs: string[] = [];
      const committed: string[] = [];
      const act = (id: string, fails: boolean) =>
        storage.transaction(async (tx) => {
          runs.push(id);
          storage.afterCommit(() => committed.push(id));
          await tx.insert(notes).values({ id });
          if (fails) throw new Error(`${id} failed`);
          return id;
        });
      const acts = await Promise.allSettled([act("a", false), act("b", true), act("c", false), act("d", true)]);
      expect(acts.map((settled) => (settled.status === "fulfilled" ? settled.value : String(settled.reason)))).toEqual([
        "a",
        "Error: b failed",
        "c",
        "Error: d failed",
      ]);
      expect(await ids()).toEqual(["a", "c"]);
      expect(committed).toEqual(["a", "c"]);
      // The first two ran again in savepoints, where later failures are undone alone.
      expect(runs).toEqual(["a", "b", "a", "b", "c", "d"]);
    });

    test("an act that fails before it writes makes nobody run again", async () => {
      let runs = 0;
      await Promise.allSettled([
        storage.transaction(async (tx) => {
          runs++;
          await tx.insert(notes).values({ id: "a" });
        }),
        storage.transaction(async (tx) => {
          if ((await tx.select().from(notes).get()) !== undefined) throw new Error("there is one already");
        }),
      ]);
      expect(runs).toBe(1);
    });

    test("an act sees its own writes and those of the acts before it", async () => {
      const [, seen] = await Promise.all([
        storage.transaction((tx) => tx.insert(notes).values({ id: "first" })),
        storage.transaction(async (tx) => {
          await tx.insert(notes).values({ id: "second" });
          return tx.select({ id: notes.id }).from(notes).orderBy(notes.id);
        }),
      ]);
      expect(seen).toEqual([{ id: "first" }, { id: "second" }]);
    });

    test("a refused row says which rule it broke, and never the values", async () => {
      await storage.transaction((tx) => tx.insert(notes).values({ id: "my secret" }));
      const refused = await storage
        .transaction((tx) => tx.insert(notes).values({ id: "my secret" }))
        .then(
          () => undefined,
          (error: unknown) => error,
        );
      expect(isUniqueViolation(refused)).toBe(true);
      expect(String(refused)).toContain("UNIQUE constraint failed: notes.id");
      expect(String(refused)).not.toContain("my secret");
    });

    test("RETURNING, upserts and prepared queries work", async () => {
      const insert = prepared((db) =>
        db
          .insert(notes)
          .values({ id: sql.placeholder("id"), n: sql.placeholder("n") })
          .onConflictDoNothing()
          .returning({ n: notes.n })
          .prepare(),
      );
      expect(await storage.transaction((tx) => insert(tx).all({ id: "a", n: 1 }))).toEqual([{ n: 1 }]);
      expect(await storage.transaction((tx) => insert(tx).all({ id: "a", n: 2 }))).toEqual([]);
    });

    test("a transaction inside a transaction is refused instead of waiting for ever", async () => {
      const nested = storage.transaction(() => storage.transaction(async () => undefined));
      expect(nested).rejects.toThrow("inside another one");
      await nested.catch(() => undefined);
      // What an act leaves behind (a timer, a subscriber) may write again once the act is over.
      const { promise, resolve } = Promise.withResolvers<void>();
      await storage.transaction(async () => {
        setImmediate(
          () => void storage.transaction((tx) => tx.insert(notes).values({ id: "later" })).then(() => resolve()),
        );
      });
      await promise;
      expect(await ids()).toEqual(["later"]);
    });

    test("a query that outlives its act is refused", async () => {
      let late: (() => Promise<unknown>) | undefined;
      await storage.transaction(async (tx) => {
        late = async () => tx.insert(notes).values({ id: "late" });
      });
      expect(late?.()).rejects.toThrow("after its act had ended");
      expect(await ids()).toEqual([]);
    });

    test("after-commit steps run in order, before the answers, and not for an act that failed", async () => {
      const order: string[] = [];
      const act = (name: string, fails = false) =>
        storage
          .transaction(async () => {
            storage.afterCommit(() => order.push(`${name} committed`));
            if (fails) throw new Error("no");
          })
          .then(
            () => order.push(`${name} answered`),
            () => order.push(`${name} failed`),
          );
      await Promise.all([act("a"), act("b", true), act("c")]);
      expect(order).toEqual(["a committed", "c committed", "a answered", "b failed", "c answered"]);
    });

    test("closing commits what waits and takes nothing more", async () => {
      const waiting = storage.transaction((tx) => tx.insert(notes).values({ id: "in time" }));
      await storage.close();
      await waiting;
      expect(storage.transaction(async () => undefined)).rejects.toThrow("closed");
      storage = await openStorage(options());
      expect(await ids()).toEqual(["in time"]);
    });

    test("reading and writing values that the engine cannot take is refused, not fatal", async () => {
      const refused = storage.transaction((tx) => tx.run(sql`INSERT INTO notes (id) VALUES (${{ an: "object" }})`));
      expect(refused).rejects.toThrow("type object");
      await refused.catch(() => undefined);
      await storage.transaction((tx) => tx.run(sql`INSERT INTO notes (id, done) VALUES (${"x"}, ${true})`));
      expect(await storage.reader.select().from(notes)).toEqual([{ id: "x", n: null, done: true }]);
    });
  });
}

describe("storage on a local file", () => {
  const open = (more: Partial<StorageOptions> = {}) =>
    openStorage({ ...base(), file: join(folder, "iris.db"), ...more });

  test("both connections are durable, checked and leave nothing behind, whatever ran before", async () => {
    const storage = await open();
    const pragma = (db: OpenStorage["reader"], name: string) => db.get<object>(sql.raw(`PRAGMA ${name}`));
    const settings = async (db: OpenStorage["reader"]) => ({
      ...(await pragma(db, "journal_mode")),
      ...(await pragma(db, "synchronous")),
      ...(await pragma(db, "foreign_keys")),
      ...(await pragma(db, "secure_delete")),
      ...(await pragma(db, "temp_store")),
      ...(await pragma(db, "busy_timeout")),
    });
    const expected = {
      journal_mode: "wal",
      synchronous: 2,
      foreign_keys: 1,
      secure_delete: 1,
      temp_store: 2,
      timeout: 5000,
    };
    await Promise.allSettled([
      storage.transaction((tx) => tx.insert(notes).values({ id: "a" })),
      storage.transaction(() => Promise.reject(new Error("rolled back"))),
    ]);
    expect(await settings(storage.reader)).toEqual(expected);
    expect(await storage.transaction((tx) => settings(tx))).toEqual(expected);
    expect(storage.reader.insert(notes).values({ id: "by the reader" }).run()).rejects.toThrow("readonly");
    await storage.close();
  });

  test("the database and its log are for their owner alone, however open the folder is", async () => {
    chmodSync(folder, 0o755);
    const storage = await open();
    await storage.transaction((tx) => tx.insert(notes).values({ id: "a" }));
    const own = readdirSync(folder).filter((name) => name.startsWith("iris.db"));
    const rights = own.map((name) => (statSync(join(folder, name)).mode & 0o777).toString(8));
    expect(rights).toEqual(["600", "600", "600"]);
    await storage.close();
  });

  test("acts that wait together share one commit", async () => {
    const storage = await open();
    const commits = async () =>
      (await storage.reader.get<{ data_version: number }>(sql`PRAGMA data_version`)).data_version;
    const before = await commits();
    const acts = Array.from({ length: 50 }, (_, n) =>
      storage.transaction((tx) => tx.insert(notes).values({ id: `note ${n}`, n })),
    );
    await acts[0];
    // All were committed when the first was answered.
    expect(await storage.reader.$count(notes)).toBe(50);
    expect((await commits()) - before).toBe(1);
    await Promise.all(acts);
    await storage.close();
  });

  test("a flood is committed in bounded groups, in the order of the calls", async () => {
    const storage = await open();
    const order: number[] = [];
    let withTheFirst = 0;
    const acts = Array.from({ length: 2_000 }, (_, n) =>
      storage.transaction(async (tx) => {
        await tx.insert(notes).values({ id: `note ${n}` });
        order.push(n);
      }),
    );
    await acts[0]?.then(() => {
      withTheFirst = order.length;
    });
    expect(withTheFirst).toBeLessThanOrEqual(500);
    await Promise.all(acts);
    expect(order).toEqual(Array.from({ length: 2_000 }, (_, n) => n));
    await storage.close();
  });

  test("when the commit fails, every act of the group fails and the queue goes on", async () => {
    const deferred =
      "CREATE TABLE owners (id integer PRIMARY KEY);--> statement-breakpoint\n" +
      "CREATE TABLE owned (owner integer REFERENCES owners (id) DEFERRABLE INITIALLY DEFERRED);";
    const storage = await open({ migrations: [{ name: "0000_deferred", sql: deferred }] });
    const group = await Promise.allSettled([
      storage.transaction((tx) => tx.run(sql`INSERT INTO owners VALUES (1)`)),
      storage.transaction((tx) => tx.run(sql`INSERT INTO owned VALUES (99)`)),
    ]);
    expect(group.map((act) => (act.status === "rejected" ? String(act.reason) : act.status))).toEqual([
      "CommitFailed: The change could not be stored.",
      "CommitFailed: The change could not be stored.",
    ]);
    await storage.transaction((tx) => tx.run(sql`INSERT INTO owners VALUES (2)`));
    expect(await storage.reader.values(sql`SELECT id FROM owners`)).toEqual([[2]]);
    await storage.close();
  });

  test("another process that holds the write lock makes acts fail in time, and nothing stays locked", async () => {
    const storage = await open({ busyTimeoutMs: 50 });
    const other = openLocalConnection(join(folder, "iris.db"), "writer", 50);
    const insert = (id: string) => storage.transaction((tx) => tx.insert(notes).values({ id }));
    await insert("before");
    await other.begin();
    const refused = await insert("meanwhile").then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(refused).toBeInstanceOf(CommitFailed);
    await expect(storage.ping()).rejects.toBeInstanceOf(CommitFailed);
    await other.rollback();
    await storage.ping();
    await insert("after");
    await other.run("INSERT INTO notes (id) VALUES ('theirs')", []);
    await insert("at last");
    expect((await storage.reader.select().from(notes)).map(({ id }) => id)).toEqual([
      "before",
      "after",
      "theirs",
      "at last",
    ]);
    other.close();
    await storage.close();
  });

  test("a slow query is logged with its SQL and without its values", async () => {
    const storage = await open({ slowQueryMs: 0 });
    await storage.transaction((tx) => tx.insert(notes).values({ id: "my secret" }));
    await storage.reader.select().from(notes).where(eq(notes.id, "my secret"));
    const slow = logged.filter((line) => line.text === "slow query");
    expect(slow.length).toBeGreaterThanOrEqual(2);
    expect(JSON.stringify(slow)).toContain('insert into \\"notes\\"');
    expect(JSON.stringify(logged)).not.toContain("my secret");
    await storage.close();
  });
});
