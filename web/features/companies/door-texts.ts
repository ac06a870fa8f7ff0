import { catalogue } from "../../i18n/catalogue.ts";

/** What is said before the pages are there; the others come with them. */
export const companyDoorTexts = catalogue({
  en: {
    company: "Company",
    members: "Members",
    joining: "Joining",
    logoOf: "Logo of {company}",
  },
  de: {
    company: "Firma",
    members: "Mitglieder",
    joining: "Beitritt",
    logoOf: "Logo von {company}",
  },
  fr: {
    company: "Entreprise",
    members: "Membres",
    joining: "Adhésion",
    logoOf: "Logo de {company}",
  },
});
