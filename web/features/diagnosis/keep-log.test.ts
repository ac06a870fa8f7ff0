import { expect, test } from "bun:test";
import { clientLogEntry } from "../../../src/protocol/client-log.ts";
import { ClientLog } from "../../api/client-log.ts";
import { mediaLog } from "../../media/media-log.ts";
import { errorOf, startOf } from "./keep-log.ts";

const dayMs = 24 * 3_600_000;
function memory() {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    key: (at: number) => [...kept.keys()][at] ?? null,
    get length() {
      return kept.size;
    },
  };
  return { kept, storage };
}
const isEntry = (occurrence: object) => clientLogEntry.safeParse({ ...occurrence, at: 1 }).success;

test("S63 the log holds the newest thousand, for seven days, of each person apart", () => {
  const { kept, storage } = memory();
  let now = 1;
  const log = new ClientLog(storage, () => now);
  log.record({ kind: "lost" });
  log.open("ada");
  expect(log.entries()).toEqual([]);
  for (let i = 0; i < 1_001; i++) log.record({ kind: "connected", afterMs: i });
  expect(log.entries()).toHaveLength(1_000);
  expect(log.entries()[0]).toMatchObject({ afterMs: 1 });
  log.close();
  log.open("bob");
  expect(log.entries()).toEqual([]);
  log.record({ kind: "lost" });
  log.close();
  now += 7 * dayMs;
  // Whoever comes next: what is over its time is gone, of others too.
  log.open("carl");
  expect([...kept]).toEqual([]);
});

test("S63 it can be deleted, and one that cannot be read is empty", () => {
  const { kept, storage } = memory();
  kept.set("iris-log-ada", "{");
  const log = new ClientLog(storage, () => 1);
  log.open("ada");
  log.record({ kind: "lost" });
  expect(log.entries()).toHaveLength(1);
  log.clear();
  expect([...kept]).toEqual([]);
});

test("S63 what a page that goes no longer waits for has not failed", () => {
  const log = new ClientLog(memory().storage, () => 1);
  log.open("ada");
  log.record({ kind: "request", operation: "listFolders", code: "core.unavailable" });
  log.record({ kind: "request", operation: "listFolders", code: "core.not_found" });
  log.leave();
  expect(log.entries()).toMatchObject([{ code: "core.not_found" }]);
});

test("S63 of an error its kind and place are remembered, and nothing that it says", () => {
  const place = { filename: "https://iris.example/chunk-ab12cd34.js?secret", lineno: 3, colno: 7 };
  const error = new TypeError("secret of ada@example.org");
  error.name = "secret";
  const of = [
    errorOf({ ...place, error }),
    errorOf({ ...place, filename: "https://iris.example/chunk-ab12cd34.js", error: new TypeError("secret") }),
    errorOf({ ...place, error: "secret" }),
  ];
  expect(of).toMatchObject([
    { name: "other", script: null },
    { name: "TypeError", script: "chunk-ab12cd34", line: 3, column: 7 },
    { name: "other" },
  ]);
  expect(JSON.stringify(of)).not.toContain("secret");
  expect(of.every(isEntry)).toBe(true);
});

test.each([
  ["Mozilla/5.0 (X11; Linux x86_64; rv:131.0) Gecko/20100101 Firefox/131.0", "Firefox", 131, "Linux"],
  ["Mozilla/5.0 (Windows NT 10.0) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.1", "Edge", 140, "Windows"],
  ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1", "Safari", 18, "iOS"],
  ["secret", "other", 0, "other"],
] as const)("S61 version, browser and screen begin it: %s", (userAgent, browser, browserVersion, system) => {
  const start = startOf(userAgent, { width: 1440, height: 900 });
  expect(start).toMatchObject({ browser, browserVersion, system, width: 1440, height: 900 });
  expect(isEntry(start)).toBe(true);
});

test("S63 a call is remembered by how it went, each change once", () => {
  const seen: string[] = [];
  const note = mediaLog("call", (occurrence) => {
    expect(isEntry(occurrence)).toBe(true);
    seen.push(occurrence.kind === "call" ? occurrence.event : occurrence.kind);
  });
  const path = { route: "direct", isEncrypted: true, roundTripSec: 0.01, lossShare: 0, framesDecoded: 0 } as const;
  note(null);
  note({ phase: "lobby", path: null });
  note({ phase: "ringing", path: null });
  note({ phase: "active", path: null });
  note({ phase: "active", path });
  note({ phase: "active", path: { ...path, roundTripSec: 0.02 } });
  note({ phase: "active", path: { ...path, lossShare: 0.5 } });
  note({ phase: "interrupted", path });
  note(null);
  expect(seen).toEqual(["began", "connected", "good", "poor", "interrupted", "ended"]);
});
