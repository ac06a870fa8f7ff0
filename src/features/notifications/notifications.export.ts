import { answerPart } from "../../platform/exporting/export-part.ts";
import { getNotifications } from "../../protocol/notifications.ts";

export const notificationsExport = [
  answerPart("notifications", ["notification_settings", "push_subscriptions"], getNotifications),
];
