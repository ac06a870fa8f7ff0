import { dirname } from "node:path";
import { compile } from "@tailwindcss/node";
import { Scanner } from "@tailwindcss/oxide";
import type { BunPlugin } from "bun";

/**
 * Compiles stylesheets that import Tailwind. Only the folders that a stylesheet names with `@source` are searched for class
 * names: scanning the whole repository takes seconds.
 */
const tailwind: BunPlugin = {
  name: "tailwind",
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const css = await Bun.file(path).text();
      if (!/@import\s+["']tailwindcss|@tailwind\b/.test(css)) return undefined;
      const compiler = await compile(css, { base: dirname(path), onDependency: () => {} });
      if (compiler.root !== "none")
        throw new Error(`${path}: write @import "tailwindcss" source(none); and @source lines`);
      const scanner = new Scanner({ sources: compiler.sources });
      return { contents: compiler.build(scanner.scan()), loader: "css" };
    });
  },
};

export default tailwind;
