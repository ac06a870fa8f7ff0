import { catalogue } from "../../i18n/catalogue.ts";

/** What is said before the pages are there; the others come with them. */
export const guestsDoorTexts = catalogue({
  en: {
    wantsInto: "{name} wants to come into {bubble}",
    open: "Open",
  },
  de: {
    wantsInto: "{name} möchte in {bubble}",
    open: "Öffnen",
  },
  fr: {
    wantsInto: "{name} voudrait entrer dans {bubble}",
    open: "Ouvrir",
  },
});
