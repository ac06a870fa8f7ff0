import { catalogue } from "../../i18n/catalogue.ts";

/** What is said before the pages are there; the others come with them. */
export const filesDoorTexts = catalogue({
  en: {
    files: "Files",
    announcedWaiting: "{name} waits for the virus scanner.",
    announcedRefused: "{name} was not sent.",
  },
  de: {
    files: "Dateien",
    announcedWaiting: "{name} wartet auf den Virenscanner.",
    announcedRefused: "{name} wurde nicht gesendet.",
  },
  fr: {
    files: "Fichiers",
    announcedWaiting: "{name} attend l'antivirus.",
    announcedRefused: "{name} n'a pas été envoyé.",
  },
});
