import { catalogue } from "../../../i18n/catalogue.ts";

/** What is said before the pages are there; the others come with them. */
export const messageDoorTexts = catalogue({
  en: {
    rulesTitle: "Editing messages",
  },
  de: {
    rulesTitle: "Nachrichten bearbeiten",
  },
  fr: {
    rulesTitle: "Modifier des messages",
  },
});
