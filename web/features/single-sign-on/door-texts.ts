import { catalogue } from "../../i18n/catalogue.ts";

/** What is said before the pages are there; the others come with them. */
export const signOnDoorTexts = catalogue({
  en: {
    part: "Single sign-on",
  },
  de: {
    part: "Single Sign-on",
  },
  fr: {
    part: "Authentification unique",
  },
});
