import type { ProfilesDeps } from "./profiles.deps.ts";
import { removeAvatarRow, unshownAvatars } from "./profiles.store.ts";

type Deps = Pick<ProfilesDeps, "db" | "blobs" | "log" | "now">;

/** The key first: from then on no copy of the bytes opens. */
export async function destroyAvatar({ db, blobs }: Pick<Deps, "db" | "blobs">, id: string): Promise<void> {
  await blobs.destroy(id);
  await db.transaction(async (tx) => void (await removeAvatarRow(tx, id)));
}

/** Longer than it takes to store one. */
const unfinishedAfterMs = 3_600_000;

/** Pictures whose storing was cut off, or whose end was. */
export async function destroyLeftAvatars(deps: Deps): Promise<void> {
  for (const id of await unshownAvatars(deps.db.reader, deps.now() - unfinishedAfterMs)) await destroyAvatar(deps, id);
}

/** Destroys what is left now and every hour. @returns what ends it */
export function startDestroyingAvatars(deps: Deps): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  const destroy = () => {
    running = destroyLeftAvatars(deps).catch((error: unknown) => deps.log.error({ error }, "old pictures stay"));
  };
  setImmediate(destroy);
  const timer = setInterval(destroy, unfinishedAfterMs);
  return async () => {
    clearInterval(timer);
    await running;
  };
}
