import { catalogue } from "../../../i18n/catalogue.ts";

/** What is said before the pages are there; the others come with them. */
export const visibilityDoorTexts = catalogue({
  en: {
    visibility: "Visibility",
    whoFindsMe: "Who can find me",
  },
  de: {
    visibility: "Sichtbarkeit",
    whoFindsMe: "Wer mich findet",
  },
  fr: {
    visibility: "Visibilité",
    whoFindsMe: "Qui peut me trouver",
  },
});
