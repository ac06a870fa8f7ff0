import { afterAll, beforeAll, beforeEach, expect, test } from "bun:test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type OpenStorage, openStorage } from "../../platform/storage/open-storage.ts";
import type { NamedAccount } from "../accounts/index.ts";
import { createCompanyRules } from "./company-rules.ts";
import { createDirectory } from "./directory.ts";

const account = (id: string, firstName: string, companyId: string | null = null): NamedAccount => ({
  id,
  firstName,
  lastName: "Example",
  companyId,
  jobTitle: null,
  department: null,
  tags: [],
  avatar: null,
  profileVersion: 0,
  isAdministrator: false,
  isDeactivated: false,
  isDeleted: false,
});
let stored: Map<string, NamedAccount>;
let reads: number;
let clock: number;
let folder: string;
let db: OpenStorage;
const log = { debug() {}, info() {}, warn() {}, error() {} };
const nobody: ReadonlySet<string> = new Set();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "iris-directory-"));
  db = await openStorage({ file: join(folder, "iris.db"), log, now: Date.now });
});
afterAll(async () => {
  await db.close();
  await rm(folder, { recursive: true });
});

const directory = () =>
  createDirectory(
    { now: () => clock, db, log },
    {
      accounts: {
        people: {
          byIds: async (ids) => {
            reads += 1;
            return ids.flatMap((id) => stored.get(id) ?? []);
          },
          idByEmail: async (email) => (email.trim().toLowerCase() === "bob@example.org" ? "bob" : undefined),
          idsSince: async () => [...stored.keys()],
          async *everyone() {
            yield [...stored.values()];
          },
        },
      },
      companies: { companyNames: async () => new Map([["firm", "Hafenbau"]]) },
      relations: {
        contactsOf: async () => nobody,
        blockedWith: async () => nobody,
        metBy: async () => nobody,
        thoseWhoMeet: async () => nobody,
      },
    },
    createCompanyRules({ db }),
    { host: { devicesOf: () => [], onConnected() {}, onDisconnected() {}, sendTo() {} } },
  );

beforeEach(() => {
  stored = new Map(
    [account("ada", "Ada", "firm"), account("bob", "Bob"), account("mallory", "Mallory")].map((a) => [a.id, a]),
  );
  reads = 0;
  clock = 1_000_000;
});

test("S13 a whole e-mail address finds its owner; a part of one finds nobody", async () => {
  const people = directory();
  await people.complete();
  expect(await people.search("ada", { q: "Bob@Example.org", limit: 10 })).toMatchObject([
    { id: "bob", firstName: "Bob" },
  ]);
  expect(await people.search("ada", { q: "bob@example", limit: 10 })).toEqual([]);
  expect(await people.search("ada", { q: "nobody@example.org", limit: 10 })).toEqual([]);
});

test("S13 nobody finds themselves", async () => {
  const people = directory();
  await people.complete();
  expect(await people.search("bob", { q: "bob", limit: 10 })).toEqual([]);
  expect(await people.search("bob", { q: "bob@example.org", limit: 10 })).toEqual([]);
  expect(await people.mayFind("bob", "bob")).toBe(false);
});

test("names come from memory, those whose fact is still on its way from the database", async () => {
  const people = directory();
  await people.complete();
  expect(await people.knownTo("ada", ["ada", "bob"])).toMatchObject([
    { companyName: "Hafenbau" },
    { companyName: null },
  ]);
  expect(reads).toBe(0);
  stored.set("grace", account("grace", "Grace"));
  expect(await people.mayFind("ada", "grace")).toBe(true);
  expect(await people.mayFind("ada", "nobody")).toBe(false);
});

test("S13 somebody who was made by another process is found soon", async () => {
  const people = directory();
  await people.complete();
  stored.set("grace", account("grace", "Grace"));
  expect(await people.search("ada", { q: "grace", limit: 10 })).toEqual([]);
  clock += 10_000;
  expect(await people.search("ada", { q: "grace", limit: 10 })).toMatchObject([{ id: "grace" }]);
  const readsSoFar = reads;
  await people.search("ada", { q: "grace", limit: 10 });
  expect(reads).toBe(readsSoFar);
});

test("S51 who is gone is shown as gone and cannot be written to", async () => {
  const people = directory();
  stored.set("bob", { ...account("bob", ""), lastName: "", isDeleted: true });
  await people.complete();
  expect(await people.person("bob")).toMatchObject({ id: "bob", firstName: "", lastName: "", isDeleted: true });
  expect(await people.mayFind("ada", "bob")).toBe(false);
  expect(await people.search("ada", { q: "bob@example.org", limit: 10 })).toEqual([]);
});
