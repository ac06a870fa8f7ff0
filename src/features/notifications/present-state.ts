import type { Caller } from "../../platform/platform.ts";
import type { NotificationState } from "../../protocol/notifications.ts";
import type { Deps } from "./notifications.deps.ts";
import { settingsOf, timeZoneOf } from "./settings.ts";
import { subscriptionsOf } from "./subscriptions.store.ts";

/** All that the settings show of one person's notifications. */
export async function presentState(
  deps: Pick<Deps, "db" | "doors" | "keys">,
  { accountId, sessionId }: Pick<Caller, "accountId" | "sessionId">,
): Promise<NotificationState> {
  const { people, webPush } = deps.doors;
  const settings = await settingsOf(deps, accountId);
  const subscriptions = await subscriptionsOf(deps.db.reader, accountId);
  const names = subscriptions.length > 0 ? await people.devicesOf(accountId) : new Map<string, string>();
  return {
    settings,
    timeZone: await timeZoneOf(deps, accountId, settings),
    push: {
      isOffered: webPush.isOffered,
      publicKey: webPush.isOffered ? await webPush.publicKey() : null,
      devices: subscriptions.map((row) => ({
        id: row.id,
        device: names.get(row.sessionId) ?? "",
        isCurrent: row.sessionId === sessionId,
        since: row.createdAt,
      })),
    },
  };
}
