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
  "diagnosis.too_many_logs": {
    status: 409,
    en: ["Five of your logs are with the operator already.", "Delete one of them, and send this one then."],
    de: ["Fünf deiner Protokolle liegen schon beim Betreiber.", "Lösche eines davon und sende dieses dann."],
    fr: ["Cinq de vos journaux sont déjà chez l'exploitant.", "Supprimez-en un, puis envoyez celui-ci."],
  },
} as const satisfies Record<string, FailureText>;
