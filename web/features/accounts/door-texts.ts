import { catalogue } from "../../i18n/catalogue.ts";

/** What is said before the pages are there; the others come with them. */
export const accountsDoorTexts = catalogue({
  en: {
    security: "Account and security",
    devices: "Devices",
    operation: "Mail and virus scanning",
    profile: "Profile",
    display: "Language and appearance",
  },
  de: {
    security: "Konto und Sicherheit",
    devices: "Geräte",
    operation: "E-Mail und Virenprüfung",
    profile: "Profil",
    display: "Sprache und Darstellung",
  },
  fr: {
    security: "Compte et sécurité",
    devices: "Appareils",
    operation: "E-mail et antivirus",
    profile: "Profil",
    display: "Langue et apparence",
  },
});
