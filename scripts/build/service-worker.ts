import { createHash } from "node:crypto";
import { join, posix } from "node:path";

/** Files of a built interface by their address, as text. */
export type BuiltFiles = ReadonlyMap<string, string>;

const inPage = /(?:src|href)="(\/assets\/[^"]+)"/g;

/** The scripts that a page names itself. */
export const scriptsOf = (html: string): string[] =>
  [...html.matchAll(inPage)].map(([, path = ""]) => path).filter((path) => path.endsWith(".js"));

const page = "/index.html";

/**
 * What the page needs to start: what it names, and what that imports in turn. What is imported later, when it is first used, is
 * kept then.
 */
export function shellOf(files: BuiltFiles): string[] {
  const found = new Set<string>();
  const transpiler = new Bun.Transpiler({ loader: "js" });
  const take = (path: string): void => {
    const text = files.get(path);
    if (text === undefined || found.has(path)) return;
    found.add(path);
    if (!path.endsWith(".js")) return;
    for (const { path: target, kind } of transpiler.scanImports(text))
      if (kind === "import-statement") take(posix.resolve(posix.dirname(path), target));
  };
  for (const [, path = ""] of (files.get(page) ?? "").matchAll(inPage)) take(path);
  return [...found].sort();
}

/** Makes `/service-worker.js`: the one script whose address never changes, so that browsers find the next version of it. */
export async function buildServiceWorker(root: string, folder: string, files: BuiltFiles): Promise<string[]> {
  const paths = shellOf(files);
  const hash = (text: string) => createHash("sha256").update(text).digest("base64url").slice(0, 22);
  const index = files.get(page) ?? "";
  const shell = { version: hash([index, ...paths].join("\n")), indexEtag: `"${hash(index)}"`, files: paths };
  const built = await Bun.build({
    entrypoints: [join(root, "web/service-worker/service-worker.ts")],
    outdir: folder,
    target: "browser",
    minify: true,
    publicPath: "/",
    naming: { entry: "[name].[ext]", asset: "assets/[name]-[hash].[ext]" },
    define: { SHELL: JSON.stringify(shell) },
  });
  return built.outputs.map(({ path }) => path);
}
