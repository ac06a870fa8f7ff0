import { catalogue } from "../../i18n/catalogue.ts";

/** What is said before the pages are there; the others come with them. */
export const functionsDoorTexts = catalogue({
  en: {
    functions: "Functions",
  },
  de: {
    functions: "Funktionen",
  },
  fr: {
    functions: "Fonctions",
  },
});
