import { catalogue } from "../../i18n/catalogue.ts";

/** What is said before the pages are there; the others come with them. */
export const plansDoorTexts = catalogue({
  en: {
    plans: "Plans",
  },
  de: {
    plans: "Tarife",
  },
  fr: {
    plans: "Formules",
  },
});
