import { catalogue } from "../../i18n/catalogue.ts";

/** What is said before the pages are there; the others come with them. */
export const meetingDoorTexts = catalogue({
  en: {
    planned: "Planned",
  },
  de: {
    planned: "Geplant",
  },
  fr: {
    planned: "Planifiées",
  },
});
