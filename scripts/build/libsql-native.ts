import { existsSync } from "node:fs";
import { join } from "node:path";
import type { BunPlugin } from "bun";

/** What libsql's loader decides while running, which a bundler cannot follow: the package with this system's addon. */
const dynamicLoader = /function requireNative\(\) \{[\s\S]*?\n\}\n/;
/** What that loader alone needs: one of them loads the machinery for child processes, at a tenth of Iris' start. */
const loadersParts = /^const \{[^}]*\} = require\("(@neon-rs\/load|detect-libc)"\);\n/gm;

/**
 * Embeds libsql's native addon: its loader is replaced by one static require.
 * Throws when libsql changes its loader, since the executable would then only run beside node_modules.
 * @param target as in the addon's package name, e.g. `linux-x64-gnu`
 */
export function libsqlNative(target: string): BunPlugin {
  return {
    name: "libsql-native",
    setup(build) {
      build.onLoad({ filter: /node_modules\/libsql\/(index|promise)\.js$/ }, async ({ path }) => {
        const contents = embedAddon(await Bun.file(path).text(), target);
        if (contents === null) throw new Error(`libsql's loader in ${path} is not the known one; adapt this plugin`);
        return { contents, loader: "js" };
      });
    },
  };
}

/** @returns the module with a static require, or null when its loader is not the known one */
export function embedAddon(source: string, target: string): string | null {
  if (!dynamicLoader.test(source)) return null;
  return source
    .replace(dynamicLoader, `function requireNative() { return require("@libsql/${target}/index.node"); }\n`)
    .replace(loadersParts, "");
}

/** @throws Error naming the package when npm did not install the addon for this system */
export function addonTarget(root: string, platform = process.platform, arch = process.arch): string {
  const target = platform === "linux" ? `linux-${arch}-${isMusl() ? "musl" : "gnu"}` : `${platform}-${arch}`;
  if (!existsSync(join(root, "node_modules/@libsql", target, "index.node"))) {
    throw new Error(`@libsql/${target} is not installed: there is no database engine for this system`);
  }
  return target;
}

/** Asks the running Bun, not the system: a glibc Bun needs the glibc addon even where musl is installed too. */
function isMusl(): boolean {
  const report: unknown = process.report?.getReport();
  const header = typeof report === "object" && report !== null && "header" in report ? report.header : undefined;
  return !(typeof header === "object" && header !== null && "glibcVersionRuntime" in header);
}
