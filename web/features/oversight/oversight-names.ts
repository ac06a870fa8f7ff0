import { catalogue } from "../../i18n/catalogue.ts";

/** What stands in the list of the settings; the rest comes with the page. */
export const oversightNames = catalogue({
  en: { privacy: "Data protection" },
  de: { privacy: "Datenschutz" },
  fr: { privacy: "Protection des données" },
});
