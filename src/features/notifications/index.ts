import type { Host, Platform } from "../../platform/platform.ts";
import { createAttention } from "./attention.ts";
import { hearMissed } from "./hear-missed.ts";
import type { NotificationDoors } from "./notifications.deps.ts";
import { routeNotifications } from "./notifications.routes.ts";
import { forgetPushes } from "./pushes.store.ts";
import { sendDigests } from "./send-digests.ts";
import { createPushSender, oldNewsMs } from "./send-pushes.ts";
import { createSubscribers } from "./subscribers.ts";
import { readWishes } from "./wishes.ts";

/** What reaches people who are away: push, the mail digest; and what each wants to hear. */
export function mountNotifications(platform: Platform, host: Host, doors: NotificationDoors) {
  const attention = createAttention(host);
  const subscribers = createSubscribers(platform.db.reader);
  const deps = { ...platform, doors, attention, subscribers };
  const sender = createPushSender({ ...deps, forgotten: subscribers.changed });
  routeNotifications(host, deps);
  hearMissed({ ...deps, wake: sender.wake });
  host.onStart(async () => sender.wake());
  host.onStop(sender.stop);
  return {
    wishesOf: (accountId: string, conversationId?: string) => readWishes(platform.db.reader, accountId, conversationId),
    sendDigests: () => sendDigests(deps),
    /** Pushes that are due now; tests do not wait for the clock. */
    pushed: sender.settled,
    tidy: () => platform.db.transaction(async (tx) => void (await forgetPushes(tx, platform.now() - 2 * oldNewsMs))),
  };
}
