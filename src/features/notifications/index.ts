import type { Host, Platform, SentFrames } from "../../platform/platform.ts";
import { createNotifications } from "./create-notifications.ts";
import type { NotificationDoors } from "./notifications.deps.ts";
import { routeNotifications } from "./notifications.routes.ts";

/** What reaches people who are away: push, the mail digest; and what each wants to hear. */
export function mountNotifications(platform: Platform, host: Host & SentFrames, doors: NotificationDoors) {
  const { deps, door } = createNotifications(platform, host, doors);
  routeNotifications(host, deps);
  return door;
}
