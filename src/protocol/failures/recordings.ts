import type { FailureText } from "./failure-text.ts";

export const recordingsFailures = {
  "recordings.not_found": {
    status: 404,
    en: ["This recording does not exist.", "It may have been deleted, or its consent withdrawn."],
    de: ["Diese Aufzeichnung gibt es nicht.", "Vielleicht wurde sie gelöscht oder die Einwilligung widerrufen."],
    fr: ["Cet enregistrement n'existe pas.", "Il a peut-être été supprimé, ou le consentement retiré."],
  },
  "recordings.one_at_a_time": {
    status: 409,
    en: [
      "This call is being recorded already, or somebody was asked.",
      "Wait for the answer, or end that recording first.",
    ],
    de: [
      "Dieser Anruf wird schon aufgezeichnet, oder es wurde gefragt.",
      "Warte die Antwort ab oder beende zuerst jene.",
    ],
    fr: [
      "Cet appel est déjà enregistré, ou la question est posée.",
      "Attendez la réponse ou terminez d'abord l'autre.",
    ],
  },
  "recordings.over": {
    status: 409,
    en: ["This recording is at another point by now.", "What is shown will be up to date in a moment."],
    de: ["Diese Aufzeichnung ist inzwischen weiter.", "Die Anzeige ist gleich auf dem neuesten Stand."],
    fr: ["Cet enregistrement n'en est plus là.", "L'affichage sera à jour dans un instant."],
  },
} as const satisfies Record<string, FailureText>;
