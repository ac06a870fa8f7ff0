/** Makes `dist/iris`: server, web interface, migrations and database engine in one file. */
import { mkdir, rename, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { Glob } from "bun";
import { buildWeb, embedWeb } from "./build/embed-web.ts";
import { addonTarget, libsqlNative } from "./build/libsql-native.ts";
import { workerUrls } from "./build/worker-urls.ts";

const root = resolve(import.meta.dir, "..");
const source = join(root, "src");
const outfile = join(root, "dist/iris");
// Whoever starts or copies the program meanwhile gets the old one whole.
const unfinished = join(root, "dist/build/iris");
const startedAt = performance.now();

const assets = await buildWeb(root, join(root, "dist/web"));
const found = await Array.fromAsync(new Glob("**/{worker,*.worker}.ts").scan({ cwd: source, absolute: true }));
const workers = found.sort();

await mkdir(dirname(unfinished), { recursive: true });
await Bun.build({
  entrypoints: [join(source, "main.ts"), ...workers],
  root: source,
  target: "bun",
  format: "esm",
  // werift tells some of its classes apart by their names.
  minify: { whitespace: true, syntax: true, identifiers: true, keepNames: true },
  bytecode: true,
  splitting: true,
  sourcemap: "linked",
  define: { "process.env.NODE_ENV": JSON.stringify("production") },
  compile: { outfile: unfinished },
  plugins: [libsqlNative(addonTarget(root)), embedWeb(assets), workerUrls(source, workers)],
});
await rename(unfinished, outfile);

const megabytes = (await stat(outfile)).size / 1024 ** 2;
const seconds = (performance.now() - startedAt) / 1000;
console.log(`dist/iris: ${megabytes.toFixed(0)} MiB, ${assets.length} web files, ${seconds.toFixed(1)} s`);
