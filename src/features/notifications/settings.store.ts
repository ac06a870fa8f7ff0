import { eq } from "drizzle-orm";
import type { DataKey, Place } from "../../platform/crypto/keys.ts";
import { openJson, sealJson } from "../../platform/crypto/seal.ts";
import type { Db, Tx } from "../../platform/storage/database.ts";
import type { NotificationSettings } from "../../protocol/notifications.ts";
import { notificationSettings } from "./notifications.tables.ts";

const place = (accountId: string): Place => ({ table: "notification_settings", column: "settings", row: accountId });

/** @param keyOf asked only when there is something to open */
export async function findSettings(
  db: Db,
  keyOf: () => Promise<DataKey>,
  accountId: string,
): Promise<NotificationSettings | undefined> {
  const [row] = await db
    .select({ settings: notificationSettings.settings })
    .from(notificationSettings)
    .where(eq(notificationSettings.accountId, accountId))
    .limit(1);
  return row && openJson(await keyOf(), place(accountId), row.settings);
}

export function saveSettings(tx: Tx, key: DataKey, accountId: string, settings: NotificationSettings) {
  const row = {
    settings: sealJson<NotificationSettings>(key, place(accountId), settings),
    wantsDigest: settings.digest !== "off",
  };
  return tx
    .insert(notificationSettings)
    .values({ accountId, ...row })
    .onConflictDoUpdate({ target: notificationSettings.accountId, set: row });
}

/** Who wants the mail digest, and when they last got one. */
export const digestReaders = (db: Db): Promise<{ accountId: string; digestSentAt: number | null }[]> =>
  db
    .select({ accountId: notificationSettings.accountId, digestSentAt: notificationSettings.digestSentAt })
    .from(notificationSettings)
    .where(eq(notificationSettings.wantsDigest, true));

export const noteDigest = (tx: Tx, accountId: string, digestSentAt: number) =>
  tx.update(notificationSettings).set({ digestSentAt }).where(eq(notificationSettings.accountId, accountId));
