import { expect, test } from "bun:test";
import { join } from "node:path";
import { expectSmall, firstScriptMaxBytes, moduleOf } from "./embed-web.ts";
import { addonTarget, embedAddon } from "./libsql-native.ts";
import { correctWorkerUrls } from "./worker-urls.ts";

const root = join(import.meta.dir, "../..");

test.each(["index.js", "promise.js"])("libsql's %s loads the addon with a static require", async (file) => {
  const source = await Bun.file(join(root, "node_modules/libsql", file)).text();
  const embedded = embedAddon(source, "linux-x64-gnu");
  expect(embedded).toContain('require("@libsql/linux-x64-gnu/index.node")');
  expect(embedded).not.toContain("require(`@libsql/");
});

test("a loader that is not the known one is not passed over", () => {
  expect(embedAddon("module.exports = load();", "linux-x64-gnu")).toBeNull();
});

test("a system without an addon is named", () => {
  expect(() => addonTarget(root, "sunos", "x64")).toThrow("@libsql/sunos-x64 is not installed");
});

test("a worker's address leads to where the executable keeps it", () => {
  const source = 'new Worker(new URL("./worker.ts", import.meta.url), { name: "media" })';
  const corrected = correctWorkerUrls(source, "/p/src/media/start.ts", "/p/src", ["/p/src/media/worker.ts"]);
  expect(corrected).toBe('new Worker(new URL("./media/worker.ts", import.meta.url), { name: "media" })');
});

test("a worker that is no entry point would be missing", () => {
  const source = 'new Worker(new URL("./other.ts", import.meta.url))';
  expect(() => correctWorkerUrls(source, "/p/src/media/start.ts", "/p/src", [])).toThrow("does not know");
});

test("each web file is embedded once, compressed ones beside it", () => {
  const asset = { path: "/a.js", mediaType: "text/javascript", etag: '"1"', isImmutable: true };
  const module = moduleOf([{ ...asset, files: { identity: "/dist/a.js", br: "/dist/a.js.br" } }]);
  expect(module).toContain('import file0 from "/dist/a.js" with { type: "file" };');
  expect(module).toContain("files: { identity: file0, gzip: undefined, br: file1 }");
});

test("what opens first may not grow unnoticed", () => {
  expect(() => expectSmall(firstScriptMaxBytes)).not.toThrow();
  expect(() => expectSmall(firstScriptMaxBytes + 1)).toThrow("900001 bytes");
});
