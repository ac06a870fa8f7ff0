import { catalogue } from "../../i18n/catalogue.ts";

/** What stands in the list of the settings; the rest comes with the page. */
export const retentionNames = catalogue({
  en: { retention: "Retention" },
  de: { retention: "Aufbewahrung" },
  fr: { retention: "Conservation" },
});
