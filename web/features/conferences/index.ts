import type { WebFeature } from "../../app/feature.ts";
import { translator } from "../../i18n/catalogue.ts";
import { ConferenceBanner } from "./conference-banner.tsx";
import { ConferenceButton } from "./conference-button.tsx";
import { ConferenceStage } from "./conference-stage.tsx";
import { PastConferencesPage, PastConferencesSection } from "./past-conferences.tsx";
import { startConferences, syncConferences } from "./session.ts";
import { conferencesTexts } from "./texts.ts";

/** A bubble's conference: the button in its header, the banner while it runs, and the stage one is on. */
export const conferencesFeature: WebFeature = {
  conversationActions: [ConferenceButton],
  conversationBanners: [ConferenceBanner],
  conversationDetails: [PastConferencesSection],
  callLists: [{ label: (language) => translator(conferencesTexts, language)("pastShort"), List: PastConferencesPage }],
  overlays: [ConferenceStage],
  start: startConferences,
  sync: syncConferences,
  forGuests: { start: startConferences, sync: syncConferences },
};
