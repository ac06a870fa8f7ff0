import { eq, inArray } from "drizzle-orm";
import { KeyGone } from "../../platform/crypto/errors.ts";
import type { Keys, Place } from "../../platform/crypto/keys.ts";
import { openJson, sealJson } from "../../platform/crypto/seal.ts";
import type { Db, Tx } from "../../platform/storage/database.ts";
import { presenceCompanies, presenceSettings } from "./presence.tables.ts";
import type { PresenceSettings } from "./presence-state.ts";

const place = (accountId: string): Place => ({ table: "presence_settings", column: "settings", row: accountId });
const keyOf = async (keys: Keys, accountId: string) =>
  keys.peek(`person:${accountId}`) ?? (await keys.get(`person:${accountId}`));

/** What these people chose; nothing for who never chose. */
export async function settingsOf(
  db: Db,
  keys: Keys,
  accountIds: readonly string[],
): Promise<Map<string, PresenceSettings>> {
  const rows = await db
    .select()
    .from(presenceSettings)
    .where(inArray(presenceSettings.accountId, [...accountIds]));
  const found = new Map<string, PresenceSettings>();
  for (const { accountId, settings } of rows) {
    try {
      found.set(accountId, openJson(await keyOf(keys, accountId), place(accountId), settings));
    } catch (error) {
      // Somebody who is gone chose nothing.
      if (!(error instanceof KeyGone)) throw error;
    }
  }
  return found;
}

export async function saveSettings(tx: Tx, keys: Keys, accountId: string, settings: PresenceSettings): Promise<void> {
  const sealed = sealJson<PresenceSettings>(await keyOf(keys, accountId), place(accountId), settings);
  await tx
    .insert(presenceSettings)
    .values({ accountId, settings: sealed })
    .onConflictDoUpdate({ target: presenceSettings.accountId, set: { settings: sealed } });
}

/** Companies that do not let their members show when they were last seen. */
export const companiesWithoutLastSeen = async (db: Db): Promise<string[]> =>
  (
    await db
      .select({ companyId: presenceCompanies.companyId })
      .from(presenceCompanies)
      .where(eq(presenceCompanies.allowsLastSeen, false))
  ).map(({ companyId }) => companyId);

export const saveCompany = (tx: Tx, companyId: string, allowsLastSeen: boolean) =>
  tx
    .insert(presenceCompanies)
    .values({ companyId, allowsLastSeen })
    .onConflictDoUpdate({ target: presenceCompanies.companyId, set: { allowsLastSeen } });
