import { existsSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { restoredName } from "../../platform/backup/restore.ts";
import type { Erasures } from "./create-erasures.ts";
import type { ErasureDeps } from "./erasure.deps.ts";
import { destroyedAmong } from "./survey.ts";

/** What a restored backup can bring back, and how each goes again. */
export interface Restored {
  readonly conversations: { reconcileKeys(): Promise<void> };
  readonly files: {
    everyId(): Promise<readonly { id: string; ownerId: string }[]>;
    remove(file: { fileId: string; ownerId: string }): Promise<void>;
  };
  readonly companyIds: () => Promise<readonly string[]>;
}

/**
 * At the first start after a restore: every key that was ever destroyed is destroyed by now, and whose it was goes again by the
 * same way as the first time. The mark of the restore goes last, so that a crash repeats it.
 */
export async function afterRestore(
  deps: ErasureDeps,
  erasures: Pick<Erasures, "erase">,
  restored: Restored,
): Promise<void> {
  const { config, doors, keys, log } = deps;
  const mark = join(config.storage.data, restoredName);
  if (!existsSync(mark)) return;
  const people = (await doors.accounts.people.allIds()).map((id) => `person:${id}`);
  const gone = await destroyedAmong(keys, people);
  for (const subject of gone)
    await erasures.erase({ accountId: subject.slice("person:".length), cause: "restore", actorId: null });
  const files = await restored.files.everyId();
  const keyless = new Set(
    await destroyedAmong(
      keys,
      files.map(({ id }) => `file:${id}`),
    ),
  );
  for (const { id: fileId, ownerId } of files)
    if (keyless.has(`file:${fileId}`)) await restored.files.remove({ fileId, ownerId });
  await restored.conversations.reconcileKeys();
  const companies = (await restored.companyIds()).map((id) => `company:${id}`);
  for (const subject of await destroyedAmong(keys, companies)) await doors.endCompany(subject.slice("company:".length));
  await rm(mark);
  log.info({ people: gone.length, files: keyless.size }, "a backup was restored: what was erased since went again");
}
