import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Config } from "../platform/config/config.ts";
import { loadConfig } from "../platform/config/load.ts";
import { type Command, type CommandInput, UsageError } from "./command.ts";
import { configOptions, sourcesOf } from "./config-options.ts";
import { silentLog } from "./silent-log.ts";

const { config, data } = configOptions;

function localData(input: CommandInput): Config {
  const loaded = loadConfig(sourcesOf(input));
  if (loaded.storage.database_url !== undefined)
    throw new UsageError("The database is on a server (storage.database_url): use its own backup.");
  return loaded;
}

export const backup: Command = {
  name: "backup",
  summary: "Copy database and files into a new folder, while Iris runs; without the keys, which belong elsewhere",
  words: ["DIR"],
  options: {
    config,
    data,
    keys: { value: "FILE", summary: "Copy the key store too, into this file: keep it apart from the backup" },
  },
  run: async (input) => {
    const { storage } = localData(input);
    const { copyDatabase, takeSnapshot } = await import("../platform/backup/snapshot.ts");
    const { noteSafeguard } = await import("../platform/backup/safeguards.ts");
    const { keys } = input.options;
    if (keys !== undefined && existsSync(keys)) throw new UsageError(`"${keys}" is there already.`);
    const { files } = await takeSnapshot(storage.data, input.words[0] ?? "", Date.now());
    if (keys !== undefined) copyDatabase(join(storage.data, "keys.db"), keys);
    await noteSafeguard(storage.data, { backup: { at: Date.now(), isGood: true } });
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    input.say(`ok    ${files.length} files, ${bytes} bytes in ${input.words[0]}.`);
    if (keys === undefined) input.say("      It does not hold the keys. Keep a copy of them apart: --keys FILE.");
    else input.say(`      The keys are in ${keys}. They open nothing without the master key; keep all three apart.`);
    return 0;
  },
};

export const verifyBackup: Command = {
  name: "verify",
  summary: "Check that a backup is whole and as it was written",
  words: ["DIR"],
  options: {},
  run: async ({ words: [folder = ""], say }) => {
    const { faultsIn } = await import("../platform/backup/snapshot.ts");
    const { manifest, faults } = await faultsIn(folder);
    for (const fault of faults) say(`FAIL  ${fault}`);
    if (!manifest || faults.length > 0) return 1;
    say(`ok    ${manifest.files.length} files of ${new Date(manifest.at).toISOString()}, Iris ${manifest.iris}.`);
    return 0;
  },
};

export const restore: Command = {
  name: "restore",
  summary: "Put a backup in the place of the data; who was erased since then does not come back. Stop Iris before",
  words: ["DIR"],
  options: {
    config,
    data,
    keys: { value: "FILE", summary: "Use this copy of the key store instead of the one in the data folder" },
    tombstones: { value: "FILE", summary: "tombstones.json of a newer backup: what was destroyed stays so" },
    test: { summary: "Only try it, in a temporary folder; the operator's page shows when that was" },
  },
  run: async (input) => {
    const loaded = localData(input);
    return "test" in input.options ? await tryOut(input, loaded) : await replace(input, loaded.storage.data);
  },
};

async function replace(input: CommandInput, folder: string): Promise<number> {
  const { restoreSnapshot } = await import("../platform/backup/restore.ts");
  const { aside } = await restoreSnapshot(await restoringOf(input, folder));
  input.say(`ok    ${folder} is as it was in ${input.words[0]}.`);
  if (aside !== null)
    input.say(`      What was there is in ${aside}: delete it when all is well, it holds erased people's data.`);
  input.say("      The next start erases again whom and what the backup brought back.");
  return 0;
}

async function restoringOf({ options, words }: CommandInput, folder: string) {
  const { readTombstones } = await import("../platform/backup/snapshot.ts");
  return {
    ...{ from: words[0] ?? "", data: folder, now: Date.now() },
    ...(options.keys !== undefined && { keys: options.keys }),
    tombstones: options.tombstones === undefined ? [] : await readTombstones(options.tombstones),
  };
}

/** Restores into a folder of its own with the keys as they are, and opens every name: what opens there opens when it counts. */
async function tryOut(input: CommandInput, loaded: Config): Promise<number> {
  const { restoreSnapshot } = await import("../platform/backup/restore.ts");
  const { copyDatabase } = await import("../platform/backup/snapshot.ts");
  const { noteSafeguard } = await import("../platform/backup/safeguards.ts");
  const folder = await mkdtemp(join(tmpdir(), "iris-restore-test-"));
  try {
    const trial = join(folder, "data");
    const keys = input.options.keys ?? join(loaded.storage.data, "keys.db");
    const copied = join(folder, "keys.db");
    copyDatabase(keys, copied);
    await restoreSnapshot({ ...(await restoringOf(input, trial)), keys: copied });
    const master = loaded.keys.master_key_file ?? join(loaded.storage.data, "master.key");
    const { openInstance } = await import("../app.ts");
    const instance = await openInstance({
      config: {
        ...loaded,
        storage: { ...loaded.storage, data: trial },
        keys: { ...loaded.keys, ...(existsSync(master) && { master_key_file: master }) },
      },
      log: silentLog,
    });
    let people = 0;
    try {
      for (const id of await instance.accounts.people.allIds())
        if (await instance.platform.keys.get(`person:${id}`).catch(() => undefined))
          people += (await instance.accounts.people.byIds([id])).length;
    } finally {
      await instance.close();
    }
    await noteSafeguard(loaded.storage.data, { restoreTest: { at: Date.now(), isGood: true } });
    input.say(`ok    The backup can be restored: ${people} accounts open.`);
    return 0;
  } catch (error) {
    await noteSafeguard(loaded.storage.data, { restoreTest: { at: Date.now(), isGood: false } });
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
