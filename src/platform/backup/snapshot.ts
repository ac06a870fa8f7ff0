import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { chmod, copyFile, mkdir, readdir, stat, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { z } from "zod";
import { CannotStart } from "../cannot-start.ts";
import { version } from "../config/version.ts";
import type { Tombstone } from "../crypto/tombstones.ts";
import { openLocalConnection } from "../storage/local-connection.ts";

const manifestName = "manifest.json";
const tombstonesName = "tombstones.json";
/** What a backup of the data never holds: what opens it, and what SQLite keeps beside a database. */
const isApart = (path: string): boolean =>
  /^(iris|keys)\.db(-wal|-shm|-journal)?$/.test(path) || path === "master.key" || path === "safeguards.json";

const manifest = z.object({
  kind: z.literal("iris.backup"),
  version: z.literal(1),
  iris: z.string(),
  at: z.number(),
  files: z.array(z.object({ path: z.string(), bytes: z.number(), sha256: z.string() })),
});
type Manifest = z.infer<typeof manifest>;

/**
 * Copies a data folder while Iris may be running: the database as of one moment, then everything else that lies there. A file that
 * goes meanwhile is one that was deleted. The manifest is written last: without it this is no backup.
 */
export async function takeSnapshot(data: string, into: string, now: number): Promise<Manifest> {
  await mkdir(into, { recursive: true, mode: 0o700 });
  if ((await readdir(into)).length > 0)
    throw new CannotStart("backup.not_empty", `${into} is not empty.`, "Name a folder that is new or empty.");
  copyDatabase(join(data, "iris.db"), join(into, "iris.db"));
  for (const path of await filesIn(data)) {
    if (isApart(path)) continue;
    const target = join(into, path);
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    await copyFile(join(data, path), target).catch(unlessGone);
  }
  await writeFile(join(into, tombstonesName), JSON.stringify(tombstonesIn(join(data, "keys.db"))), { mode: 0o600 });
  const files = [];
  for (const path of await filesIn(into)) files.push({ path, ...(await measure(join(into, path))) });
  const written: Manifest = { kind: "iris.backup", version: 1, iris: version, at: now, files };
  await writeFile(join(into, manifestName), JSON.stringify(written, undefined, 1), { mode: 0o600 });
  return written;
}

/** A database as of this moment, whoever writes to it meanwhile; what was deleted from it is not in the copy. */
export function copyDatabase(from: string, to: string): void {
  const source = openLocalConnection(from, "writer");
  try {
    source.run("VACUUM INTO ?", [to]);
  } finally {
    source.close();
  }
}

/** Whether a backup is as it was written. @returns its faults, in sentences */
export async function faultsIn(folder: string): Promise<{ manifest: Manifest | undefined; faults: string[] }> {
  const parsed = manifest.safeParse(
    await Bun.file(join(folder, manifestName))
      .json()
      .catch(() => undefined),
  );
  if (!parsed.success)
    return { manifest: undefined, faults: [`${folder} holds no whole backup (no ${manifestName}).`] };
  const faults: string[] = [];
  for (const { path, sha256 } of parsed.data.files) {
    const found = await measure(join(folder, path)).catch(() => undefined);
    if (!found) faults.push(`${path} is missing.`);
    else if (found.sha256 !== sha256) faults.push(`${path} was changed.`);
  }
  const expected = new Set([manifestName, ...parsed.data.files.map(({ path }) => path)]);
  for (const path of await filesIn(folder)) if (!expected.has(path)) faults.push(`${path} does not belong to it.`);
  return { manifest: parsed.data, faults };
}

/** The list of destroyed keys of a key store; none where there is no store or it is older than the list. */
export function tombstonesIn(keyStore: string): Tombstone[] {
  const store = openLocalConnection(keyStore, "reader");
  try {
    return store.named("SELECT tombstone, through, at FROM destroyed_keys", []) as Tombstone[];
  } catch (error) {
    if (error instanceof Error && /no such table/.test(error.message)) return [];
    throw error;
  } finally {
    store.close();
  }
}

export const tombstonesOfBackup = (folder: string): Promise<Tombstone[]> =>
  readTombstones(join(folder, tombstonesName));

const tombstoneList = z.array(z.object({ tombstone: z.string(), through: z.number(), at: z.number() }));
export const readTombstones = async (file: string): Promise<Tombstone[]> =>
  tombstoneList.parse(await Bun.file(file).json());

export const isOfBackupAlone = (path: string): boolean => path === manifestName || path === tombstonesName;

/** Relative to the folder. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .toSorted();
}

async function measure(file: string): Promise<{ bytes: number; sha256: string }> {
  const { size } = await stat(file);
  await chmod(file, 0o600);
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(file)) hash.update(chunk as Uint8Array);
  return { bytes: size, sha256: hash.digest("hex") };
}

function unlessGone(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") throw error;
}
