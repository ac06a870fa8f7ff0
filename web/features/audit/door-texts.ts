import { catalogue } from "../../i18n/catalogue.ts";

/** What is said before the pages are there; the others come with them. */
export const auditDoorTexts = catalogue({
  en: {
    audit: "Audit log",
    auditOperator: "Audit log of this Iris",
  },
  de: {
    audit: "Protokoll",
    auditOperator: "Protokoll dieses Iris",
  },
  fr: {
    audit: "Journal d'audit",
    auditOperator: "Journal d'audit de cet Iris",
  },
});
