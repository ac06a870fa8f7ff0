import { Bell } from "lucide-react";
import type { WebFeature } from "../../app/feature.ts";
import { later } from "../../app/later.tsx";
import { translator } from "../../i18n/catalogue.ts";
import { startEvents, syncEvents } from "./events-store.ts";
import { feedTexts } from "./texts.ts";

const EventsList = later(() => import("./events-list.tsx").then(({ EventsList }) => EventsList));
const EventsWelcome = later(() => import("./events-welcome.tsx").then(({ EventsWelcome }) => EventsWelcome));

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
