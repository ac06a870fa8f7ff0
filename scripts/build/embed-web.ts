import { createHash } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { extname, join, resolve } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { BunPlugin } from "bun";
import type { Asset } from "../../src/platform/http/serve-assets.ts";
import addressesOnly from "./addresses-only.ts";
import { buildServiceWorker, scriptsOf } from "./service-worker.ts";
import tailwind from "./tailwind.ts";

/** Already compressed by themselves: trying again costs time and gains nothing. */
const compact = new Set([".png", ".jpg", ".webp", ".avif", ".woff2", ".mp3", ".ogg"]);

/**
 * Of the script that everything waits for, before compression (ADR 0050). What makes it longer comes `later()` instead; a door's
 * words stand in a `door-texts.ts`, apart from those of its pages.
 */
export const firstScriptMaxBytes = 900_000;

/** Builds the web interface into `folder`, and compresses each file beside itself. */
export async function buildWeb(root: string, folder: string): Promise<Asset[]> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const built = await Bun.build({
    entrypoints: [join(root, "web/index.html")],
    outdir: folder,
    target: "browser",
    minify: true,
    splitting: true,
    // Deep links (/chats/…) ask for the same files.
    publicPath: "/",
    naming: { entry: "[name].[ext]", chunk: "assets/[name]-[hash].[ext]", asset: "assets/[name]-[hash].[ext]" },
    define: { "process.env.NODE_ENV": JSON.stringify("production") },
    plugins: [tailwind, addressesOnly],
  });
  const texts = await Promise.all(
    built.outputs.map(async ({ path }) => [path.slice(resolve(folder).length), await Bun.file(path).text()] as const),
  );
  const first = built.outputs.find(({ kind, path }) => kind === "entry-point" && path.endsWith(".js"));
  if (!first) throw new Error("the page has no first script");
  expectSmall(first.size);
  const worker = await buildServiceWorker(root, folder, new Map(texts));
  const sealing = await buildSealingWorker(root, folder);
  const paths = new Set([...built.outputs.map(({ path }) => path), ...worker, ...sealing]);
  return Promise.all([...paths].map((path) => prepare(folder, path)));
}

/** Makes `/sealing-worker.js`, through which a conference's frames go. */
async function buildSealingWorker(root: string, folder: string): Promise<string[]> {
  const built = await Bun.build({
    entrypoints: [join(root, "web/media/sealing/worker.ts")],
    outdir: folder,
    target: "browser",
    minify: true,
    naming: { entry: "sealing-worker.[ext]" },
  });
  return built.outputs.map(({ path }) => path);
}

/** @throws Error when what opens first has grown over its limit */
export function expectSmall(bytes: number): void {
  if (bytes > firstScriptMaxBytes)
    throw new Error(
      `the first script has ${bytes} bytes, more than ${firstScriptMaxBytes}: what it gained has to come later() (ADR 0050)`,
    );
}

async function prepare(folder: string, file: string): Promise<Asset> {
  const identity = resolve(folder, file);
  const bytes = Buffer.from(await Bun.file(identity).arrayBuffer());
  const path = identity.slice(resolve(folder).length);
  const isCompact = compact.has(extname(path));
  return {
    path,
    mediaType: Bun.file(identity).type,
    etag: `"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`,
    isImmutable: path.startsWith("/assets/"),
    ...(path.endsWith(".html") && { scripts: scriptsOf(bytes.toString()) }),
    files: {
      identity,
      gzip: isCompact ? undefined : await writeIfSmaller(`${identity}.gz`, gzipSync(bytes, { level: 9 }), bytes),
      br: isCompact ? undefined : await writeIfSmaller(`${identity}.br`, brotli(bytes), bytes),
    },
  };
}

const brotli = (bytes: Buffer) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } });

async function writeIfSmaller(path: string, compressed: Buffer, original: Buffer): Promise<string | undefined> {
  if (compressed.length >= original.length) return undefined;
  await writeFile(path, compressed);
  return path;
}

/** Puts the built files into the executable, in place of the empty list of `src/web-assets.ts`. */
export function embedWeb(assets: readonly Asset[]): BunPlugin {
  return {
    name: "embed-web",
    setup(build) {
      build.onLoad({ filter: /\/src\/web-assets\.ts$/ }, () => ({ contents: moduleOf(assets), loader: "ts" }));
    },
  };
}

/** A module that imports each file as an embedded one and lists them. */
export function moduleOf(assets: readonly Asset[]): string {
  const imports: string[] = [];
  const embed = (path: string | undefined): string => {
    if (path === undefined) return "undefined";
    imports.push(`import file${imports.length} from ${JSON.stringify(path)} with { type: "file" };`);
    return `file${imports.length - 1}`;
  };
  const entries = assets.map(({ files, ...asset }) => {
    const { identity, gzip, br } = files;
    const embedded = `{ identity: ${embed(identity)}, gzip: ${embed(gzip)}, br: ${embed(br)} }`;
    return `{ ...${JSON.stringify(asset)}, files: ${embedded} }`;
  });
  return `${imports.join("\n")}\nexport const webAssets = [\n${entries.join(",\n")}\n];\n`;
}
