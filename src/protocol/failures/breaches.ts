import type { FailureText } from "./failure-text.ts";

export const breachesFailures = {
  "breaches.too_many": {
    status: 429,
    en: ["You have reported three times today.", "Wait a day, or ask your operator directly."],
    de: ["Du hast heute schon dreimal etwas gemeldet.", "Warte einen Tag oder wende dich direkt an den Betreiber."],
    fr: ["Vous avez déjà fait trois signalements aujourd'hui.", "Attendez un jour, ou adressez-vous à l'exploitant."],
  },
  "breaches.nobody": {
    status: 409,
    en: ["Nobody belongs to this selection.", "Choose another company or bubble, or name addresses."],
    de: ["Zu dieser Auswahl gehört niemand.", "Wähle eine andere Firma oder Bubble, oder nenne Adressen."],
    fr: ["Personne ne fait partie de cette sélection.", "Choisissez une autre entreprise ou bulle, ou des adresses."],
  },
  "breaches.incomplete": {
    status: 409,
    en: ["The notice is not complete.", "Enter the nature, the consequences, the measures and the operator's contact."],
    de: [
      "Die Mitteilung ist noch nicht vollständig.",
      "Trage Art, Folgen und Maßnahmen ein, und in der Konfiguration den Kontakt des Betreibers.",
    ],
    fr: [
      "La communication n'est pas complète.",
      "Saisissez la nature, les conséquences, les mesures, et le contact de l'exploitant dans la configuration.",
    ],
  },
  "breaches.count_changed": {
    status: 409,
    en: ["Meanwhile it is another number of people.", "Look at the preview again, then send."],
    de: ["Inzwischen sind es andere Personen.", "Sieh dir die Vorschau noch einmal an und sende dann."],
    fr: ["Entre-temps, le nombre de personnes a changé.", "Revoyez l'aperçu, puis envoyez."],
  },
  "breaches.decided": {
    status: 409,
    en: ["This has been decided already.", "Read what was decided in the register."],
    de: ["Darüber ist schon entschieden.", "Lies im Verzeichnis, was entschieden wurde."],
    fr: ["Cela a déjà été décidé.", "Lisez dans le registre ce qui a été décidé."],
  },
} as const satisfies Record<string, FailureText>;
