import type { FailureText } from "./failure-text.ts";

export const diagnosisFailures = {
  "diagnosis.consent_needed": {
    status: 409,
    en: ["Nothing is passed on without your consent.", "Switch it on under Settings, Connection, if you wish."],
    de: [
      "Ohne deine Einwilligung wird nichts weitergegeben.",
      "Schalte sie unter Einstellungen, Verbindung ein, wenn du magst.",
    ],
    fr: ["Rien n'est transmis sans votre consentement.", "Donnez-le dans Réglages, Connexion, si vous le souhaitez."],
  },
} as const satisfies Record<string, FailureText>;
