import { describe, expect, test } from "bun:test";
import { join } from "node:path";
import { Glob } from "bun";
import { is } from "drizzle-orm";
import { SQLiteTable } from "drizzle-orm/sqlite-core";
import { readModule, type Source } from "../scripts/architecture/module.ts";
import { checkModule } from "../scripts/architecture/rules.ts";
import { personalData } from "./personal-data.ts";
import { mistakesIn } from "./platform/personal-data/mistakes.ts";

const root = join(import.meta.dir, "..");

async function sources(pattern: string): Promise<Source[]> {
  const paths = await Array.fromAsync(new Glob(pattern).scan(root));
  return Promise.all(paths.map(async (path) => ({ path, source: await Bun.file(join(root, path)).text() })));
}

const breaks = (path: string, source: string) => checkModule(readModule({ path, source }));

describe("the project", () => {
  test.each(["src/**/*.ts", "web/**/*.{ts,tsx}", "scripts/**/*.ts"])("%s keeps the rules", async (pattern) => {
    const modules = (await sources(pattern)).map(readModule);
    expect(modules.length).toBeGreaterThan(5);
    // A checker that sees no imports would pass everything.
    expect(modules.some(({ imports }) => imports.length > 0)).toBe(true);
    expect(modules.flatMap(checkModule)).toEqual([]);
  });
});

describe("a planted break is found", () => {
  const planted: [what: string, path: string, source: string, told: RegExp][] = [
    ["wire knows a package", "src/protocol/x.ts", 'import { Hono } from "hono"', /nothing but zod/],
    ["wire knows the platform", "src/protocol/x.ts", 'import "../platform/platform.ts"', /stands alone/],
    ["facts know the wire", "src/facts.ts", 'import "./protocol/files.ts"', /types alone/],
    ["platform knows a feature", "src/platform/a/x.ts", 'import "../../features/files/index.ts"', /no product words/],
    ["engine knows the platform", "src/media/x.ts", 'import "../platform/platform.ts"', /engine stands alone/],
    ["engine knows HTTP", "src/media/x.ts", 'import "hono"', /packets/],
    ["engine knows the database", "src/sip/x.ts", 'import "drizzle-orm"', /database/],
    ["feature reaches up", "src/features/accounts/x.ts", 'import "../files/index.ts"', /not below/],
    ["feature reaches its own rank", "src/features/files/x.ts", 'import "../directory/index.ts"', /not below/],
    ["feature passes by a door", "src/features/calls/x.ts", 'import "../accounts/sign-in.ts"', /door/],
    ["a store reads another's tables", "src/features/calls/c.store.ts", 'import "../files/files.tables.ts"', /door/],
    ["tables reach up", "src/features/files/f.tables.ts", 'import "../calls/calls.tables.ts"', /not below/],
    ["feature without a rank", "src/features/games/x.ts", 'import "../../platform/platform.ts"', /no rank/],
    ["feature knows the root", "src/features/files/x.ts", 'import "../../app.ts"', /composes/],
    ["the map reads a feature", "src/personal-data.ts", 'import "./features/files/files.store.ts"', /declares/],
    ["a feature reads the map", "src/features/files/x.ts", 'import "../../personal-data.ts"', /composes/],
    ["app passes by a door", "src/app.ts", 'import "./features/files/upload.ts"', /door/],
    ["a stranger knows a feature", "src/web-assets.ts", 'import "./features/files/index.ts"', /only app\.ts/],
    ["web knows the server", "web/app/x.tsx", 'import "../../src/platform/platform.ts"', /src\/protocol/],
    ["web knows a server's package", "web/app/x.tsx", 'import "hono"', /no part in it/],
    [
      "a browser's feature reaches on",
      "web/features/files/x.tsx",
      'import "../calls/index.ts"',
      /does not come before/,
    ],
    ["the design system knows a feature", "web/ui/x.tsx", 'import "../features/files/index.ts"', /knows none/],
    ["a connection knows React", "web/media/x.ts", 'import "react"', /without React/],
    ["server knows web", "src/app.ts", 'import "../web/main.tsx"', /built files/],
    ["program knows a script", "src/app.ts", 'import "../scripts/seed.ts"', /tools that build it/],
    ["program knows a test", "src/app.ts", 'import "./testing/client.ts"', /depend on its tests/],
    ["queries outside a store", "src/features/files/x.ts", "await tx.insert(files)", /x\.ts:1 queries/],
    ["queries on a member", "src/features/files/x.ts", "\ndeps.storage.reader.select()", /x\.ts:2 queries/],
    ["the query language outside a store", "src/features/files/x.ts", 'import { sql } from "drizzle-orm"', /known to/],
    ["a long file", "src/app.ts", ";\n".repeat(401), /401 lines/],
    ["a door that is a hall", "src/features/files/index.ts", ";\n".repeat(31), /a door has/],
    ["a name in camel case", "src/appRoot.ts", ";", /kebab-case/],
    ["a name that says nothing", "web/app/date-utils.ts", ";", /says nothing/],
  ];
  test.each(planted)("%s", (_, path, source, told) => {
    expect(breaks(path, source)).toEqual([expect.stringMatching(told)]);
  });
});

