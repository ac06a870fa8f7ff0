import { constants } from "node:fs";
import { copyFile, link, mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dir, "../..");
const built = join(root, "dist/iris");
const lockFile = join(root, "dist/.building");
/** A lock this old was left behind by a run that was killed. */
const staleLockMs = 180_000;

const sources = ["src", "web", "drizzle", "scripts/build", "scripts/build.ts", "package.json"];
const isTest = (path: string): boolean => /\.(test|e2e)\.tsx?$|^web\/(testing|e2e)\/|^src\/testing\//.test(path);

/**
 * Puts the compiled program into a folder, building it first when a source is newer. Test files may run side by side: they
 * take turns, so that nobody starts a half-written file.
 * @returns the path of the folder's own copy; `IRIS_BINARY` names one that is used as it is
 */
export async function placeExecutable(folder: string): Promise<string> {
  const path = join(folder, "iris");
  const given = process.env.IRIS_BINARY;
  if (given) {
    await place(resolve(given), path);
    return path;
  }
  await mkdir(join(root, "dist"), { recursive: true });
  const unlock = await lock();
  try {
    if (!(await isFresh())) await build();
    await place(built, path);
  } finally {
    await unlock();
  }
  return path;
}

async function build(): Promise<void> {
  const child = Bun.spawn([process.execPath, "scripts/build.ts"], { cwd: root, stdout: "pipe", stderr: "pipe" });
  const [output, errors, code] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
    child.exited,
  ]);
  if (code !== 0) throw new Error(`the build failed:\n${output}${errors}`);
}

async function isFresh(): Promise<boolean> {
  const madeAt = await stat(built).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  );
  if (madeAt === 0) return false;
  for (const source of sources) if ((await newestIn(source)) > madeAt) return false;
  return true;
}

async function newestIn(source: string): Promise<number> {
  const own = await stat(join(root, source));
  if (!own.isDirectory()) return own.mtimeMs;
  const entries = await readdir(join(root, source), { recursive: true, withFileTypes: true });
  const times = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !isTest(path.slice(root.length + 1)))
    // A file may go between the listing and the look at it.
    .map((path) =>
      stat(path).then(
        ({ mtimeMs }) => mtimeMs,
        () => Date.now(),
      ),
    );
  return Math.max(0, ...(await Promise.all(times)));
}

/** A hard link where the file systems allow it: the program stays whole when the original is replaced. */
const place = (from: string, to: string): Promise<void> =>
  link(from, to).catch(() => copyFile(from, to, constants.COPYFILE_FICLONE));

async function lock(): Promise<() => Promise<void>> {
  for (;;) {
    try {
      await (await open(lockFile, "wx")).close();
      return () => rm(lockFile, { force: true });
    } catch {
      const { mtimeMs } = await stat(lockFile).catch(() => ({ mtimeMs: Date.now() }));
      if (Date.now() - mtimeMs > staleLockMs) await rm(lockFile, { force: true });
      await Bun.sleep(50);
    }
  }
}
