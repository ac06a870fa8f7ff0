import { catalogue } from "../../../i18n/catalogue.ts";

/** What is said before the pages are there; the others come with them. */
export const kindSummaryTexts = catalogue({
  en: {
    poll: "Poll",
    voice: "Voice message",
    location: "Location",
  },
  de: {
    poll: "Umfrage",
    voice: "Sprachnachricht",
    location: "Standort",
  },
  fr: {
    poll: "Sondage",
    voice: "Message vocal",
    location: "Position",
  },
});
