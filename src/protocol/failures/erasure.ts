import type { FailureText } from "./failure-text.ts";

export const erasureFailures = {
  "erasure.not_yours": {
    status: 403,
    en: ["Your company decides about your account.", "Send its administrators the request; they have one month."],
    de: [
      "Über dein Konto entscheidet deine Firma.",
      "Sende ihrer Administration den Antrag; sie hat einen Monat Zeit.",
    ],
    fr: [
      "C'est votre entreprise qui décide de votre compte.",
      "Envoyez la demande à ses administrateurs ; ils ont un mois.",
    ],
  },
  "erasure.yours": {
    status: 409,
    en: ["There is nobody to ask: you may erase your account yourself.", "Use “Erase account”."],
    de: ["Du musst niemanden fragen: Du darfst dein Konto selbst löschen.", "Nutze „Konto löschen“."],
    fr: [
      "Il n'y a personne à qui demander : vous pouvez effacer votre compte vous-même.",
      "Utilisez « Effacer le compte ».",
    ],
  },
  "erasure.last_administrator": {
    status: 409,
    en: ["The company would be left without an administrator.", "Make somebody else an administrator first."],
    de: ["Die Firma bliebe ohne Administration.", "Gib diese Rolle zuerst jemand anderem."],
    fr: ["L'entreprise resterait sans administrateur.", "Donnez d'abord ce rôle à quelqu'un d'autre."],
  },
  "erasure.last_operator": {
    status: 409,
    en: [
      "This instance would be left without an operator.",
      "Make another operator first: iris user create … --operator.",
    ],
    de: ["Diese Instanz bliebe ohne Betreiber.", "Lege zuerst einen weiteren an: iris user create … --operator."],
    fr: ["Cette instance resterait sans exploitant.", "Créez-en d'abord un autre : iris user create … --operator."],
  },
  "erasure.no_such_person": {
    status: 422,
    en: ["Nobody here has this address.", "Check how it is written."],
    de: ["Niemand hier hat diese Adresse.", "Prüfe die Schreibweise."],
    fr: ["Personne ici n'a cette adresse.", "Vérifiez comment elle est écrite."],
  },
  "erasure.hold_end": {
    status: 422,
    en: ["A hold ends after today and within two years.", "Choose another day."],
    de: ["Eine Sperre endet nach heute und innerhalb von zwei Jahren.", "Wähle einen anderen Tag."],
    fr: ["Une suspension se termine après aujourd'hui et dans les deux ans.", "Choisissez un autre jour."],
  },
} as const satisfies Record<string, FailureText>;
