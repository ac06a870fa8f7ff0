import { Bell } from "lucide-react";
import type { WebFeature } from "../../app/feature.ts";
import { translator } from "../../i18n/catalogue.ts";
import { EventsList } from "./events-list.tsx";
import { startEvents, syncEvents } from "./events-store.ts";
import { EventsWelcome } from "./events-welcome.tsx";
import { feedTexts } from "./texts.ts";

/** Events: what happened lately. */
export const feedFeature: WebFeature = {
  sections: [
    {
      id: "events",
      href: "/events",
      icon: Bell,
      label: (language) => translator(feedTexts, language)("events"),
      List: EventsList,
      Main: EventsWelcome,
      order: 5,
    },
  ],
  start: startEvents,
  sync: syncEvents,
};
