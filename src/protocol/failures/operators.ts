import type { FailureText } from "./failure-text.ts";

export const operatorsFailures = {
  "operators.name_differs": {
    status: 422,
    en: ["This is not the company's name.", "Type it exactly as it is shown."],
    de: ["Das ist nicht der Name des Unternehmens.", "Gib ihn genau so ein, wie er angezeigt wird."],
    fr: ["Ce n'est pas le nom de l'entreprise.", "Saisissez-le exactement comme il est affiché."],
  },
} as const satisfies Record<string, FailureText>;
