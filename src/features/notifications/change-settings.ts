import type { NotificationSettings } from "../../protocol/notifications.ts";
import type { Deps } from "./notifications.deps.ts";
import { timeZoneUnknown } from "./notifications.errors.ts";
import { saveSettings } from "./settings.store.ts";

/** What somebody wants to be told while they are away, on all of their devices. */
export async function changeSettings(
  { db, facts, keys }: Pick<Deps, "db" | "facts" | "keys">,
  accountId: string,
  settings: NotificationSettings,
): Promise<void> {
  if (settings.timeZone !== null && !isTimeZone(settings.timeZone)) throw timeZoneUnknown();
  const key = await keys.get(`person:${accountId}`);
  await db.transaction(async (tx) => {
    await saveSettings(tx, key, accountId, settings);
    await facts.record(tx, "notifications.changed", { accountId }, { scope: `account:${accountId}` });
  });
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
