import { catalogue } from "../../i18n/catalogue.ts";

/** What is said before the pages are there; the others come with them. */
export const licencesDoorTexts = catalogue({
  en: {
    licences: "Licences",
  },
  de: {
    licences: "Lizenzen",
  },
  fr: {
    licences: "Licences",
  },
});
