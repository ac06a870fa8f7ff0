import { catalogue } from "../../i18n/catalogue.ts";

/** The words around the parts of the settings; each part brings its own. */
export const settingsFrameTexts = catalogue({
  en: {
    settings: "Settings",
    groupYou: "You",
    groupCompany: "Company",
    groupOperator: "Operator",
    goToPart: "Settings: {part}",
    titleOfPart: "{part} – Settings",
  },
  de: {
    settings: "Einstellungen",
    groupYou: "Du",
    groupCompany: "Firma",
    groupOperator: "Betrieb",
    goToPart: "Einstellungen: {part}",
    titleOfPart: "{part} – Einstellungen",
  },
  fr: {
    settings: "Réglages",
    groupYou: "Vous",
    groupCompany: "Entreprise",
    groupOperator: "Exploitation",
    goToPart: "Réglages : {part}",
    titleOfPart: "{part} – Réglages",
  },
});
