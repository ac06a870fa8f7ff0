import type { FailureText } from "./failure-text.ts";

export const directoryFailures = {
  "directory.person_not_found": {
    status: 404,
    en: ["There is no such person, or you cannot see them.", "Search for them again."],
    de: ["Diese Person gibt es nicht, oder du kannst sie nicht sehen.", "Suche sie erneut."],
    fr: ["Cette personne n'existe pas ou ne vous est pas visible.", "Cherchez-la de nouveau."],
  },
} as const satisfies Record<string, FailureText>;
