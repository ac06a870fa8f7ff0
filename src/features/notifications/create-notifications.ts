import type { Host, Platform } from "../../platform/platform.ts";
import { createAttention } from "./attention.ts";
import { hearMissed } from "./hear-missed.ts";
import type { NotificationDoors } from "./notifications.deps.ts";
import { forgetPushes } from "./pushes.store.ts";
import { sendDigests } from "./send-digests.ts";
import { createPushSender, oldNewsMs } from "./send-pushes.ts";
import { createSubscribers } from "./subscribers.ts";
import { readWishes } from "./wishes.ts";

export function createNotifications(platform: Platform, host: Host, doors: NotificationDoors) {
  const attention = createAttention(host);
  const subscribers = createSubscribers(platform.db.reader);
  const deps = { ...platform, doors, attention, subscribers };
  const sender = createPushSender({ ...deps, forgotten: subscribers.changed });
  hearMissed({ ...deps, wake: sender.wake });
  host.onStart(async () => sender.wake());
  host.onStop(sender.stop);
  return {
    deps,
    door: {
      wishesOf: (accountId: string, conversationId?: string) =>
        readWishes(platform.db.reader, accountId, conversationId),
      sendDigests: () => sendDigests(deps),
      /** Resolves once the pushes that are due now are sent; tests do not wait for the clock. */
      pushed: sender.settled,
      tidy: () => platform.db.transaction(async (tx) => void (await forgetPushes(tx, platform.now() - 2 * oldNewsMs))),
    },
  };
}
