import { deleteFile } from "./delete-file.ts";
import type { FilesDeps } from "./files.deps.ts";
import { abandonedUploads } from "./files.store.ts";

/** Longer than anybody would wait to try an upload again. */
const abandonedAfterMs = 24 * 3600 * 1000;
const batch = 100;

/** Removes uploads that were announced and never arrived. */
export async function cleanAbandoned(deps: FilesDeps): Promise<void> {
  for (;;) {
    const rows = await abandonedUploads(deps.db.reader, deps.now() - abandonedAfterMs, batch);
    for (const { id: fileId, ownerId } of rows) await deleteFile(deps, { fileId, ownerId });
    if (rows.length < batch) return;
  }
}

const everyMs = 3600 * 1000;

/** Cleans now and every hour. @returns what ends it */
export async function startCleaning(deps: FilesDeps): Promise<() => Promise<void>> {
  await cleanAbandoned(deps);
  let running: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    running = cleanAbandoned(deps).catch((error: unknown) => deps.log.error({ error }, "cleaning uploads failed"));
  }, everyMs);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