describe("every way to name another file is seen", () => {
  const ways: [what: string, source: string][] = [
    ["import", 'import { a } from "../../app.ts"'],
    ["import for its effects", 'import "../../app.ts"'],
    ["import of a type", 'import type { A } from "../../app.ts"'],
    ["import of one type among values", 'import { type A } from "../../app.ts"'],
    ["export from", 'export { a } from "../../app.ts"'],
    ["export of a type from", 'export type { A } from "../../app.ts"'],
    ["export of all", 'export * from "../../app.ts"'],
    ["dynamic import", 'const a = await import("../../app.ts")'],
    ["type of an import", 'let a: import("../../app.ts").A'],
    ["typeof an import", 'let a: typeof import("../../app.ts")'],
    ["import with require", 'import a = require("../../app.ts")'],
    ["require", 'const a = require("../../app.ts")'],
    ["a worker's address", 'new Worker(new URL("../../app.ts", import.meta.url))'],
  ];
  test.each(ways)("%s", (_, source) => {
    expect(breaks("src/features/files/x.ts", source)).toHaveLength(1);
  });

  test("what stands in a comment, a text or markup is no import", () => {
    const source =
      'const a = `import "../../app.ts"`; // import "../../app.ts"\nconst b = <p>don\'t import("../../app.ts")</p>;';
    expect(breaks("src/features/files/x.tsx", source)).toEqual([]);
  });

  test("a file that cannot be parsed is an error, not a pass", () => {
    expect(() => readModule({ path: "src/x.ts", source: "import {" })).toThrow(SyntaxError);
  });
});

test("what the rules allow passes", () => {
  const source = [
    'import { z } from "zod";',
    'import type { Platform } from "../../platform/platform.ts";',
    'import { mountFiles } from "../files/index.ts";',
    'import { sendMessage } from "./send-message.ts";',
    "hash.update(a); map.delete(b);",
  ].join("\n");
  expect(breaks("src/features/conversations/x.ts", source)).toEqual([]);
  const tables =
    'import { accounts } from "../accounts/accounts.tables.ts"; import { text } from "drizzle-orm/sqlite-core";';
  expect(breaks("src/features/files/files.tables.ts", tables)).toEqual([]);
  expect(breaks("src/features/files/files.store.ts", 'import { eq } from "drizzle-orm"; tx.insert(a);')).toEqual([]);
});

/** Every table of the code, by reading its modules: one that a feature forgot to plug in is seen too. */
async function allTables(): Promise<SQLiteTable[]> {
  const modules = await Array.fromAsync(new Glob("**/*.tables.ts").scan(join(root, "src")));
  const exported = await Promise.all(modules.map(async (path) => Object.values(await import(join(root, "src", path)))));
  return exported.flat().filter((value): value is SQLiteTable => is(value, SQLiteTable));
}

test("S48 every table and column is declared, and as what it is", async () => {
  const tables = await allTables();
  expect(tables.length).toBeGreaterThan(60);
  expect(mistakesIn(personalData, tables)).toEqual([]);
});
