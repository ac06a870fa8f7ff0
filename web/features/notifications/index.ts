import { BellRing } from "lucide-react";
import type { WebFeature } from "../../app/feature.ts";
import { later } from "../../app/later.tsx";
import { translator } from "../../i18n/catalogue.ts";
import { AppBadge } from "./app-badge.tsx";
import { MutedMark } from "./muted-mark.tsx";
import { startNotifications } from "./session.ts";
import { notificationDoorTexts } from "./door-texts.ts";

const LevelSection = later(() => import("./level-section.tsx").then(({ LevelSection }) => LevelSection));
const NotificationsPart = later(() =>
  import("./notifications-part.tsx").then(({ NotificationsPart }) => NotificationsPart),
);

/** What one is told of while one looks elsewhere, and how. */
export const notificationsFeature: WebFeature = {
  settings: [
    {
      id: "notifications",
      icon: BellRing,
      label: (language) => translator(notificationDoorTexts, language)("notifications"),
      Page: NotificationsPart,
      order: 30,
    },
  ],
  overlays: [AppBadge],
  conversationActions: [MutedMark],
  conversationDetails: [LevelSection],
  start: startNotifications,
};
