import { deleteFile } from "./delete-file.ts";
import type { FilesDeps } from "./files.deps.ts";
import { abandonedUploads } from "./files.store.ts";

/** Without a byte: longer than anybody would wait to go on with an upload. */
const abandonedAfterMs = 24 * 3600 * 1000;
const batch = 100;

/** Removes uploads that were announced and never arrived whole. */
export async function cleanAbandoned(deps: FilesDeps): Promise<void> {
  for (;;) {
    const rows = await abandonedUploads(deps.db.reader, deps.now() - abandonedAfterMs, batch);
    for (const { id: fileId, ownerId } of rows) await deleteFile(deps, { fileId, ownerId });
    if (rows.length < batch) return;
  }
}

const everyMs = 3600 * 1000;

/** Cleans every hour, and first once the program has started. @returns what ends it */
export function startCleaning(deps: FilesDeps): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const clean = () => {
    running = cleanAbandoned(deps).catch((error: unknown) => deps.log.error({ error }, "cleaning uploads failed"));
  };
  setImmediate(clean);
  const timer = setInterval(clean, everyMs);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
