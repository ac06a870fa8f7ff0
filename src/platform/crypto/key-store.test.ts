import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { randomBytes } from "node:crypto";
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { configSchema } from "../config/config.ts";
import type { Log } from "../platform.ts";
import { openLocalConnection } from "../storage/local-connection.ts";
import { KeyGone } from "./errors.ts";
import { type OpenKeys, openKeys } from "./key-store.ts";
import { open, seal, versionThatSealed } from "./seal.ts";

const log: Log = { debug() {}, info() {}, warn() {}, error() {} };
const config = configSchema.parse({}).keys;
let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "iris-keys-"));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

const start = (keys: Partial<typeof config> = {}) =>
  openKeys({ data, keys: { ...config, ...keys }, log, now: () => 1 });
const reopen = async (keys: OpenKeys, settings: Partial<typeof config> = {}) => {
  await keys.close();
  return start(settings);
};
const cureOf = (attempt: Promise<OpenKeys>) =>
  attempt.then(
    () => "started",
    (error: { code: string; cure: string }) => `${error.code}: ${error.cure}`,
  );

/** Every byte under the data folder, the write-ahead log included. */
const onDisk = () => Buffer.concat(readdirSync(data).map((name) => readFileSync(join(data, name))));

describe("data keys", () => {
  test("are made once and found again after a restart", async () => {
    let keys = await start();
    const [first, second] = await Promise.all([keys.create("person:ada"), keys.create("person:ada")]);
    expect(second.bytes).toEqual(first.bytes);
    expect(keys.peek("person:ada")?.bytes).toEqual(first.bytes);
    keys = await reopen(keys);
    expect(keys.peek("person:ada")).toBeUndefined();
    expect((await keys.get("person:ada")).bytes).toEqual(first.bytes);
    expect(keys.peek("person:ada")?.bytes).toEqual(first.bytes);
    expect(keys.get("person:bob")).rejects.toBeInstanceOf(KeyGone);
    await keys.close();
  });

  test("never lie on disk unwrapped", async () => {
    const keys = await start();
    const { bytes } = await keys.create("person:ada");
    const master = Buffer.from(readFileSync(join(data, "master.key"), "utf8"), "base64");
    expect(onDisk().includes(bytes)).toBe(false);
    expect(onDisk().includes(Buffer.from(bytes).toString("base64"))).toBe(false);
    expect(readFileSync(join(data, "keys.db")).includes(master)).toBe(false);
    await keys.close();
  });

  test("a destroyed key is in no byte of the key store, and its content does not open again", async () => {
    let keys = await start();
    const place = { table: "messages", column: "content", row: "1" };
    const sealed = seal(await keys.create("conversation:1"), place, "hello");
    await keys.create("conversation:2");
    const wrapped = wrappedBytesOf("conversation:1");
    expect(onDisk().includes(wrapped)).toBe(true);

    await keys.destroy("conversation:1");
    expect(onDisk().includes(wrapped)).toBe(false);
    // Not even a part of it: the page it lay on was rewritten.
    for (let at = 0; at + 16 <= wrapped.length; at += 8) {
      expect(onDisk().includes(wrapped.subarray(at, at + 16))).toBe(false);
    }
    expect(keys.peek("conversation:1")).toBeUndefined();
    expect(keys.get("conversation:1")).rejects.toBeInstanceOf(KeyGone);
    await keys.destroy("conversation:1");

    keys = await reopen(keys);
    expect(keys.get("conversation:1")).rejects.toBeInstanceOf(KeyGone);
    await keys.get("conversation:2");
    const remade = await keys.create("conversation:1");
    expect(() => open(remade, place, sealed)).toThrow("does not open");
    await keys.close();
  });

  test("a renewed key seals anew and opens what was sealed before, until that version is destroyed", async () => {
    let keys = await start();
    const place = { table: "messages", column: "content", row: "1" };
    const first = await keys.create("conversation:1");
    const before = seal(first, place, "hello");
    const second = await keys.renew("conversation:1");
    const after = seal(second, place, "goodbye");
    expect(second.version).toBe(2);
    expect(await keys.get("conversation:1")).toEqual(second);
    expect(open(versionThatSealed(second, before), place, before)).toBe("hello");

    keys = await reopen(keys);
    const found = await keys.get("conversation:1");
    expect([open(found, place, before), open(found, place, after)]).toEqual(["hello", "goodbye"]);
    const wrapped = wrappedBytesOf("conversation:1");
    await keys.destroy("conversation:1", 1);
    expect(onDisk().includes(wrapped)).toBe(false);
    const left = await keys.get("conversation:1");
    expect(() => open(left, place, before)).toThrow("does not open");
    expect(() => versionThatSealed(left, before)).toThrow("is gone");
    expect(open(left, place, after)).toBe("goodbye");

    keys = await reopen(keys);
    await keys.preload(["conversation:1"]);
    expect(keys.peek("conversation:1")).toEqual(left);
    expect(keys.renew("conversation:2")).rejects.toBeInstanceOf(KeyGone);
    await keys.close();
  });

  test("a load that is under way when the key is renewed does not hide the new version", async () => {
    let keys = await start();
    await keys.create("conversation:1");
    keys = await reopen(keys);
    const loads = [keys.get("conversation:1"), keys.create("conversation:1")];
    await keys.renew("conversation:1");
    await Promise.all(loads);
    expect((await keys.get("conversation:1")).version).toBe(2);
    await keys.close();
  });

  test("a load that is under way when the key is destroyed does not bring it back", async () => {
    let keys = await start();
    await keys.create("person:ada");
    keys = await reopen(keys);
    const load = keys.get("person:ada").catch(() => undefined);
    await keys.destroy("person:ada");
    await load;
    expect(keys.peek("person:ada")).toBeUndefined();
    await keys.close();
  });

  test("many are brought into memory at once; one that is destroyed meanwhile is not", async () => {
    let keys = await start();
    const made = await keys.create("person:ada");
    await keys.create("person:bob");
    keys = await reopen(keys);
    await keys.preload(["person:ada", "person:nobody"]);
    expect(keys.peek("person:ada")?.bytes).toEqual(made.bytes);
    expect(keys.peek("person:bob")).toBeUndefined();
    const load = keys.preload(["person:bob"]);
    await keys.destroy("person:bob");
    await load;
    expect(keys.peek("person:bob")).toBeUndefined();
    await keys.close();
  });

  test("a wrapped key copied to another subject does not open there", async () => {
    let keys = await start();
    await keys.create("person:ada");
    await keys.create("person:mallory");
    await keys.close();
    const store = openLocalConnection(join(data, "keys.db"), "writer");
    await store.run(
      "UPDATE wrapped_keys SET wrapped = (SELECT wrapped FROM wrapped_keys WHERE subject = 'person:ada') WHERE subject = 'person:mallory'",
      [],
    );
    store.close();
    keys = await start();
    expect(keys.get("person:mallory")).rejects.toThrow("does not open");
    await keys.close();
  });

  test("a blind index is stable, per column, and needs the key store", async () => {
    let keys = await start();
    const index = keys.blindIndex("accounts.email", "ada@example.org");
    expect(index).toMatch(/^[\w-]{43}$/);
    expect(keys.blindIndex("accounts.email", "bob@example.org")).not.toBe(index);
    expect(keys.blindIndex("sign_ups.email", "ada@example.org")).not.toBe(index);
    keys = await reopen(keys);
    expect(keys.blindIndex("accounts.email", "ada@example.org")).toBe(index);
    await keys.close();
    rmSync(join(data, "keys.db"));
    keys = await start();
    expect(keys.blindIndex("accounts.email", "ada@example.org")).not.toBe(index);
    await keys.close();
  });

  test("a new master key wraps all of them anew, and the old one opens nothing", async () => {
    let keys = await start();
    const { bytes } = await keys.create("person:ada");
    const index = keys.blindIndex("accounts.email", "ada");
    const before = wrappedBytesOf("person:ada");
    const next = randomBytes(32);
    await keys.rotateMasterKey(next);
    expect(onDisk().includes(before)).toBe(false);
    await keys.create("person:bob");
    keys = await reopen(keys, { master_key: next.toString("base64") });
    expect((await keys.get("person:ada")).bytes).toEqual(bytes);
    await keys.get("person:bob");
    expect(keys.blindIndex("accounts.email", "ada")).toBe(index);
    await keys.close();
    expect(await cureOf(start())).toStartWith("keys.wrong");
  });
});

