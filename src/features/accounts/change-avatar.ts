import type { Tx } from "../../platform/storage/database.ts";
import { destroyAvatar } from "./destroy-avatars.ts";
import { drawAvatar, readPicture } from "./draw-avatar.ts";
import { personKey } from "./personal-fields.ts";
import { openDetails, sealDetails } from "./profile-details.ts";
import type { ProfilesDeps } from "./profiles.deps.ts";
import { findProfile, insertAvatar, putProfile, showAvatar } from "./profiles.store.ts";

type Deps = Pick<ProfilesDeps, "db" | "facts" | "keys" | "blobs" | "log" | "now" | "newId">;

/** Draws the picture anew and shows it; the one before is destroyed. @throws profiles.picture_unusable */
export async function setAvatar(deps: Deps, accountId: string, body: ReadableStream<Uint8Array> | null): Promise<void> {
  const { db, blobs, now, newId } = deps;
  const drawn = await drawAvatar(await readPicture(body));
  const id = newId();
  // Noted before its bytes are written: whatever happens between, it is found again and destroyed.
  await db.transaction(
    async (tx) => void (await insertAvatar(tx, { id, accountId, createdAt: now(), isShown: false })),
  );
  for (const [part, bytes] of [
    ["content", drawn.large],
    ["preview", drawn.small],
  ] as const) {
    const writer = await blobs.write(id, part);
    await writer.write(bytes);
    await writer.commit();
  }
  await show(deps, accountId, id);
}

export const removeAvatar = (deps: Deps, accountId: string): Promise<void> => show(deps, accountId, null);

async function show(deps: Deps, accountId: string, avatarId: string | null): Promise<void> {
  const key = await personKey(deps.keys, accountId);
  const before = await deps.db.transaction((tx) => exchange(deps, tx, key, accountId, avatarId));
  if (before !== null) await destroyAvatar(deps, before);
}

/** @returns the picture that was shown before */
async function exchange(
  { facts }: Deps,
  tx: Tx,
  key: Awaited<ReturnType<typeof personKey>>,
  accountId: string,
  avatarId: string | null,
): Promise<string | null> {
  const row = await findProfile(tx, accountId);
  const before = row?.avatarId ?? null;
  if (before === avatarId) return null;
  const details = row?.details ?? sealDetails(key, accountId, openDetails(key, undefined));
  await putProfile(tx, { accountId, details, avatarId, version: row?.version ?? 0 });
  await showAvatar(tx, accountId, avatarId);
  await facts.record(tx, "account.changed", { accountId }, { scope: `account:${accountId}` });
  return before;
}
