import type { FailureText } from "./failure-text.ts";

export const plansFailures = {
  /** Its one field: `path` is where it was decided (plan, company, group, person), `reason` which function it is. */
  "plans.switched_off": {
    status: 403,
    en: [
      "This function is turned off for you.",
      "Your plan does not contain it, or your company turned it off: your administrator can tell and change that.",
    ],
    de: [
      "Diese Funktion ist für dich abgeschaltet.",
      "Dein Tarif enthält sie nicht, oder dein Unternehmen hat sie abgeschaltet: Deine Administration weiß es und kann es ändern.",
    ],
    fr: [
      "Cette fonction est désactivée pour vous.",
      "Votre formule ne la comprend pas, ou votre entreprise l'a désactivée : votre administrateur le sait et peut le changer.",
    ],
  },
} as const satisfies Record<string, FailureText>;
