import { catalogue } from "../../i18n/catalogue.ts";

/** What is said before the pages are there; the others come with them. */
export const diagnosisDoorTexts = catalogue({
  en: {
    connection: "Connection",
  },
  de: {
    connection: "Verbindung",
  },
  fr: {
    connection: "Connexion",
  },
});
