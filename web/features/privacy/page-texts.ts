import { catalogue } from "../../i18n/catalogue.ts";

/** The frame of the privacy page: comes with the settings' list. */
export const pageTexts = catalogue({
  en: {
    privacy: "Privacy",
    onThisPage: "On this page",
    rights: "Your rights",
    data: "Your data",
    consents: "Consents and choices",
    restriction: "Restriction",
    log: "Log",
  },
  de: {
    privacy: "Datenschutz",
    onThisPage: "Auf dieser Seite",
    rights: "Deine Rechte",
    data: "Deine Daten",
    consents: "Einwilligungen und Wahl",
    restriction: "Einschränkung",
    log: "Protokoll",
  },
  fr: {
    privacy: "Confidentialité",
    onThisPage: "Sur cette page",
    rights: "Vos droits",
    data: "Vos données",
    consents: "Consentements et choix",
    restriction: "Limitation",
    log: "Journal",
  },
});
