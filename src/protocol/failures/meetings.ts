import type { FailureText } from "./failure-text.ts";

export const meetingsFailures = {
  "meetings.not_found": {
    status: 404,
    en: ["There is no such meeting.", "It may have been cancelled or be over."],
    de: ["Diesen Termin gibt es nicht.", "Vielleicht wurde er abgesagt oder ist vorbei."],
    fr: ["Cette réunion n'existe pas.", "Elle a peut-être été annulée ou est terminée."],
  },
  "meetings.time_unusable": {
    status: 422,
    en: [
      "No meeting can be at that time.",
      "Choose a time that is still to come, within five years, in a known time zone.",
    ],
    de: [
      "Zu dieser Zeit kann kein Termin sein.",
      "Wähle eine Zeit, die noch kommt, innerhalb von fünf Jahren und in einer bekannten Zeitzone.",
    ],
    fr: [
      "Aucune réunion n'est possible à ce moment.",
      "Choisissez un moment à venir, d'ici cinq ans, dans un fuseau horaire connu.",
    ],
  },
  "meetings.too_many": {
    status: 409,
    en: ["This bubble has a hundred meetings already.", "Cancel some of them first."],
    de: ["Diese Bubble hat schon hundert Termine.", "Sage zuerst einige davon ab."],
    fr: ["Cette bulle a déjà cent réunions.", "Annulez-en d'abord."],
  },
  "meetings.no_guest_link": {
    status: 409,
    en: [
      "People outside have no way in: the bubble has no guest link.",
      "Open a guest link in the bubble's details, or leave out their addresses.",
    ],
    de: [
      "Außenstehende haben keinen Zugang: Die Bubble hat keinen Gastlink.",
      "Öffne einen Gastlink in den Details der Bubble, oder lasse ihre Adressen weg.",
    ],
    fr: [
      "Les personnes extérieures n'ont pas d'accès : la bulle n'a pas de lien d'invité.",
      "Ouvrez un lien d'invité dans les détails de la bulle, ou retirez leurs adresses.",
    ],
  },
} as const satisfies Record<string, FailureText>;
