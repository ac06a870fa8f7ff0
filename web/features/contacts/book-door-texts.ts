import { catalogue } from "../../i18n/catalogue.ts";

/** Which words of `consent…` in `book-texts.ts` somebody agreed to; a new text has a new version and is agreed to anew. */
export const consentVersion = "2026-11-24";

/** What is said before the pages are there; the others come with them. */
export const bookDoorTexts = catalogue({
  en: {
    addressBook: "Address book",
  },
  de: {
    addressBook: "Adressbuch",
  },
  fr: {
    addressBook: "Carnet",
  },
});
