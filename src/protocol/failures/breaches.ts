import type { FailureText } from "./failure-text.ts";

export const breachesFailures = {
  "breaches.too_many": {
    status: 429,
    en: ["You have reported three times today.", "Wait a day, or ask your operator directly."],
    de: ["Du hast heute schon dreimal etwas gemeldet.", "Warte einen Tag oder wende dich direkt an den Betreiber."],
    fr: ["Vous avez déjà fait trois signalements aujourd'hui.", "Attendez un jour, ou adressez-vous à l'exploitant."],
  },
  "breaches.decided": {
    status: 409,
    en: ["This has been decided already.", "Read what was decided in the register."],
    de: ["Darüber ist schon entschieden.", "Lies im Verzeichnis, was entschieden wurde."],
    fr: ["Cela a déjà été décidé.", "Lisez dans le registre ce qui a été décidé."],
  },
} as const satisfies Record<string, FailureText>;
