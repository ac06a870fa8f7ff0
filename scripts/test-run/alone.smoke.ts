/** The executable, copied into an empty folder of another place, with an empty environment and this repository out of reach. */
import { afterAll, beforeAll, expect, test } from "bun:test";
import { copyFile, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dir, "../..");
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "iris-alone-"));
  await copyFile(join(root, "dist/iris"), join(folder, "iris"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

// In a mount namespace of its own an empty file system lies over the repository: a file that the executable should have
// brought along cannot be found there by chance.
const hidden = ["unshare", "--mount", "--map-root-user", "sh", "-c", 'mount -t tmpfs none "$0" && exec "$@"', root];
const canHide = Bun.spawnSync([...hidden, "true"], { stdio: ["ignore", "ignore", "ignore"] }).success;

function iris(...args: string[]) {
  return Bun.spawn([...(canHide ? hidden : []), join(folder, "iris"), ...args], {
    cwd: folder,
    env: { PATH: "/usr/bin:/bin:/usr/sbin:/sbin" },
    stdout: "pipe",
    stderr: "pipe",
  });
}

const textOf = (stream: ReadableStream<Uint8Array>) => new Response(stream).text();

/** Collects output until it holds what is looked for. */
async function readUntil(stream: ReadableStream<Uint8Array>, wanted: RegExp): Promise<RegExpExecArray> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of stream) {
    text += decoder.decode(chunk, { stream: true });
    const found = wanted.exec(text);
    if (found) return found;
  }
  throw new Error(`ended without ${wanted}:\n${text}`);
}

test("B8 the executable starts alone, serves its interface, and stops when told", async () => {
  const program = iris("serve", "--port", "0");
  const errors = textOf(program.stderr);
  const [, url = ""] = await readUntil(program.stdout, /Iris runs at (\S+)[\s\S]*?\n {2}(\S+)\n/).catch(
    async (error) => {
      throw new Error(`${error}\n${await errors}`);
    },
  );
  expect((await fetch(new URL("/readyz", url))).status).toBe(200);

  const page = await fetch(url, { headers: { accept: "text/html" } });
  expect(page.status).toBe(200);
  const html = await page.text();
  const script = /<script[^>]+src="([^"]+)"/.exec(html)?.[1];
  expect(script).toBeDefined();
  const scriptAnswer = await fetch(new URL(script ?? "", url));
  expect(scriptAnswer.headers.get("content-type")).toContain("javascript");
  expect(scriptAnswer.headers.get("cache-control")).toContain("immutable");
  const style = /<link[^>]+href="([^"]+\.css)"/.exec(html)?.[1];
  expect((await (await fetch(new URL(style ?? "", url))).text()).length).toBeGreaterThan(1_000);

  expect((await fetch(new URL("/absent.js", url))).status).toBe(404);
  expect((await fetch(new URL("/api/instance", url))).status).toBe(200);

  program.kill("SIGTERM");
  expect(await program.exited).toBe(0);
  expect(await readdir(folder)).toEqual(expect.arrayContaining(["data", "iris"]));
}, 20_000);

test("B8 `iris version` tells the version of package.json", async () => {
  const { version } = await Bun.file(join(root, "package.json")).json();
  expect(await textOf(iris("version").stdout)).toStartWith(`iris ${version} `);
});

test("B8 a misunderstood setting stops the start with its key and the cure", async () => {
  await Bun.write(join(folder, "iris.toml"), "[server]\nprot = 1\n");
  const program = iris("serve");
  expect(await textOf(program.stderr)).toContain("server.prot: there is no such key\n  → did you mean server.port?");
  expect(await program.exited).toBe(1);
  await rm(join(folder, "iris.toml"));
});
