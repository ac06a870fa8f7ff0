import { KeyGone } from "../../platform/crypto/errors.ts";
import type { Keys, Place } from "../../platform/crypto/keys.ts";
import { openJson, sealJson } from "../../platform/crypto/seal.ts";
import type { PrivacyAct, PrivacyEntry } from "../../protocol/privacy.ts";
import type { PrivacyDeps } from "./privacy.deps.ts";
import { type EntryRow, insertEntryOnce } from "./privacy.store.ts";

const place = (id: number): Place => ({ table: "privacy_entries", column: "act", row: String(id) });

/** Notes once what was done with somebody's data. Who is gone by now has no log. */
export async function noteAct(
  { db, keys }: Pick<PrivacyDeps, "db" | "keys">,
  { id, accountId, at, act }: Omit<EntryRow, "act"> & { readonly act: PrivacyAct },
): Promise<void> {
  const key = await keys.get(`person:${accountId}`).catch((error: unknown) => {
    if (error instanceof KeyGone) return undefined;
    throw error;
  });
  if (!key) return;
  const row = { id, accountId, at, act: sealJson(key, place(id), act) };
  await db.transaction(async (tx) => void (await insertEntryOnce(tx, row)));
}

export async function openEntry(keys: Keys, row: EntryRow): Promise<PrivacyEntry> {
  const act = openJson(await keys.get(`person:${row.accountId}`), place(row.id), row.act);
  return { id: row.id, at: row.at, act };
}
