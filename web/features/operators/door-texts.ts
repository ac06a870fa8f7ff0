import { catalogue } from "../../i18n/catalogue.ts";

/** What is said before the pages are there; the others come with them. */
export const operatorsDoorTexts = catalogue({
  en: {
    companies: "Companies",
    instance: "Instance",
  },
  de: {
    companies: "Unternehmen",
    instance: "Instanz",
  },
  fr: {
    companies: "Entreprises",
    instance: "Instance",
  },
});
