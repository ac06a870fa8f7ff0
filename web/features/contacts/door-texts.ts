import { catalogue } from "../../i18n/catalogue.ts";

/** What is said before the pages are there; the others come with them. */
export const contactsDoorTexts = catalogue({
  en: {
    contacts: "Contacts",
    blockedPeople: "Blocked people",
    invitations: "Invitations",
    waiting: { one: "{count} invitation waits for you", other: "{count} invitations wait for you" },
  },
  de: {
    contacts: "Kontakte",
    blockedPeople: "Blockierte Personen",
    invitations: "Einladungen",
    waiting: { one: "{count} Einladung wartet auf dich", other: "{count} Einladungen warten auf dich" },
  },
  fr: {
    contacts: "Contacts",
    blockedPeople: "Personnes bloquées",
    invitations: "Invitations",
    waiting: { one: "{count} invitation vous attend", other: "{count} invitations vous attendent" },
  },
});
