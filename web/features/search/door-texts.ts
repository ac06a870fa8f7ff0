import { catalogue } from "../../i18n/catalogue.ts";

/** What is said before the pages are there; the others come with them. */
export const searchDoorTexts = catalogue({
  en: {
    searchHere: "Search in this chat",
    all: "Search all messages for “{query}”",
  },
  de: {
    searchHere: "In diesem Chat suchen",
    all: "Alle Nachrichten nach „{query}“ durchsuchen",
  },
  fr: {
    searchHere: "Rechercher dans cette discussion",
    all: "Rechercher « {query} » dans tous les messages",
  },
});
