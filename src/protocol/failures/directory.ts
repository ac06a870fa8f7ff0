import type { FailureText } from "./failure-text.ts";

export const directoryFailures = {
  "directory.person_not_found": {
    status: 404,
    en: ["There is no such person, or you cannot see them.", "Search for them again."],
    de: ["Diese Person gibt es nicht, oder du kannst sie nicht sehen.", "Suche sie erneut."],
    fr: ["Cette personne n'existe pas ou ne vous est pas visible.", "Cherchez-la de nouveau."],
  },
  "directory.partner_not_found": {
    status: 404,
    en: ["No company has this code.", "Ask its administrator for a new one."],
    de: ["Keine Firma hat diesen Code.", "Bitte ihren Administrator um einen neuen."],
    fr: ["Aucune entreprise n'a ce code.", "Demandez-en un nouveau à son administrateur."],
  },
  "directory.too_many_partners": {
    status: 409,
    en: ["A company can name 200 partners.", "Remove one first."],
    de: ["Eine Firma kann 200 Partner benennen.", "Entferne zuerst einen."],
    fr: ["Une entreprise peut nommer 200 partenaires.", "Retirez-en d'abord un."],
  },
  "directory.company_decides": {
    status: 403,
    en: ["Your company decides who can find you.", "Ask its administrator."],
    de: ["Deine Firma entscheidet, wer dich finden kann.", "Frage ihren Administrator."],
    fr: ["Votre entreprise décide qui peut vous trouver.", "Demandez à son administrateur."],
  },
} as const satisfies Record<string, FailureText>;
