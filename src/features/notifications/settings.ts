import { isQuietAt } from "../../protocol/notification-rules.ts";
import { type NotificationSettings, standardSettings } from "../../protocol/notifications.ts";
import type { Deps } from "./notifications.deps.ts";
import { findSettings } from "./settings.store.ts";

export const settingsOf = async (
  { db, keys }: Pick<Deps, "db" | "keys">,
  accountId: string,
): Promise<NotificationSettings> =>
  (await findSettings(db.reader, () => keys.get(`person:${accountId}`), accountId)) ?? standardSettings;

/** What somebody's quiet hours are reckoned in. */
export const timeZoneOf = async (
  { doors }: Pick<Deps, "doors">,
  accountId: string,
  { timeZone }: NotificationSettings,
): Promise<string> => (await doors.people.timeZoneOf(accountId)) ?? timeZone ?? "UTC";

/** Whether somebody is not to be disturbed at this moment, by their quiet hours or by choice. */
export async function isQuiet(
  deps: Pick<Deps, "db" | "doors" | "keys" | "now">,
  accountId: string,
  settings: NotificationSettings,
): Promise<boolean> {
  if (settings.quietHours.isOn) {
    const timeZone = await timeZoneOf(deps, accountId, settings);
    if (isQuietAt(settings.quietHours, timeZone, deps.now())) return true;
  }
  return deps.doors.presence.wantsQuiet(accountId);
}
