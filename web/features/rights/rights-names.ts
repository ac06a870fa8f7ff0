import { catalogue } from "../../i18n/catalogue.ts";

/** What stands in the settings' list. */
export const rightsNames = catalogue({
  en: { restrictions: "Restricted data" },
  de: { restrictions: "Eingeschränkte Daten" },
  fr: { restrictions: "Données limitées" },
});
