import { catalogue } from "../../../i18n/catalogue.ts";

/** What is said before the pages are there; the others come with them. */
export const sideEntryTexts = catalogue({
  en: {
    close: "Close chat",
    clear: "Delete all messages…",
    closed: "The chat is closed until somebody writes in it",
    reopen: "Reopen",
  },
  de: {
    close: "Chat schließen",
    clear: "Alle Nachrichten löschen…",
    closed: "Der Chat ist geschlossen, bis jemand darin schreibt",
    reopen: "Wieder öffnen",
  },
  fr: {
    close: "Fermer la discussion",
    clear: "Supprimer tous les messages…",
    closed: "La discussion est fermée jusqu'à ce que quelqu'un y écrive",
    reopen: "Rouvrir",
  },
});
