import { existsSync } from "node:fs";
import { copyFile, mkdir, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { CannotStart } from "../cannot-start.ts";
import { type Tombstone, tombstoneOf, tombstonesSql } from "../crypto/tombstones.ts";
import { openLocalConnection } from "../storage/local-connection.ts";
import { copyDatabase, faultsIn, isOfBackupAlone, tombstonesIn, tombstonesOfBackup } from "./snapshot.ts";

export interface Restoring {
  /** The backup. */
  readonly from: string;
  readonly data: string;
  /** A copy of the key store; absent: the store that lies in the data folder is used. */
  readonly keys?: string;
  /** Lists beside those of the backup and of the key store that is there: of a newer backup, say. */
  readonly tombstones: readonly Tombstone[];
  readonly now: number;
}

/** Written by a restore: the next start looks for whom and what the backup brought back. */
export const restoredName = "restored.json";

/**
 * Puts a backup in the place of the data; what was there is moved aside. Before any key is used, every key that was ever destroyed
 * is destroyed again in the store, by the lists of destroyed keys: of the store that is there, of the backup, and those given.
 */
export async function restoreSnapshot({
  from,
  data,
  keys,
  tombstones,
  now,
}: Restoring): Promise<{ aside: string | null }> {
  const { manifest, faults } = await faultsIn(from);
  if (!manifest || faults.length > 0)
    throw new CannotStart("backup.damaged", `The backup is not whole: ${faults.join(" ")}`, "Take another backup.");
  const store = join(data, "keys.db");
  const known = existsSync(store) ? tombstonesIn(store) : [];
  if (keys === undefined && !existsSync(store))
    throw new CannotStart(
      "backup.no_keys",
      "There is no key store: nothing of the backup could be opened.",
      "Name your copy of the key store: --keys FILE.",
    );
  await mkdir(data, { recursive: true, mode: 0o700 });
  const aside = await moveAside(data, now);
  if (keys !== undefined) copyDatabase(keys, join(data, "keys.db"));
  else if (aside !== null) copyDatabase(join(aside, "keys.db"), join(data, "keys.db"));
  destroyAgain(store, [...known, ...(await tombstonesOfBackup(from)), ...tombstones]);
  for (const { path } of manifest.files) {
    if (isOfBackupAlone(path)) continue;
    await mkdir(dirname(join(data, path)), { recursive: true, mode: 0o700 });
    await copyFile(join(from, path), join(data, path));
  }
  await writeFile(join(data, restoredName), JSON.stringify({ at: now, backupAt: manifest.at }), { mode: 0o600 });
  return { aside };
}

/** Everything but the master key, which opens what is moved aside as well as what comes. */
async function moveAside(data: string, now: number): Promise<string | null> {
  if (!existsSync(join(data, "iris.db")) && !existsSync(join(data, "keys.db"))) return null;
  const aside = `${data}-before-${new Date(now).toISOString().replace(/[:.]/g, "-")}`;
  await rename(data, aside);
  await mkdir(data, { mode: 0o700 });
  const master = join(aside, "master.key");
  if (existsSync(master)) await copyFile(master, join(data, "master.key"));
  return aside;
}

function destroyAgain(store: string, tombstones: readonly Tombstone[]): void {
  const through = new Map<string, number>();
  for (const one of tombstones) through.set(one.tombstone, Math.max(one.through, through.get(one.tombstone) ?? 0));
  const database = openLocalConnection(store, "writer");
  try {
    database.run(tombstonesSql.replace("CREATE TABLE", "CREATE TABLE IF NOT EXISTS"), []);
    database.begin();
    for (const { tombstone, at } of tombstones)
      database.run(
        `INSERT INTO destroyed_keys (tombstone, through, at) VALUES (?, ?, ?)
         ON CONFLICT (tombstone) DO UPDATE SET through = max(through, excluded.through)`,
        [tombstone, through.get(tombstone) ?? 0, at],
      );
    const rows = database.named("SELECT subject, version FROM wrapped_keys", []);
    for (const { subject, version } of rows as { subject: string; version: number }[]) {
      if (version > (through.get(tombstoneOf(subject)) ?? 0)) continue;
      const which = "WHERE subject = ? AND version = ?";
      database.run(`UPDATE wrapped_keys SET wrapped = zeroblob(length(wrapped)) ${which}`, [subject, version]);
      database.run(`DELETE FROM wrapped_keys ${which}`, [subject, version]);
    }
    database.commit();
  } finally {
    database.close();
  }
}
