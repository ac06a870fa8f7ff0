import type { WebFeature } from "../../app/feature.ts";
import { later } from "../../app/later.tsx";
import { translator } from "../../i18n/catalogue.ts";
import { ConferenceButton } from "./conference-button.tsx";
import { startConferences } from "./session.ts";
import { conferencesDoorTexts } from "./door-texts.ts";

const ConferenceBanner = later(() =>
  import("./conference-banner.tsx").then(({ ConferenceBanner }) => ConferenceBanner),
);
const ConferenceStage = later(
  () => import("./conference-stage.tsx").then(({ ConferenceStage }) => ConferenceStage),
  "rest",
);
const PastConferencesPage = later(() =>
  import("./past-conferences.tsx").then(({ PastConferencesPage }) => PastConferencesPage),
);
const PastConferencesSection = later(() =>
  import("./past-conferences.tsx").then(({ PastConferencesSection }) => PastConferencesSection),
);

/** A bubble's conference: the button in its header, the banner while it runs, and the stage one is on. */
export const conferencesFeature: WebFeature = {
  conversationActions: [ConferenceButton],
  conversationBanners: [ConferenceBanner],
  conversationDetails: [PastConferencesSection],
  callLists: [
    { label: (language) => translator(conferencesDoorTexts, language)("pastShort"), List: PastConferencesPage },
  ],
  overlays: [ConferenceStage],
  start: startConferences,
  forGuests: { start: startConferences },
};
