import { createAside } from "../../platform/jobs/aside.ts";
import type { Host, Platform, SentFrames } from "../../platform/platform.ts";
import { createAttention } from "./attention.ts";
import { hearMissed } from "./hear-missed.ts";
import { hearRings } from "./hear-rings.ts";
import type { NotificationDoors } from "./notifications.deps.ts";
import { pushConsents } from "./push-consents.ts";
import { forgetPushes } from "./pushes.store.ts";
import { sendDigests } from "./send-digests.ts";
import { createPushSender, oldNewsMs } from "./send-pushes.ts";
import { createSubscribers } from "./subscribers.ts";
import { readWishes } from "./wishes.ts";
import { hearSeen } from "./withdraw-shown.ts";

export function createNotifications(platform: Platform, host: Host & SentFrames, doors: NotificationDoors) {
  const attention = createAttention(host);
  const subscribers = createSubscribers(platform.db.reader);
  const deps = { ...platform, doors, attention, subscribers };
  const aside = createAside(platform.log);
  const hearing = { ...deps, aside, devicesOf: host.devicesOf, wake: () => sender.wake() };
  const rings = hearRings(hearing, host);
  const sender = createPushSender({ ...deps, rings, forgotten: subscribers.changed });
  hearMissed(hearing);
  hearSeen(hearing, host);
  host.onStart(async () => sender.wake());
  host.onStop(async () => {
    await aside.settled();
    await sender.stop();
  });
  return {
    deps,
    door: {
      wishesOf: (accountId: string, conversationId?: string) =>
        readWishes(platform.db.reader, accountId, conversationId),
      consents: pushConsents(deps),
      sendDigests: () => sendDigests(deps),
      /** Resolves once the pushes that are due now are sent; tests do not wait for the clock. */
      async pushed() {
        await aside.settled();
        await sender.settled();
      },
      tidy: () => platform.db.transaction(async (tx) => void (await forgetPushes(tx, platform.now() - 2 * oldNewsMs))),
    },
  };
}
