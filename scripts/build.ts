/** Makes `dist/iris`: server, web interface, migrations and database engine in one file. */
import { rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { Glob } from "bun";
import { buildWeb, embedWeb } from "./build/embed-web.ts";
import { addonTarget, libsqlNative } from "./build/libsql-native.ts";

const root = resolve(import.meta.dir, "..");
const outfile = join(root, "dist/iris");
const startedAt = performance.now();

const assets = await buildWeb(root, join(root, "dist/web"));
const workers = await Array.fromAsync(new Glob("src/**/{worker,*.worker}.ts").scan(root));

await rm(outfile, { force: true });
await Bun.build({
  entrypoints: ["src/main.ts", ...workers.sort()].map((path) => join(root, path)),
  root: join(root, "src"),
  target: "bun",
  format: "esm",
  // werift tells some of its classes apart by their names.
  minify: { whitespace: true, syntax: true, identifiers: true, keepNames: true },
  bytecode: true,
  splitting: true,
  sourcemap: "linked",
  compile: { outfile },
  plugins: [libsqlNative(addonTarget(root)), embedWeb(assets)],
});

const megabytes = (await stat(outfile)).size / 1024 ** 2;
const seconds = (performance.now() - startedAt) / 1000;
console.log(`dist/iris: ${megabytes.toFixed(0)} MiB, ${assets.length} web files, ${seconds.toFixed(1)} s`);
