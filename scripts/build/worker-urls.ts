import { dirname, relative, resolve } from "node:path";
import type { BunPlugin } from "bun";

const workerUrl = /new Worker\(\s*new URL\("([^"]+)", import\.meta\.url\)/g;

/**
 * Corrects the addresses of workers: in the executable all code lies in one folder, while workers, being entry points, keep
 * theirs below `base`.
 * @param workers the entry points, as absolute paths; a worker that is none of them is an error, since it would be missing
 */
export function workerUrls(base: string, workers: readonly string[]): BunPlugin {
  return {
    name: "worker-urls",
    setup(build) {
      build.onLoad({ filter: /\/src\/.*\.ts$/ }, async ({ path }) => {
        const source = await Bun.file(path).text();
        const contents = correctWorkerUrls(source, path, base, workers);
        return contents === source ? undefined : { contents, loader: "ts" };
      });
    },
  };
}

export function correctWorkerUrls(source: string, path: string, base: string, workers: readonly string[]): string {
  return source.replace(workerUrl, (_, specifier: string) => {
    const worker = resolve(dirname(path), specifier);
    if (!workers.includes(worker)) throw new Error(`${path} starts ${specifier}, which the build does not know`);
    return `new Worker(new URL("./${relative(base, worker)}", import.meta.url)`;
  });
}