describe("the master key", () => {
  test("is made on the first start, readable by its owner alone", async () => {
    await (await start()).close();
    expect(statSync(join(data, "master.key")).mode & 0o777).toBe(0o600);
  });

  test("is refused with wider rights, with the cure", async () => {
    await (await start()).close();
    chmodSync(join(data, "master.key"), 0o640);
    expect(await cureOf(start())).toBe(`keys.rights: Take the rights away: chmod 600 ${join(data, "master.key")}`);
  });

  test("is not replaced when it is missing beside keys that need it", async () => {
    await (await start()).close();
    rmSync(join(data, "master.key"));
    expect(await cureOf(start())).toStartWith("keys.missing");
    expect(readdirSync(data)).not.toContain("master.key");
  });

  test("must be 32 bytes", async () => {
    writeFileSync(join(data, "master.key"), "c2hvcnQ=", { mode: 0o600 });
    expect(await cureOf(start())).toStartWith("keys.unreadable");
  });

  test("comes from a file elsewhere, a command or the environment", async () => {
    const text = randomBytes(32).toString("base64");
    const file = join(data, "elsewhere.key");
    writeFileSync(file, `${text}\n`, { mode: 0o600 });
    let keys = await start({ master_key_file: file });
    const { bytes } = await keys.create("person:ada");
    for (const source of [{ master_key: text }, { master_key_command: `cat ${file}` }]) {
      keys = await reopen(keys, source);
      expect((await keys.get("person:ada")).bytes).toEqual(bytes);
    }
    await keys.close();
    expect(await cureOf(start({ master_key_command: "exit 3" }))).toStartWith("keys.command");
    expect(readdirSync(data)).not.toContain("master.key");
  });
});

/** The wrapped key as stored: what must not be found once it was destroyed. */
function wrappedBytesOf(subject: string): Buffer {
  const store = openLocalConnection(join(data, "keys.db"), "reader");
  const row = store.first("SELECT wrapped FROM wrapped_keys WHERE subject = ? ORDER BY version", [subject]) as [
    Uint8Array,
  ];
  store.close();
  // Past the header: format and key version are the same in every wrapped key.
  return Buffer.from(row[0]).subarray(5);
}
