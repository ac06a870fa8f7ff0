import type { Host, Platform } from "../../platform/platform.ts";
import { createTelling, hearEvents } from "./queue-deliveries.ts";
import { createSender, tidyDeliveries } from "./send-deliveries.ts";
import type { WebhookDoors } from "./webhooks.deps.ts";
import { routeWebhooks } from "./webhooks.routes.ts";

export { webhookNames } from "./webhook-names.ts";

/** Programs that write into bubbles, and programs that are told what happens in them (B11). */
export function mountWebhooks(platform: Platform, host: Host, doors: WebhookDoors) {
  const deps = { ...platform, ...doors };
  const telling = createTelling(deps);
  const sender = createSender(deps);
  routeWebhooks(host, deps, telling, sender.wake);
  hearEvents(deps, telling, sender.wake);
  host.onStart(async () => sender.wake());
  host.onStop(sender.stop);
  return { sent: sender.settled, tidy: () => tidyDeliveries(deps) };
}
